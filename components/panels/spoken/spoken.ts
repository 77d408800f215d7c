/** What the live region says of calls. Pure: two snapshots and two times in, words out. */

import { type Call, isTalking, othersIn, type Party } from '../../../lib/call.ts';
import { type CallEvent, callEvents } from '../../../lib/call-events.ts';
import { callerName, ringerName, ringWord, secondsUntil } from '../../words.ts';
import { partyName, whoHearsWhom } from '../calls/party-words.ts';

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
      const bits = [ringWord(call, false), ringerName(call), call.queue, seconds];
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
      return calm(`${named(call, party)} ${party?.state === 'connecting' ? 'is being called' : 'joined'}`);
    case 'partyLeft':
      return calm(`${named(call, party)} left`);
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

const named = (call: Call, party: Party | undefined) => (party ? partyName(call, party) : 'Somebody');

/** What changed within a call that is on: who answered, who hears whom, how the line is. */
function changesOf(was: Call, call: Call): string[] {
  const answered = othersIn(call).filter(
    ({ id, role, state }) =>
      role === 'third-party' &&
      state === 'connected' &&
      was.parties.some((party) => party.id === id && party.state === 'connecting'),
  );
  const isNowPoor = call.quality?.level === 'poor' && was.quality?.level !== 'poor';
  const isConference = call.phase === 'conference';
  const isJoined = isConference && was.phase !== 'conference';
  const hears = isTalking(call.phase) ? whoHearsWhom(call) : null;
  const isNewHearing = hears !== null && hears !== whoHearsWhom(was) && call.phase === 'consult';
  return [
    ...(call.leaving && !was.leaving ? [`Transferring to ${call.leaving.to}`] : []),
    ...answered.map((party) => `${partyName(call, party)} answered`),
    ...(isJoined ? [`Conference of ${othersIn(call).length + 1}, everybody hears everybody`] : []),
    ...(isNewHearing ? [hears] : []),
    ...(isNowPoor ? ['The line is poor'] : []),
  ];
}

/** What to say after `before` became `after` and time moved on; null when there is nothing new. */
export function spokenWords(
  before: { calls: readonly Call[]; now: number },
  after: { calls: readonly Call[]; now: number },
): Spoken | null {
  const said = callEvents(before.calls, after.calls).flatMap((event) => wordsOf(event, after.now) ?? []);
  for (const call of after.calls) {
    const was = before.calls.find(({ id }) => id === call.id);
    if (was) said.push(...changesOf(was, call).map((text) => ({ text, isUrgent: false })));
  }
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
