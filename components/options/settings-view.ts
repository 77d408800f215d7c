/** What the sections of the options page are given. */

import type { SettingName, Settings } from '../../lib/settings-rules.ts';

export interface SettingsView {
  settings: Settings;
  /** Held by the administrator's policy: shown with a padlock, and off. */
  locked: ReadonlySet<SettingName>;
  /** Keeps what was changed; a failure is told on the page. */
  change(changed: Partial<Settings>): void;
}
