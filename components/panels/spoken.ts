/** What the live region says of calls. Pure: two snapshots and two times in, words out. */

import type { Call } from '../../lib/call.ts';
import { type CallEvent, callEvents } from '../../lib/call-events.ts';
import { callerName, ringWord, secondsUntil } from '../words.ts';

export interface Spoken {
  text: string;
  /** Interrupts what is being read. */
  isUrgent: boolean;
}

/** Before the ring ends, when to say so. */
const lastSeconds = 5;

function wordsOf({ type, call, party }: CallEvent, now: number): Spoken | null {
  const calm = (text: string): Spoken => ({ text, isUrgent: false });
  const isOver = call.endReason !== null && call.endReason !== 'completed';
  switch (type) {
    case 'rang': {
      const seconds = call.answerBy === null ? null : `${secondsUntil(call.answerBy, now)} seconds to answer`;
      const bits = [ringWord(call, false), callerName(call), call.queue, seconds];
      return { text: bits.filter(Boolean).join(', '), isUrgent: true };
    }
    case 'dialled':
      return calm(`Calling ${callerName(call)}`);
    case 'answered':
      return calm('Connected');
    case 'held':
      return calm('On hold');
    case 'resumed':
      return calm('Talking');
    case 'muted':
      return calm('Muted');
    case 'unmuted':
      return calm('Unmuted');
    case 'partyJoined':
      return calm(`${party?.name ?? 'Somebody'} joined`);
    case 'partyLeft':
      return calm(`${party?.name ?? 'Somebody'} left`);
    case 'wrapUpStarted':
      return calm('Call ended, after call work');
    case 'ended':
      if (call.phase === 'wrap-up') return null;
      if (call.endReason === 'missed') return calm(`Missed call, ${callerName(call)}`);
      if (call.endReason === 'failed') return calm(`${callerName(call)} not reached`);
      return calm(isOver ? 'Call gone' : 'Call ended');
    case 'cleared':
      return null;
  }
}

/** What to say after `before` became `after` and time moved on; null when there is nothing new. */
export function spokenWords(
  before: { calls: readonly Call[]; now: number },
  after: { calls: readonly Call[]; now: number },
): Spoken | null {
  const said = callEvents(before.calls, after.calls).flatMap((event) => wordsOf(event, after.now) ?? []);
  const ending = after.calls.some(
    ({ phase, answerBy }) =>
      phase === 'ringing' &&
      answerBy !== null &&
      secondsUntil(answerBy, before.now) > lastSeconds &&
      secondsUntil(answerBy, after.now) === lastSeconds,
  );
  if (ending) said.push({ text: 'Five seconds left', isUrgent: true });
  if (said.length === 0) return null;
  return { text: said.map(({ text }) => text).join('. '), isUrgent: said.some(({ isUrgent }) => isUrgent) };
}
