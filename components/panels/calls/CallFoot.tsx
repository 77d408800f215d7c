/** Beneath a call: earlier calls with this number, callbacks that were promised, and the notes of this one. */

import { Component } from 'preact';
import type { Call } from '../../../lib/call.ts';
import type { Interaction } from '../../../lib/interactions/interaction.ts';
import type { WrapUpForm as Form, NumberHistory } from '../../../lib/queries.ts';
import type { SurfaceProps } from '../../card-props.ts';
import { Icon } from '../../Icon.tsx';
import { duration, timeOfDay, whenWords } from '../../words.ts';
import { OpenInteraction } from '../OpenInteraction.tsx';
import { WrapUpForm } from '../wrap-up/WrapUpForm.tsx';

interface CallFootProps extends SurfaceProps {
  call: Call | undefined;
}

interface CallFootState {
  /** What was found for which call; null while nothing was. */
  found: { callId: string; history: NumberHistory; form: Form | null } | null;
  open: 'earlier' | 'notes' | null;
}

/** As many as fit beneath a ring without hiding it. */
const shown = 3;
const nothing: NumberHistory = { records: [], callbacks: [] };

export class CallFoot extends Component<CallFootProps, CallFootState> {
  override state: CallFootState = { found: null, open: null };

  override componentDidMount(): void {
    this.look();
  }
  override componentDidUpdate({ call, session }: CallFootProps): void {
    const isSame = call?.id === this.props.call?.id && call?.number === this.props.call?.number;
    if (!isSame || session.records.version !== this.props.session.records.version) this.look();
  }

  private look(): void {
    const { call, lookup } = this.props;
    if (!call) return;
    const { id: callId, number } = call;
    Promise.all([
      number ? lookup.historyOfNumber(number, shown + 1) : nothing,
      lookup.wrapUpForm(callId),
    ]).then(
      ([history, form]) =>
        this.props.call?.id === callId && this.setState({ found: { callId, history, form } }),
      // Without the records a call goes on as before.
      () => {},
    );
  }

  private toggle = (what: 'earlier' | 'notes') =>
    this.setState(({ open }) => ({ open: open === what ? null : what }));

  override render({ call, now, lookup, ask }: CallFootProps, { found, open }: CallFootState) {
    if (!call || found?.callId !== call.id) return null;
    const { form, history } = found;
    const records = history.records.filter(({ phone_log }) => phone_log.call_id !== call.id).slice(0, shown);
    const list = <Earlier records={records} history={history} now={now} />;
    const hasPast = records.length > 0 || history.callbacks.length > 0;
    const way = <OpenInteraction id={call.id} ask={ask} />;
    if (call.phase === 'ringing')
      return (
        <div class="call-foot">
          {hasPast && list}
          <div class="call-foot-ways">
            <span class="grow" />
            {way}
          </div>
        </div>
      );
    return (
      <div class="call-foot">
        <div class="call-foot-ways">
          {form && (
            <button
              type="button"
              class="link"
              aria-expanded={open === 'notes'}
              onClick={() => this.toggle('notes')}
            >
              Notes and code
            </button>
          )}
          <span class="grow" />
          {way}
          {hasPast && (
            <button
              type="button"
              class="link"
              aria-expanded={open === 'earlier'}
              onClick={() => this.toggle('earlier')}
            >
              Earlier calls
            </button>
          )}
        </div>
        {open === 'earlier' && list}
        {open === 'notes' && form && (
          <WrapUpForm key={form.record.sys_id} form={form} lookup={lookup} fault={null} onChange={() => {}} />
        )}
      </div>
    );
  }
}

interface EarlierProps {
  records: readonly Interaction[];
  history: NumberHistory;
  now: number;
}

function Earlier({ records, history, now }: EarlierProps) {
  return (
    <ul class="earlier" aria-label="Earlier with this number">
      {history.callbacks.map(({ sys_id, scheduled_start_time, description }) => (
        <li key={sys_id} class="promised">
          <Icon name="phone-outgoing" size="s" />
          <span class="cut">
            {scheduled_start_time === null
              ? 'Callback asked for'
              : `Callback promised ${soonWords(scheduled_start_time)}`}
            {description && ` · ${description}`}
          </span>
        </li>
      ))}
      {records.map((record) => (
        <li key={record.sys_id}>
          <Icon name={record.direction === 'inbound' ? 'phone-incoming' : 'phone-outgoing'} size="s" />
          <span class="num">{whenWords(record.opened_at, now)}</span>
          <span class="cut" title={record.work_notes}>
            {pastWords(record)}
          </span>
        </li>
      ))}
    </ul>
  );
}

const soonWords = (at: number) =>
  `${new Date(at).toLocaleDateString(undefined, { weekday: 'short', day: 'numeric', month: 'short' })}, ${timeOfDay(at)}`;

/** What an earlier call was, in a line: how it ended or how long it was, its code, and what was written. */
export function pastWords({
  outcome,
  talkMs,
  holdMs,
  wrap_up_segment,
  short_description,
  work_notes,
}: Interaction): string {
  const ends = { missed: 'missed', rejected: 'rejected', abandoned: 'hung up', failed: 'not reached' };
  const how =
    outcome === null
      ? 'still on'
      : outcome === 'answered'
        ? duration((talkMs ?? 0) + holdMs)
        : (ends[outcome] ?? outcome);
  const code = wrap_up_segment?.wrap_up_code?.display_value;
  return [how, code, short_description || work_notes].filter(Boolean).join(' · ');
}
