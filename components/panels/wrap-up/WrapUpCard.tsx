/** After a call: how long the after call work has run, what is written about the call, and the way out of it. */

import { Component } from 'preact';
import { Button } from '../../Button.tsx';
import { CallTimer } from '../../CallTimer.tsx';
import { CallWho } from '../../CallWho.tsx';
import { type CardProps, canPress } from '../../card-props.ts';
import { Icon } from '../../Icon.tsx';
import { SetAvailable } from '../../SetAvailable.tsx';
import { callerName, duration } from '../../words.ts';
import { OpenInteraction } from '../OpenInteraction.tsx';
import { type AskedForm, AskedWrapUp } from './AskedWrapUp.tsx';
import { wrapUpTime } from './wrap-up-time.ts';

interface WrapUpCardState {
  /** What the agent will be afterwards; null for the first state in which calls come. */
  presenceId: string | null;
}

export class WrapUpCard extends Component<CardProps, WrapUpCardState> {
  override state: WrapUpCardState = { presenceId: null };

  override render({ call, session, lookup }: CardProps) {
    return (
      <AskedWrapUp contactId={call.id} session={session} lookup={lookup}>
        {(asked) => this.card(asked)}
      </AskedWrapUp>
    );
  }

  private card(asked: AskedForm) {
    const { call, now, ask } = this.props;
    const { form } = asked;
    const isWrapUp = call.phase === 'wrap-up';
    const talkedMs = call.answeredAt === null ? null : (call.endedAt ?? call.phaseAt) - call.answeredAt;
    const bits = [call.queue, talkedMs === null ? null : `call ${duration(talkedMs)}`].filter(Boolean);
    const time = wrapUpTime(call.phaseAt, form?.limitMs ?? 0, now);
    const isDone = form?.record.wrap_up_segment?.confirmed_on != null;
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
        {form && !isDone ? this.writing(asked) : this.done(form)}
      </article>
    );
  }

  private writing({ form, fields, isReady }: AskedForm) {
    const { call, session, ask } = this.props;
    const choices = session.agent?.choices ?? [];
    const then =
      choices.find(({ id }) => id === this.state.presenceId) ??
      choices.find(({ kind }) => kind === 'routable');
    const isSending = session.pending.some(({ command }) => command === 'submitWrapUp');
    return (
      <>
        {fields}
        {form?.closesWith && <p class="kept">At the limit it closes with “{form.closesWith}”.</p>}
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
          <Button isOff={!canPress(this.props, 'clear')} onPress={(event) => ask(event, 'clear', call.id)}>
            Clear
          </Button>
          <Button
            tone="primary"
            isOff={isSending}
            onPress={(event) =>
              form && isReady() && ask(event, 'submitWrapUp', form.record.sys_id, then?.id ?? undefined)
            }
          >
            Submit
          </Button>
        </div>
      </>
    );
  }

  private done(form: AskedForm['form']) {
    const { call, session, ask } = this.props;
    return (
      <>
        {form?.record.wrap_up_segment?.confirmed_on != null && (
          <p class="kept" role="status">
            <Icon name="check" size="s" /> {form.record.number} is wrapped up
          </p>
        )}
        {form !== undefined && (
          <div class="buttons">
            <Button
              size="l"
              isOff={!canPress(this.props, 'clear')}
              onPress={(event) => ask(event, 'clear', call.id)}
            >
              Clear
            </Button>
            <SetAvailable session={session} ask={ask} />
          </div>
        )}
      </>
    );
  }
}
