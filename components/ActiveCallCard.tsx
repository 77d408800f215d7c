/** A call that is being dialled or talking: who, how long, what, and the round controls. */

import { Component } from 'preact';
import type { CallPhase } from '../lib/call.ts';
import { CallControls } from './CallControls.tsx';
import { CallTimer } from './CallTimer.tsx';
import { CallWho } from './CallWho.tsx';
import type { CardProps } from './card-props.ts';
import { Icon } from './Icon.tsx';
import { Keypad } from './Keypad.tsx';
import { callerName, stateWord } from './words.ts';

interface ActiveCallCardState {
  isKeypadOpen: boolean;
  /** Why a control that is off was pressed in vain; it holds for the phase in which it was said. */
  refusal: { reason: string; phase: CallPhase } | null;
}

export class ActiveCallCard extends Component<CardProps, ActiveCallCardState> {
  override state: ActiveCallCardState = { isKeypadOpen: false, refusal: null };

  override render(props: CardProps, { isKeypadOpen, refusal }: ActiveCallCardState) {
    const { call, now, ask } = props;
    const { word, tone, since } = stateWord(call);
    const direction = call.direction === 'inbound' ? 'phone-incoming' : 'phone-outgoing';
    return (
      <article class="card active" aria-label={`${word}, ${callerName(call)}`}>
        <CallWho
          call={call}
          icon={call.phase === 'held' ? 'pause' : direction}
          tone={tone === 'plain' ? 'good' : tone}
          clock={
            <>
              <b>
                <CallTimer since={since} now={now} />
              </b>
              <span class={`state ${tone}`}>{word}</span>
            </>
          }
        />
        <p class="what">
          {call.isMuted && (
            <span class="tag inverse">
              <Icon name="mic-off" size="s" />
              You are muted
            </span>
          )}
          {call.queue && <span>{call.queue}</span>}
          {call.kind === 'callback' && <span>Callback</span>}
          {call.phase === 'held' && call.answeredAt !== null && (
            <span>
              call <CallTimer since={call.answeredAt} now={now} />
            </span>
          )}
        </p>
        <CallControls
          {...props}
          isKeypadOpen={isKeypadOpen}
          onKeypad={() => this.setState({ isKeypadOpen: !isKeypadOpen })}
          onRefused={(reason) => this.setState({ refusal: { reason, phase: call.phase } })}
        />
        <p class="refusal" role="status">
          {refusal?.phase === call.phase && refusal.reason}
        </p>
        {isKeypadOpen && (
          <Keypad
            isOff={call.phase === 'held'}
            onDigit={(event, digit) => ask(event, 'sendDigits', call.id, digit)}
            onClose={() => this.setState({ isKeypadOpen: false })}
          />
        )}
      </article>
    );
  }
}
