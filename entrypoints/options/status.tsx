/** The section of the agent's status: what it shows of the session, and the mapping as a file. */

import { signal } from '@preact/signals';
import { attempt } from '../../components/app/attempt.ts';
import type { MappingPreview } from '../../components/options/MappingEditor.tsx';
import { SignInSection } from '../../components/options/SignInSection.tsx';
import { StatusSection } from '../../components/options/StatusSection.tsx';
import type { SettingsView } from '../../components/options/settings-view.ts';
import { textOf } from '../../lib/decode-text.ts';
import { download } from '../../lib/download.ts';
import { mappingToCsv, mappingToJson, readMapping } from '../../lib/presence/mapping-file.ts';
import { readSettings, writeSettings } from '../../lib/settings.ts';
import { session } from './session.ts';

const chosen = signal<MappingPreview | null>(null);
const refusedLogin = signal<string | null>(null);

export function drawStatus(view: SettingsView) {
  return (
    <StatusSection
      {...view}
      choices={session.value?.agent?.choices ?? null}
      preview={chosen.value}
      onSave={(kind) =>
        void attempt(async () => {
          const { presenceMapping } = await readSettings();
          if (kind === 'csv') download('statuses.csv', 'text/csv', mappingToCsv(presenceMapping));
          else download('statuses.json', 'application/json', mappingToJson(presenceMapping));
        })
      }
      onChoose={(file) =>
        void attempt(async () => {
          chosen.value = { file: file.name, ...readMapping(await textOf(file)) };
        })
      }
      onConfirm={() =>
        void attempt(async () => {
          await writeSettings({ presenceMapping: chosen.value?.mapping ?? [] });
          chosen.value = null;
          return 'Table taken from the file';
        })
      }
      onCancel={() => {
        chosen.value = null;
      }}
    />
  );
}

export function drawSignIn(view: SettingsView) {
  return (
    <SignInSection
      {...view}
      refused={refusedLogin.value}
      onRefused={(text) => {
        refusedLogin.value = text;
      }}
    />
  );
}
