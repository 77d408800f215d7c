/**
 * The callback actions of a callback that waits for its call: what is known, which number, call or retry, hand on, close.
 * By hand there is no timer at all (CF-13); by countdown it can be paused and extended (WCAG 2.2.1).
 */

import { Component } from 'preact';
import { attemptsMade, wasDialled } from '../../lib/callbacks/callback.ts';
import type { CallbackLook } from '../../lib/callbacks/look.ts';
import { Button } from '../Button.tsx';
import { Icon } from '../Icon.tsx';
import { RecordCard } from '../RecordCard.tsx';
import { timeOfDay } from '../words.ts';
import { CallbackClosing } from './CallbackClosing.tsx';
import { CallbackTransferPanel } from './CallbackTransferPanel.tsx';
import { type CallbackProps, pressRefusal } from './callback-props.ts';
import { factsInHand, previewTable } from './callback-table.ts';
import {
  attemptCount,
  customerName,
  doubtWords,
  numberChoice,
  outcomeWords,
  typeWord,
} from './callback-words.ts';
import { DialCountdown } from './DialCountdown.tsx';
import { OpenInteraction } from './OpenInteraction.tsx';
import { OwnFollowUp } from './OwnFollowUp.tsx';
import { Warning } from './Warning.tsx';

interface CallbackActionsState {
  open: 'transfer' | 'close' | null;
  /** What was found about the number that is chosen; null until then. */
  look: CallbackLook | null;
  /** The number for which what the look found was confirmed. */
  confirmed: string | null;
}

export class CallbackActions extends Component<CallbackProps, CallbackActionsState> {
  override state: CallbackActionsState = { open: null, look: null, confirmed: null };

  override componentDidMount(): void {
    this.look();
  }
  override componentDidUpdate({ callback: was }: CallbackProps): void {
    const { callback } = this.props;
    const isSame = was.chosen === callback.chosen && was.attempts.length === callback.attempts.length;
    if (!isSame || was.phase !== callback.phase) this.look();
    if (was.phase !== callback.phase && this.state.open === 'transfer') this.close();
  }

  private look(): void {
    const { lookup, callback } = this.props;
    const { id, chosen } = callback;
    this.setState({ look: null, confirmed: null });
    if (chosen === null) return;
    lookup.callbackLook(id, chosen).then(
      (look) => this.props.callback.chosen === chosen && this.setState({ look }),
      // Without it nothing is known to speak against the call; the background looks again when it is dialled.
      () => {},
    );
  }
  private close = () => this.setState({ open: null });

