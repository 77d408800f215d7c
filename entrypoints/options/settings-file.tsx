/** Saves the settings to a file and takes them from one, after showing what would change. */

import { signal } from '@preact/signals';
import { attempt } from '../../components/app/attempt.ts';
import { FileSection, type SettingsPreview } from '../../components/options/FileSection.tsx';
import type { SettingsView } from '../../components/options/settings-view.ts';
import { textOf } from '../../lib/decode-text.ts';
import { download } from '../../lib/download.ts';
import { readSettings, type Settings, writeSettings } from '../../lib/settings.ts';
import { judgeShared, type SettingName, withoutOwn } from '../../lib/settings-rules.ts';

const chosen = signal<{ preview: SettingsPreview; changes: Partial<Settings> } | null>(null);

async function choose(file: File, { settings, locked }: SettingsView): Promise<void> {
  const judged = judgeShared(await parsed(file));
  const entries = Object.entries(judged.settings) as [SettingName, unknown][];
  const differing = entries.filter(
    ([name, value]) => JSON.stringify(settings[name]) !== JSON.stringify(value),
  );
  const free = differing.filter(([name]) => !locked.has(name));
  const held = differing.filter(([name]) => locked.has(name));
  chosen.value = {
    changes: Object.fromEntries(free),
    preview: {
      file: file.name,
      changes: free.map(([name, value]) => ({
        name,
        value: typeof value === 'string' ? value : JSON.stringify(value),
      })),
      problems: [
        ...judged.problems,
        ...held.map(([name]) => `“${name}” is set by your organisation and stays as it is.`),
      ],
    },
  };
}

async function parsed(file: File): Promise<unknown> {
  try {
    return JSON.parse(await textOf(file));
  } catch {
    return null;
  }
}

export function drawFile(view: SettingsView) {
  return (
    <FileSection
      preview={chosen.value?.preview ?? null}
      onSave={() =>
        void attempt(async () => {
          const shared = withoutOwn(await readSettings());
          download('voice-control-settings.json', 'application/json', `${JSON.stringify(shared, null, 2)}\n`);
        })
      }
      onChoose={(file) => void attempt(() => choose(file, view))}
      onConfirm={() =>
        void attempt(async () => {
          const { changes } = chosen.value ?? { changes: {} };
          await writeSettings(changes);
          chosen.value = null;
          return 'Settings taken from the file';
        })
      }
      onCancel={() => {
        chosen.value = null;
      }}
    />
  );
}
