/** Beneath the call of a callback: that it is one, why, and which attempt. The call has its own controls above. */

import { attemptsMade } from '../../lib/callbacks/callback.ts';
import { reasonLabel } from '../../lib/callbacks/reasons.ts';
import { Icon } from '../Icon.tsx';
import type { CallbackProps } from './callback-props.ts';
import { attemptCount, customerName, typeWord } from './callback-words.ts';
import { OpenInteraction } from './OpenInteraction.tsx';

export function CallbackStrip({ callback, session, ask }: CallbackProps) {
  const { phase, callId, reason, mostAttempts, interaction, id } = callback;
  const isShown = session.calls.some((call) => call.id === callId);
  const word = phase === 'dialing' && !isShown ? `Calling ${customerName(callback)}` : typeWord(callback);
  const made = attemptsMade(callback);
  const bits = [reason && reasonLabel(reason), made > 0 && `attempt ${attemptCount(made, mostAttempts)}`];
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
