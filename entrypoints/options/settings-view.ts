/** The settings as the sections see them, followed while the page is open. */

import { signal } from '@preact/signals';
import { attempt } from '../../components/app/attempt.ts';
import type { SettingsView } from '../../components/options/settings-view.ts';
import { readPolicy, readSettings, watchSettings, writeSettings } from '../../lib/settings.ts';
import type { SettingName } from '../../lib/settings-rules.ts';

/** Null until the settings were read. */
export const view = signal<SettingsView | null>(null);

export async function follow(): Promise<void> {
  const take = async () => {
    const [settings, policy] = await Promise.all([readSettings(), readPolicy()]);
    view.value = {
      settings,
      locked: new Set(Object.keys(policy) as SettingName[]),
      change: (changed) =>
        void attempt(async () => {
          await writeSettings(changed);
          return 'Kept';
        }),
    };
  };
  watchSettings(() => void take());
  await take();
}
