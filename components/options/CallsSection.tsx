/** Options for placing calls. */

import { homes } from '../contacts/homes.ts';
import { countryName } from '../words.ts';
import { ListSetting } from './ListSetting.tsx';
import { Choice, SettingRow, Switch, TextControl } from './SettingRow.tsx';
import type { SettingsView } from './settings-view.ts';

export function CallsSection({ settings, locked, change }: SettingsView) {
  const { dialCountries } = settings;
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
      <ListSetting
        id="dialCountries"
        label="Countries that may be called"
        hint="Two letters each. A country that was never called from here asks first, listed or not."
        placeholder="GB"
        entries={dialCountries.map((code) => ({ key: code, text: countryName(code) ?? code }))}
        empty="All that Amazon Connect allows."
        isLocked={locked.has('dialCountries')}
        add={(text) => {
          const code = text.toUpperCase();
          if (!/^[A-Z]{2}$/.test(code) || !countryName(code))
            return 'Enter a country’s two letters, such as GB.';
          if (!dialCountries.includes(code)) change({ dialCountries: [...dialCountries, code] });
          return null;
        }}
        remove={(code) => change({ dialCountries: dialCountries.filter((each) => each !== code) })}
      />
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
      <SettingRow
        id="allowsTransfer"
        label="Transfers"
        hint="Calls can be handed to colleagues, queues and numbers, and others brought in."
        isLocked={locked.has('allowsTransfer')}
      >
        <Switch
          id="allowsTransfer"
          value={settings.allowsTransfer}
          isOff={locked.has('allowsTransfer')}
          onChange={(allowsTransfer) => change({ allowsTransfer })}
        />
      </SettingRow>
      <SettingRow
        id="helpFrom"
        label="Help from"
        hint="The quick connect that reaches a supervisor, by its name in Connect. It stands in the More menu during a call; empty for none."
        isLocked={locked.has('helpFrom')}
      >
        <TextControl
          id="helpFrom"
          value={settings.helpFrom}
          longest={127}
          isOff={locked.has('helpFrom')}
          onChange={(helpFrom) => change({ helpFrom: helpFrom.trim() })}
        />
      </SettingRow>
    </div>
  );
}
