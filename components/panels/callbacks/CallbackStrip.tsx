/** Beneath the call of a callback: that it is one, why, and which attempt. The call has its own controls above. */

import { isLive } from '../../../lib/call.ts';
import { attemptsMade } from '../../../lib/callbacks/callback.ts';
import { reasonLabel } from '../../../lib/callbacks/reasons.ts';
import { Icon } from '../../Icon.tsx';
import { OpenInteraction } from '../OpenInteraction.tsx';
import type { CallbackProps } from './callback-props.ts';
import { attemptCount, customerName, typeWord } from './callback-words.ts';

export function CallbackStrip({ callback, session, ask }: CallbackProps) {
  const { phase, callId, reason, mostAttempts, interaction, id, attempts } = callback;
  const isShown = session.calls.some((call) => call.id === callId);
  // Connect takes no call before the last one is cleared.
  const isClearing = session.calls.some(
    (call) => !isLive(call) && attempts.some((attempt) => attempt.callId === call.id),
  );
  const calling = isClearing ? 'Waiting for the line' : `Calling ${customerName(callback)}`;
  const word = phase === 'dialing' && !isShown ? calling : typeWord(callback);
  const made = attemptsMade(callback);
  const wait = isClearing && 'the last call is being cleared';
  const bits = [
    !isShown && wait,
    reason && reasonLabel(reason),
    made > 0 && `attempt ${attemptCount(made, mostAttempts)}`,
  ];
  return (
    <article class="card strip callback" aria-label={`${word}, ${customerName(callback)}`}>
      <span class="disc small accent">
        <Icon name="history" />
      </span>
      <div class="grow">
        <h3 class="cut">{word}</h3>
        <p class="quiet cut num">{bits.filter(Boolean).join(' · ')}</p>
      </div>
      {/* The call above has its own way there. */}
      {!isShown && <OpenInteraction id={interaction ?? id} ask={ask} />}
    </article>
  );
}
