/**
 * The callback actions of a callback that waits for its call: what is known, which number, call or retry, hand on, close.
 * By hand there is no timer at all (CF-13); by countdown it can be paused and extended (WCAG 2.2.1).
 */

import { Component } from 'preact';
import { attemptsMade, wasDialled } from '../../../lib/callbacks/callback.ts';
import { Button } from '../../Button.tsx';
import { RecordCard } from '../../RecordCard.tsx';
import { timeOfDay } from '../../words.ts';
import { CardHead } from '../CardHead.tsx';
import { OpenInteraction } from '../OpenInteraction.tsx';
import { Warning } from '../trouble/Warning.tsx';
import { CallbackClosing } from './CallbackClosing.tsx';
import { CallbackTransferPanel } from './CallbackTransferPanel.tsx';
import { CallNumber } from './CallNumber.tsx';
import { type CallbackProps, pressRefusal } from './callback-props.ts';
import { factsInHand, previewTable } from './callback-table.ts';
import { attemptCount, customerName, outcomeWords, typeWord } from './callback-words.ts';
import { DialCountdown } from './DialCountdown.tsx';
import { Doubts, NumberLook } from './NumberLook.tsx';
import { OwnFollowUp } from './OwnFollowUp.tsx';

interface CallbackActionsState {
  open: 'transfer' | 'close' | null;
}

export class CallbackActions extends Component<CallbackProps, CallbackActionsState> {
  override state: CallbackActionsState = { open: null };

  override componentDidUpdate({ callback: was }: CallbackProps): void {
    if (was.phase !== this.props.callback.phase && this.state.open === 'transfer') this.close();
  }
  private close = () => this.setState({ open: null });

  override render(props: CallbackProps, { open }: CallbackActionsState) {
    const { callback, now, ask } = props;
    const { id, phase, mode, transfer, record } = callback;
    if (open === 'transfer') return <CallbackTransferPanel {...props} onClose={this.close} />;
    if (open === 'close') return <CallbackClosing {...props} onBack={this.close} />;
    const isRetry = phase === 'unanswered' || wasDialled(callback);
    const transferRefusal = pressRefusal(props, 'transferCallback');
    const closeRefusal = pressRefusal(props, 'closeCallback');
    const refusals = [pressRefusal(props, 'dialCallback'), transferRefusal, closeRefusal].filter(Boolean);
    return (
      <article class="card whole callback" aria-label={`${typeWord(callback)}, ${customerName(callback)}`}>
        {transfer?.hasFailed && (
          <Warning tone="bad" icon="circle-alert" title={`${transfer.to} did not take it`}>
            The callback is yours again. Try somebody else, or call.
          </Warning>
        )}
        <NumberLook {...props}>
          {(looked) => {
            const { look } = looked;
            const local = look?.clock ? { text: look.clock, isQuiet: look.isQuiet } : null;
            return (
              <>
                <Doubts {...props} look={look} />
                <div class="block">
                  <Who {...props} />
                  {!isRetry && (
                    <RecordCard table={previewTable} record={factsInHand(callback, local, now)} now={now} />
                  )}
                </div>
                <div class="block callback-acts">
                  <CallNumber {...props} looked={looked} isRetry={isRetry}>
                    {phase === 'preview' && mode === 'automatic' && <DialCountdown {...props} />}
                  </CallNumber>
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
              </>
            );
          }}
        </NumberLook>
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
    <CardHead
      icon={isMissed ? 'phone-missed' : 'history'}
      tone={isMissed ? 'bad' : 'accent'}
      name={customerName(callback)}
      beneath={
        isMissed ? (
          <span class="state bad">{missedWords(last.outcome, last.at)}</span>
        ) : (
          [typeWord(callback), queue].filter(Boolean).join(' · ')
        )
      }
    >
      {made > 0 && <span class="quiet num">Attempt {attemptCount(made, mostAttempts)}</span>}
    </CardHead>
  );
}

function missedWords(outcome: keyof typeof outcomeWords | null, at: number): string {
  const word = outcomeWords[outcome ?? 'failed'];
  return `${word.charAt(0).toUpperCase()}${word.slice(1)} at ${timeOfDay(at)}`;
}
