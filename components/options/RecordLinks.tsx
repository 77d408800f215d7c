/** Options for what a record points at: recording, transcript and contact record. */

import type { PaperRules } from '../../lib/interactions/papers.ts';
import { templateFault } from '../../lib/screen-pop.ts';
import { SettingRow, TextControl } from './SettingRow.tsx';
import type { SettingsView } from './settings-view.ts';

type Template = Exclude<keyof PaperRules, 'ccpUrl'>;

const rows: Record<Template, { label: string; hint: string; placeholder: string }> = {
  recordingTemplate: {
    label: 'Address of a recording',
    hint: 'Where recordings of your company stand. A contact attribute “recordingUrl” of the flow wins.',
    placeholder: 'https://recordings.example/{contactId}',
  },
  transcriptTemplate: {
    label: 'Address of a transcript',
    hint: 'The same for transcripts; the flow tells them by “transcriptUrl” or “transcript”.',
    placeholder: 'https://transcripts.example/{contactId}',
  },
  contactRecordTemplate: {
    label: 'Address of a contact record',
    hint: 'Left empty it is the contact’s own page at your Connect instance.',
    placeholder: 'https://example.my.connect.aws/contact-trace-records/details/{contactId}',
  },
};

export function RecordLinks({ settings, locked, change }: SettingsView) {
  return (
    <div class="sheet-panel settings">
      {(Object.keys(rows) as Template[]).map((id) => (
        <SettingRow
          key={id}
          id={id}
          label={rows[id].label}
          hint={rows[id].hint}
          isLocked={locked.has(id)}
          fault={templateFault(settings[id])}
        >
          <TextControl
            id={id}
            value={settings[id]}
            longest={2_000}
            placeholder={rows[id].placeholder}
            isOff={locked.has(id)}
            onChange={(template) => change({ [id]: template.trim() })}
          />
        </SettingRow>
      ))}
    </div>
  );
}
