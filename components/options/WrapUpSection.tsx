/** Options for wrap-up and records: what is asked after a call, its codes, and how long records are kept. */

import type { Settings } from '../../lib/settings-rules.ts';
import { CodeList, type CodeListProps } from './CodeList.tsx';
import { RecordLinks } from './RecordLinks.tsx';
import { Choice, SettingRow, Switch } from './SettingRow.tsx';
import type { SettingsView } from './settings-view.ts';

export type WrapUpSectionProps = SettingsView & CodeListProps;

const limits = [0, 30, 60, 90, 120, 180, 300, 600];
const spans = [0, 30, 90, 180, 365, 730];

const limitName = (seconds: number) =>
  seconds === 0 ? 'No limit' : seconds < 120 ? `${seconds} seconds` : `${seconds / 60} minutes`;
const spanName = (days: number) => (days === 0 ? 'For ever' : `${days} days`);

/** The usual values, and the one that is set though it is none of them. */
const choicesOf = (usual: readonly number[], present: number, name: (value: number) => string) =>
  [...new Set([...usual, present])]
    .toSorted((a, b) => a - b)
    .map((value) => ({ value: String(value), name: name(value) }));

export function WrapUpSection(props: WrapUpSectionProps) {
  const { settings, locked, change, codes } = props;
  const row = (id: keyof Settings) => ({ id, isLocked: locked.has(id) });
  const control = (id: keyof Settings) => ({ id, isOff: locked.has(id) });
  return (
    <>
      <div class="sheet-panel settings">
        <SettingRow
          {...row('asksWrapUp')}
          label="Write up each call"
          hint="After a call, and during it: code, notes, a promised call back. Off, a record closes with its call."
        >
          <Switch
            {...control('asksWrapUp')}
            value={settings.asksWrapUp}
            onChange={(asksWrapUp) => change({ asksWrapUp })}
          />
        </SettingRow>
        <SettingRow
          {...row('wrapUpSeconds')}
          label="Time for it"
          hint="A bar shows it: amber from three quarters on, red when it is over."
        >
          <Choice
            {...control('wrapUpSeconds')}
            value={String(settings.wrapUpSeconds)}
            choices={choicesOf(limits, settings.wrapUpSeconds, limitName)}
            onChange={(seconds) => change({ wrapUpSeconds: Number(seconds) })}
          />
        </SettingRow>
        <SettingRow
          {...row('wrapUpDefaultCode')}
          label="When the time is over"
          hint="What was written by then is kept either way."
        >
          <Choice
            {...control('wrapUpDefaultCode')}
            value={settings.wrapUpDefaultCode}
            choices={[
              { value: '', name: 'It waits for you' },
              ...codes.map(({ sys_id, label }) => ({ value: sys_id, name: `Close with “${label}”` })),
            ]}
            onChange={(wrapUpDefaultCode) => change({ wrapUpDefaultCode })}
          />
        </SettingRow>
      </div>
      <CodeList codes={codes} onSave={props.onSave} />
      <div class="sheet-panel settings">
        <SettingRow
          {...row('keepRecordsDays')}
          label="Keep closed records"
          hint="Older ones are deleted with their notes. Open ones stay."
        >
          <Choice
            {...control('keepRecordsDays')}
            value={String(settings.keepRecordsDays)}
            choices={choicesOf(spans, settings.keepRecordsDays, spanName)}
            onChange={(days) => change({ keepRecordsDays: Number(days) })}
          />
        </SettingRow>
        <SettingRow
          {...row('earlyHangUpState')}
          label="Caller hung up before any queue"
          hint="The state of that record."
        >
          <Choice
            {...control('earlyHangUpState')}
            value={settings.earlyHangUpState}
            choices={[
              { value: 'closed_complete', name: 'Closed complete' },
              { value: 'closed_abandoned', name: 'Closed abandoned' },
            ]}
            onChange={(state) => change({ earlyHangUpState: state as Settings['earlyHangUpState'] })}
          />
        </SettingRow>
        <SettingRow
          {...row('makesConversation')}
          label="Conversation for outgoing calls"
          hint="Links a conversation record, as ServiceNow does where its voice application is set so."
        >
          <Switch
            {...control('makesConversation')}
            value={settings.makesConversation}
            onChange={(makesConversation) => change({ makesConversation })}
          />
        </SettingRow>
      </div>
      <RecordLinks settings={settings} locked={locked} change={change} />
    </>
  );
}
