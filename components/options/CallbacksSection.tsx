/** Options for callbacks: how they are dialled, how often, how they close, and who may change them. */

import { type CallbackRules, type DialMode, isCallbackWriter } from '../../lib/callbacks/rules.ts';
import { ListSetting } from './ListSetting.tsx';
import { Choice, SettingRow, Switch } from './SettingRow.tsx';
import type { SettingsView } from './settings-view.ts';

const modes: { value: DialMode; name: string }[] = [
  { value: 'manual', name: 'By hand' },
  { value: 'automatic', name: 'By countdown' },
];
const modeName = (mode: DialMode) => (mode === 'manual' ? 'by hand' : 'by countdown');

const seconds = (value: number) => (value < 120 ? `${value} seconds` : `${value / 60} minutes`);
const minutes = (value: number) =>
  value < 120 ? `${value} minutes` : value < 2_880 ? `${value / 60} hours` : `${value / 1_440} days`;

interface Span {
  id: keyof CallbackRules & `callback${string}`;
  label: string;
  hint: string;
  usual: readonly number[];
  name(value: number): string;
}

/** Settings that are one of a few figures; any other that is set stands among them. */
const figures: readonly Span[] = [
  {
    ...{
      id: 'callbackDialSeconds',
      label: 'Countdown before dialling',
      usual: [10, 15, 30, 45, 60, 120, 300],
    },
    hint: 'For callbacks dialled by countdown. It can be paused, extended, or dialled before.',
    name: seconds,
  },
  {
    ...{ id: 'callbackLateSeconds', label: 'Dial at most this late', usual: [0, 15, 30, 60, 120] },
    hint: 'When the computer slept past the end of a countdown. Later than that it asks.',
    name: (value) => (value === 0 ? 'Never late' : seconds(value)),
  },
  {
    ...{ id: 'callbackWrapUpSeconds', label: 'Countdown after the call', usual: [0, 15, 30, 60, 120, 300] },
    hint: 'A callback dialled by countdown closes at its end with the default code.',
    name: (value) => (value === 0 ? 'It waits for you' : seconds(value)),
  },
  {
    ...{ id: 'callbackMostAttempts', label: 'Attempts', usual: [0, 1, 2, 3, 5, 10] },
    hint: 'How often a customer may be called for one callback.',
    name: (value) => (value === 0 ? 'As many as you like' : value === 1 ? 'One' : `At most ${value}`),
  },
  {
    ...{ id: 'callbackAgainMinutes', label: 'Called a short while ago', usual: [0, 10, 30, 60, 240] },
    hint: 'Calling the same number again within this time has to be confirmed.',
    name: (value) => (value === 0 ? 'Never ask' : minutes(value)),
  },
  {
    ...{ id: 'callbackExpireMinutes', label: 'Give up a request', usual: [0, 60, 240, 1_440, 4_320, 10_080] },
    hint: 'When nobody took it for so long after its time.',
    name: (value) => (value === 0 ? 'Never' : `After ${minutes(value)}`),
  },
];

export function CallbacksSection({ settings, locked, change }: SettingsView) {
  const { callbackQueueModes, callbackMode, roles } = settings;
  const row = (id: keyof CallbackRules) => ({ id, isLocked: locked.has(id) });
  const control = (id: keyof CallbackRules) => ({ id, isOff: locked.has(id) });
  const other: DialMode = callbackMode === 'manual' ? 'automatic' : 'manual';
  return (
    <div class="sheet-panel settings">
      <SettingRow {...row('callbackMode')} label="Dialling" hint="Where the request does not say how.">
        <Choice
          {...control('callbackMode')}
          value={callbackMode}
          choices={modes}
          onChange={(mode) => change({ callbackMode: mode as DialMode })}
        />
      </SettingRow>
      <ListSetting
        id="callbackQueueModes"
        label="Queues that differ"
        hint={`Their callbacks are dialled ${modeName(other)}. The queue’s name as Connect has it.`}
        placeholder="Orders"
        entries={Object.entries(callbackQueueModes).map(([queue, mode]) => ({
          key: queue,
          text: `${queue}, ${modeName(mode)}`,
        }))}
        empty="All are dialled alike."
        isLocked={locked.has('callbackQueueModes')}
        add={(text) => {
          change({ callbackQueueModes: { ...callbackQueueModes, [text]: other } });
          return null;
        }}
        remove={(queue) =>
          change({
            callbackQueueModes: Object.fromEntries(
              Object.entries(callbackQueueModes).filter(([name]) => name !== queue),
            ),
          })
        }
      />
      {figures.map(({ id, label, hint, usual, name }) => {
        const present = settings[id] as number;
        const values = [...new Set([...usual, present])].toSorted((a, b) => a - b);
        return (
          <SettingRow key={id} {...row(id)} label={label} hint={hint}>
            <Choice
              {...control(id)}
              value={String(present)}
              choices={values.map((value) => ({ value: String(value), name: name(value) }))}
              onChange={(value) => change({ [id]: Number(value) })}
            />
          </SettingRow>
        );
      })}
      <SettingRow
        {...row('callbackOpensPage')}
        label="Open its page"
        hint="When you accept a callback, its page opens with everything the request tells."
      >
        <Switch
          {...control('callbackOpensPage')}
          value={settings.callbackOpensPage}
          onChange={(callbackOpensPage) => change({ callbackOpensPage })}
        />
      </SettingRow>
      <SettingRow {...row('callbackReasons')} label="Reasons" hint="Which are offered for a callback.">
        <Choice
          {...control('callbackReasons')}
          value={settings.callbackReasons}
          choices={[
            { value: 'both', name: 'Sales and service' },
            { value: 'sales', name: 'Sales' },
            { value: 'service', name: 'Customer service' },
          ]}
          onChange={(reasons) => change({ callbackReasons: reasons as CallbackRules['callbackReasons'] })}
        />
      </SettingRow>
      <SettingRow
        {...row('roles')}
        label="Change callbacks"
        hint="Reason and particulars on the context card, as the role callback_writer allows."
      >
        <Switch
          {...control('roles')}
          value={isCallbackWriter(roles)}
          onChange={(mayWrite) => {
            const rest = roles.filter((role) => !isCallbackWriter([role]));
            change({ roles: mayWrite ? [...rest, 'callback_writer'] : rest });
          }}
        />
      </SettingRow>
    </div>
  );
}
