/** Options for the page that opens when a customer calls. */

import { templateFault } from '../../lib/screen-pop.ts';
import { Choice, SettingRow, TextControl } from './SettingRow.tsx';
import type { SettingsView } from './settings-view.ts';

const pages = [
  { value: 'off', name: 'Nothing' },
  { value: 'record', name: 'The call’s own page' },
  { value: 'address', name: 'An address' },
] as const;
const moments = [
  { value: 'ring', name: 'When it rings' },
  { value: 'answer', name: 'When it is answered' },
] as const;

export function ScreenPopSection({ settings, locked, change }: SettingsView) {
  const isOff = settings.screenPop === 'off';
  return (
    <div class="sheet-panel settings">
      <SettingRow
        id="screenPop"
        label="Open when a customer calls"
        hint="A tab that has the page already comes to the front."
        isLocked={locked.has('screenPop')}
      >
        <Choice
          id="screenPop"
          value={settings.screenPop}
          choices={pages}
          isOff={locked.has('screenPop')}
          onChange={(screenPop) => change({ screenPop: screenPop as typeof settings.screenPop })}
        />
      </SettingRow>
      <SettingRow id="screenPopAt" label="When" isLocked={locked.has('screenPopAt')}>
        <Choice
          id="screenPopAt"
          value={settings.screenPopAt}
          choices={moments}
          isOff={isOff || locked.has('screenPopAt')}
          onChange={(screenPopAt) => change({ screenPopAt: screenPopAt as typeof settings.screenPopAt })}
        />
      </SettingRow>
      <SettingRow
        id="screenPopTemplate"
        label="Address"
        hint="Filled in: {e164}, {contactId}, {name}, {queue}, {direction}, {attribute:Name}. It does not open when a value is missing."
        isLocked={locked.has('screenPopTemplate')}
        fault={templateFault(settings.screenPopTemplate)}
      >
        <TextControl
          id="screenPopTemplate"
          value={settings.screenPopTemplate}
          longest={2_000}
          placeholder="https://crm.example/find?phone={e164}"
          isOff={settings.screenPop !== 'address' || locked.has('screenPopTemplate')}
          onChange={(screenPopTemplate) => change({ screenPopTemplate: screenPopTemplate.trim() })}
        />
      </SettingRow>
    </div>
  );
}
