/** What the live region says of callbacks. Pure: two snapshots and two times in, words out. */

import type { Callback } from '../../../lib/callbacks/callback.ts';
import { besideCalls } from '../../../lib/callbacks/entries.ts';
import { reasonLabel } from '../../../lib/callbacks/reasons.ts';
import { secondsUntil } from '../../words.ts';
import { customerName, outcomeWords, typeWord } from '../callbacks/callback-words.ts';
import type { Spoken } from './spoken.ts';

/** Before something happens by itself, when to say so. */
const lastSeconds = 5;

/** What to say after `before` became `after`; empty when there is nothing new. Running times are not read out. */
export function spokenOfCallbacks(
  before: { callbacks: readonly Callback[]; now: number },
  after: { callbacks: readonly Callback[]; now: number },
): Spoken[] {
  const calm = (text: string): Spoken => ({ text, isUrgent: false });
  const said = besideCalls(after.callbacks).flatMap((callback) => {
    const was = before.callbacks.find(({ id }) => id === callback.id);
    const changed = was?.phase === callback.phase ? null : wordsOf(callback, was, after.now);
    return [changed, ...(was ? endings(was, callback, before.now, after.now) : [])].filter(
      (one) => one !== null,
    );
  });
  const gone = besideCalls(before.callbacks).filter(
    ({ id }) => !besideCalls(after.callbacks).some((callback) => callback.id === id),
  );
  return [
    ...said,
    ...gone.map(({ phase }) => calm(phase === 'offered' ? 'Callback gone' : 'Callback closed')),
  ];
}

function wordsOf(callback: Callback, was: Callback | undefined, now: number): Spoken | null {
  const { phase, offerEndsAt, queue, reason, transfer, attempts, dialsAt } = callback;
  const name = customerName(callback);
  switch (phase) {
    case 'offered': {
      const left = offerEndsAt === null ? null : `${secondsUntil(offerEndsAt, now)} seconds to accept`;
      const bits = [typeWord(callback), name, queue, reason && reasonLabel(reason), left];
      return { text: bits.filter(Boolean).join(', '), isUrgent: true };
    }
    case 'preview': {
      if (was?.phase === 'transferring')
        return transfer?.hasFailed
          ? { text: `${transfer.to} did not take it, the callback is yours again`, isUrgent: true }
          : { text: 'Transfer cancelled', isUrgent: false };
      const left = dialsAt === null ? null : `dials by itself in ${secondsUntil(dialsAt, now)} seconds`;
      return { text: ['Callback accepted', left].filter(Boolean).join(', '), isUrgent: false };
    }
    case 'unanswered': {
      const outcome = attempts.at(-1)?.outcome;
      return { text: `${name}, ${outcomeWords[outcome ?? 'failed']}`, isUrgent: false };
    }
    case 'transferring':
      return { text: `Waiting for ${transfer?.to ?? 'somebody'} to take the callback`, isUrgent: false };
    default:
      // The call itself is spoken of as every other one.
      return null;
  }
}

function endings(was: Callback, callback: Callback, before: number, now: number): (Spoken | null)[] {
  const isNear = (at: number | null) =>
    at !== null && secondsUntil(at, before) > lastSeconds && secondsUntil(at, now) === lastSeconds;
  const paused = callback.pausedMs !== null && was.pausedMs === null ? 'Countdown paused' : null;
  const resumed = callback.pausedMs === null && was.pausedMs !== null && callback.dialsAt !== null;
  return [
    isNear(callback.offerEndsAt) && callback.phase === 'offered'
      ? { text: 'Five seconds left', isUrgent: true }
      : null,
    isNear(callback.dialsAt) ? { text: 'Dials by itself in five seconds', isUrgent: true } : null,
    isNear(callback.closesAt) ? { text: 'Closes by itself in five seconds', isUrgent: true } : null,
    paused === null ? null : { text: paused, isUrgent: false },
    resumed ? { text: 'Countdown goes on', isUrgent: false } : null,
  ];
}