  override render(props: CallbackProps, { open, look, confirmed }: CallbackActionsState) {
    const { callback, now, ask } = props;
    const { id, phase, mode, transfer, chosen, numbers, doubt, record } = callback;
    if (open === 'transfer') return <CallbackTransferPanel {...props} onClose={this.close} />;
    if (open === 'close') return <CallbackClosing {...props} onBack={this.close} />;
    const isRetry = phase === 'unanswered' || wasDialled(callback);
    const doubts = [...new Set([...(doubt ? [doubt] : []), ...(look?.doubts ?? [])])];
    const needsTick = (look?.doubts ?? []).length > 0;
    const isConfirmed = confirmed !== null && confirmed === chosen;
    const dialRefusal = pressRefusal(props, 'dialCallback');
    const transferRefusal = pressRefusal(props, 'transferCallback');
    const closeRefusal = pressRefusal(props, 'closeCallback');
    const chooseRefusal = pressRefusal(props, 'chooseCallbackNumber');
    const refusals = [dialRefusal, transferRefusal, closeRefusal].filter(Boolean);
    const local = look?.clock ? { text: look.clock, isQuiet: look.isQuiet } : null;
    return (
      <article class="card whole callback" aria-label={`${typeWord(callback)}, ${customerName(callback)}`}>
        {transfer?.hasFailed && (
          <Warning tone="bad" icon="circle-alert" title={`${transfer.to} did not take it`}>
            The callback is yours again. Try somebody else, or call.
          </Warning>
        )}
        {doubts.map((one) => {
          const { title, text } = doubtWords(one, look, now);
          return (
            <Warning key={one} tone="hold" icon="triangle-alert" title={title}>
              {text}
            </Warning>
          );
        })}
        <div class="block">
          <Who {...props} />
          {!isRetry && (
            <RecordCard table={previewTable} record={factsInHand(callback, local, now)} now={now} />
          )}
        </div>
        <div class="block callback-acts">
          <label class="pick">
            <span class="label">Callback number</span>
            <span class="select">
              <select
                value={chosen ?? ''}
                disabled={chooseRefusal !== null || numbers.length === 0}
                title={chooseRefusal ?? undefined}
                onChange={(event) => ask(event, 'chooseCallbackNumber', id, event.currentTarget.value)}
              >
                {numbers.length === 0 && <option value="">No number came with it</option>}
                {numbers.map((number) => (
                  <option key={number.e164} value={number.e164} selected={number.e164 === chosen}>
                    {numberChoice(number)}
                  </option>
                ))}
              </select>
              <Icon name="chevron-down" size="s" />
            </span>
          </label>
          {phase === 'preview' && mode === 'automatic' && <DialCountdown {...props} />}
          {needsTick && (
            <label class="check">
              <input
                type="checkbox"
                checked={isConfirmed}
                onChange={({ currentTarget }) =>
                  this.setState({ confirmed: currentTarget.checked ? chosen : null })
                }
              />
              Call all the same
            </label>
          )}
          <Button
            tone="call"
            size="l"
            icon="phone"
            hint={dialRefusal || (needsTick && !isConfirmed ? 'Tick the box first.' : undefined)}
            isOff={dialRefusal !== null || (needsTick && !isConfirmed)}
            onPress={(event) => ask(event, 'dialCallback', id, isConfirmed)}
          >
            {isRetry ? 'Retry call' : 'Call number'}
          </Button>
          <div class="buttons">
            <Button
              icon="phone-forwarded"
              turn="inline"
              hint={transferRefusal || undefined}
              isOff={transferRefusal !== null}
              onPress={() => this.setState({ open: 'transfer' })}
            >
              Transfer
            </Button>
            <Button
              icon="square-check"
              hint={closeRefusal || undefined}
              isOff={closeRefusal !== null}
              onPress={() => this.setState({ open: 'close' })}
            >
              Close callback
            </Button>
          </div>
          {refusals.map((why) => (
            <p class="refusal" key={why} role="status">
              {why}
            </p>
          ))}
          {callback.carrier === 'own' && record !== null && <OwnFollowUp {...props} />}
        </div>
        <p class="block tight foot">
          <span class="grow">{mode === 'manual' && !isRetry && 'Nothing dials by itself.'}</span>
          <OpenInteraction id={callback.interaction ?? id} ask={ask} />
        </p>
      </article>
    );
  }
}

/** The customer, and what it is; after a call that reached nobody, how that went. */
function Who({ callback }: CallbackProps) {
  const { phase, attempts, mostAttempts, queue } = callback;
  const last = attempts.at(-1);
  const isMissed = phase === 'unanswered' && last !== undefined;
  const made = attemptsMade(callback);
  return (
    <div class="who">
      <span class={`disc ${isMissed ? 'bad' : 'accent'}`}>
        <Icon name={isMissed ? 'phone-missed' : 'history'} size="l" />
      </span>
      <div class="grow">
        <h3 class="name cut" title={customerName(callback)}>
          <bdi>{customerName(callback)}</bdi>
        </h3>
        <p class="beneath cut">
          {isMissed ? (
            <span class="state bad">{missedWords(last.outcome, last.at)}</span>
          ) : (
            [typeWord(callback), queue].filter(Boolean).join(' · ')
          )}
        </p>
      </div>
      {made > 0 && <span class="quiet num">Attempt {attemptCount(made, mostAttempts)}</span>}
    </div>
  );
}

function missedWords(outcome: keyof typeof outcomeWords | null, at: number): string {
  const word = outcomeWords[outcome ?? 'failed'];
  return `${word.charAt(0).toUpperCase()}${word.slice(1)} at ${timeOfDay(at)}`;
}
