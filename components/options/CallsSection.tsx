/** Options for placing calls. */

import { homes } from '../contacts/homes.ts';
import { Choice, SettingRow, TextControl } from './SettingRow.tsx';
import type { SettingsView } from './settings-view.ts';

export function CallsSection({ settings, locked, change }: SettingsView) {
  return (
    <div class="sheet-panel settings">
      <SettingRow
        id="defaultRegion"
        label="Your country"
        hint="Numbers without a country code are read as numbers of this country."
        isLocked={locked.has('defaultRegion')}
      >
        <Choice
          id="defaultRegion"
          value={settings.defaultRegion}
          choices={homes().flatMap(({ home, name }) =>
            home === 'country-code-first' ? [] : [{ value: home, name }],
          )}
          isOff={locked.has('defaultRegion')}
          onChange={(defaultRegion) => change({ defaultRegion })}
        />
      </SettingRow>
      <SettingRow
        id="recordingNotice"
        label="Notice before a call"
        hint="Stands on the card before you call. Empty for none."
        isLocked={locked.has('recordingNotice')}
      >
        <TextControl
          id="recordingNotice"
          value={settings.recordingNotice}
          longest={300}
          isOff={locked.has('recordingNotice')}
          onChange={(recordingNotice) => change({ recordingNotice })}
        />
      </SettingRow>
    </div>
  );
}
