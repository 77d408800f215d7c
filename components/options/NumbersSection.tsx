/** Options for numbers on web pages. */

import { SettingRow, Switch } from './SettingRow.tsx';
import type { SettingsView } from './settings-view.ts';

export function NumbersSection({ settings, locked, change }: SettingsView) {
  return (
    <div class="sheet-panel settings">
      <SettingRow
        id="marksNumbers"
        label="Mark numbers on web pages"
        hint="Underlines phone numbers so that they can be called. Pages are never changed."
        isLocked={locked.has('marksNumbers')}
      >
        <Switch
          id="marksNumbers"
          value={settings.marksNumbers}
          isOff={locked.has('marksNumbers')}
          onChange={(marksNumbers) => change({ marksNumbers })}
        />
      </SettingRow>
    </div>
  );
}
