/** After a call: how long the after call work has run, what is written about the call, and the way out of it. */

import { Component } from 'preact';
import type { WrapUpDraft } from '../../lib/interactions/wrap-up.ts';
import type { WrapUpForm as Form } from '../../lib/queries.ts';
import { Button } from '../Button.tsx';
import { CallTimer } from '../CallTimer.tsx';
import { CallWho } from '../CallWho.tsx';
import { type CardProps, canPress } from '../card-props.ts';
import { Icon } from '../Icon.tsx';
import { SetAvailable } from '../SetAvailable.tsx';
import { callerName, duration } from '../words.ts';
import type { DraftWriter } from './draft-writer.ts';
import { OpenInteraction } from './OpenInteraction.tsx';
import { WrapUpForm } from './WrapUpForm.tsx';
import { wrapUpTime } from './wrap-up-time.ts';

interface WrapUpCardState {
  /** Undefined until it was asked for, null when there is nothing to write. */
  form: Form | null | undefined;
  fault: 'code' | null;
  /** What the agent will be afterwards; null for the first state in which calls come. */
  presenceId: string | null;
}

export class WrapUpCard extends Component<CardProps, WrapUpCardState> {
  override state: WrapUpCardState = { form: undefined, fault: null, presenceId: null };
  private written: { draft: WrapUpDraft; writer: DraftWriter } | null = null;

  override componentDidMount(): void {
    this.ask();
  }
  override componentDidUpdate({ session }: CardProps): void {
    if (session.records.version !== this.props.session.records.version) this.ask();
  }

  private ask(): void {
    const { lookup, call } = this.props;
    // Unanswered, the card is as it was: time, Clear and the way to Available.
    lookup.wrapUpForm(call.id).then(
      (form) => this.setState({ form }),
      () => this.setState(({ form }) => ({ form: form ?? null })),
    );
  }

  private submit = (event: Event, form: Form, presenceId: string | undefined) => {
    const code = this.written?.draft.wrap_up_code ?? null;
    if (form.codes.length > 0 && !code) return this.setState({ fault: 'code' });
    this.written?.writer.flush();
    this.props.ask(event, 'submitWrapUp', form.record.sys_id, presenceId);
  };

  override render(props: CardProps, { form, fault, presenceId }: WrapUpCardState) {
    const { call, session, now, ask, lookup } = props;
    const isWrapUp = call.phase === 'wrap-up';
    const talkedMs = call.answeredAt === null ? null : (call.endedAt ?? call.phaseAt) - call.answeredAt;
    const bits = [call.queue, talkedMs === null ? null : `call ${duration(talkedMs)}`].filter(Boolean);
    const time = wrapUpTime(call.phaseAt, form?.limitMs ?? 0, now);
    const isDone = form?.record.wrap_up_segment?.confirmed_on != null;
    const choices = session.agent?.choices ?? [];
    const then =
      choices.find(({ id }) => id === presenceId) ?? choices.find(({ kind }) => kind === 'routable');
    const isSending = session.pending.some(({ command }) => command === 'submitWrapUp');
    return (
      <article class="card" aria-label={`${isWrapUp ? 'After call work' : 'Ended'}, ${callerName(call)}`}>
        {time.share !== null && (
          <div class={`time-bar ${time.tone}`} aria-hidden="true">
            <span style={{ inlineSize: `${time.share * 100}%` }} />
          </div>
        )}
        <CallWho
          call={call}
          icon="pencil"
          tone="plain"
          beneath={<span class="num">{bits.join(' · ')}</span>}
          clock={
            <>
              <b class={`timed ${time.tone}`}>
                <CallTimer since={call.phaseAt} now={now} />
              </b>
              <span class={`state ${time.tone}`}>{time.word ?? (isWrapUp ? 'Wrap-up' : 'Ended')}</span>
            </>
          }
        />
        <p class="foot wrap-up-way">
          <OpenInteraction id={call.id} ask={ask} />
        </p>
        {form && !isDone ? (
          <>
            <WrapUpForm
              key={form.record.sys_id}
              form={form}
              lookup={lookup}
              fault={fault}
              onChange={(draft, writer) => {
                this.written = { draft, writer };
                if (fault && draft.wrap_up_code) this.setState({ fault: null });
              }}
            />
            {form.closesWith && <p class="kept">At the limit it closes with “{form.closesWith}”.</p>}
            <div class="buttons wrap-up-end">
              {then && (
                <label class="then">
                  <span class="unseen">Status afterwards</span>
                  <span class="select">
                    <select
                      value={then.id ?? ''}
                      onChange={({ currentTarget }) => this.setState({ presenceId: currentTarget.value })}
                    >
                      {choices.map(({ id, name }) => (
                        <option key={id} value={id ?? ''}>
                          Then {name}
                        </option>
                      ))}
                    </select>
                    <Icon name="chevron-down" size="s" />
                  </span>
                </label>
              )}
              {/* Leaves the wrap-up for later: its draft is kept, and it stays in the list of those that are open. */}
              <Button isOff={!canPress(props, 'clear')} onPress={(event) => ask(event, 'clear', call.id)}>
                Clear
              </Button>
              <Button
                tone="primary"
                isOff={isSending}
                onPress={(event) => this.submit(event, form, then?.id ?? undefined)}
              >
                Submit
              </Button>
            </div>
          </>
        ) : (
          <>
            {isDone && form && (
              <p class="kept" role="status">
                <Icon name="check" size="s" /> {form.record.number} is wrapped up
              </p>
            )}
            {form !== undefined && (
              <div class="buttons">
                <Button
                  size="l"
                  isOff={!canPress(props, 'clear')}
                  onPress={(event) => ask(event, 'clear', call.id)}
                >
                  Clear
                </Button>
                <SetAvailable session={session} ask={ask} />
              </div>
            )}
          </>
        )}
      </article>
    );
  }
}
