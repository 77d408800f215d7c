/** Options for the agent's status: the ends of a shift, and the table to another system's states. */

import type { Presence } from '../../lib/agent.ts';
import type { OnReturn } from '../../lib/presence/shift.ts';
import { MappingEditor, type MappingEditorProps } from './MappingEditor.tsx';
import { Choice, SettingRow } from './SettingRow.tsx';
import type { SettingsView } from './settings-view.ts';
import { TextInput } from './TextInput.tsx';

const onReturn: { value: OnReturn; name: string }[] = [
  { value: 'ask', name: 'Say what you were' },
  { value: 'restore', name: 'Set it again' },
  { value: 'never', name: 'Leave you Offline' },
];

export interface StatusSectionProps
  extends SettingsView,
    Pick<MappingEditorProps, 'preview' | 'onSave' | 'onChoose' | 'onConfirm' | 'onCancel'> {
  /** The statuses of the agent who is signed in; null while nobody is. */
  choices: readonly Presence[] | null;
}

export function StatusSection(props: StatusSectionProps) {
  const { settings, locked, change } = props;
  return (
    <>
      <div class="sheet-panel settings">
        <SettingRow
          id="offlineAt"
          label="Go Offline at"
          hint="Each day, by this computer’s clock. During a call it becomes the next status; wrap-up is waited for. Empty for never."
          isLocked={locked.has('offlineAt')}
        >
          <span class="field">
            <TextInput
              id="offlineAt"
              type="time"
              aria-describedby="offlineAt-hint"
              value={settings.offlineAt ?? ''}
              disabled={locked.has('offlineAt')}
              onChange={({ currentTarget }) => change({ offlineAt: currentTarget.value || null })}
            />
          </span>
        </SettingRow>
        <SettingRow
          id="onReturn"
          label="When you are back"
          hint="After signing out, closing the browser or going Offline by the clock, within the same shift."
          isLocked={locked.has('onReturn')}
        >
          <Choice
            id="onReturn"
            value={settings.onReturn}
            choices={onReturn}
            isOff={locked.has('onReturn')}
            onChange={(value) => change({ onReturn: value as OnReturn })}
          />
        </SettingRow>
      </div>
      <h3 class="options-title">Matching another system’s states</h3>
      <MappingEditor
        {...props}
        mapping={settings.presenceMapping}
        isLocked={locked.has('presenceMapping')}
        onChange={(presenceMapping) => change({ presenceMapping })}
      />
    </>
  );
}
