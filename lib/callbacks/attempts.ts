/** What calls tell of the callback that they are made for: its attempts, its talk, and how each ended. Pure. */

import { type Call, isLive, isTalking } from '../call.ts';
import type { CallbackContact } from '../callback-contact.ts';
import { type Attempt, type Callback, moved, stopped } from './callback.ts';
import { outcomeOf, toldLater } from './not-reached.ts';
import type { CallbackRules } from './rules.ts';

export interface CallbackSight {
  contacts: readonly CallbackContact[];
  calls: readonly Call[];
  /** Connect's own name of the agent's error state, which tells why a call that is gone was not answered; null for none. */
  agentError: string | null;
  /** By this computer's clock. */
  at: number;
  /** Whether the session was there before: what it did not see being offered was accepted elsewhere, or before a restart. */
  isWitness: boolean;
}

/** The callback with what its call tells: the one that is on, or one that has just been dialled for it. */
export function withCall(was: Callback, sight: CallbackSight, rules: CallbackRules): Callback {
  const { calls, at } = sight;
  if (was.phase === 'closed') return was;
  const bound = boundCall(was, calls);
  const callback = bound === null ? was : withAttempt(was, bound, at);
  const call = bound ?? calls.find(({ id }) => id === callback.callId) ?? null;
  const isOn = call !== null && isLive(call);
  if (call?.phase === 'ringing') return { ...callback, offerEndsAt: call.answerBy };
  // One that is a call from its offer on is taken when it does not ring any more.
  const taken = { ...callback, ...stopped, acceptedAt: callback.acceptedAt ?? at };
  if (isOn && isTalking(call.phase))
    return { ...moved(taken, 'talking', at), answeredAt: callback.answeredAt ?? at };
  if (isOn) return moved(taken, 'dialing', at);
  // Dialled, and the platform does not show its call yet.
  if (callback.callId === null) return callback;
  if (callback.phase === 'offered') return callback;
  return withEnd(toldLater(callback, call?.endDetail ?? null, sight), call, sight, rules);
}

/** A live call that is made for this callback and not counted yet: it says so, or nothing else can have been dialled meanwhile. */
function boundCall(callback: Callback, calls: readonly Call[]): Call | null {
  const { id, attempts, carrier } = callback;
  const open = attempts.find(({ callId, outcome }) => callId === null && outcome === null);
  const isCounted = (call: Call) => attempts.some(({ callId }) => callId === call.id);
  const isMeant = (call: Call) =>
    call.relatedCallId === id ||
    (call.id === id && carrier === 'preview') ||
    (open !== undefined &&
      call.direction === 'outbound' &&
      call.relatedCallId === null &&
      call.number === open.e164);
  return (
    calls.find(
      (call) => isLive(call) && call.direction === 'outbound' && !isCounted(call) && isMeant(call),
    ) ?? null
  );
}

/** The attempt that `call` is: the one that waits for it, or a new one that somebody dialled elsewhere. */
function withAttempt(callback: Callback, call: Call, at: number): Callback {
  const waiting = callback.attempts.findLast(({ callId, outcome }) => callId === null && outcome === null);
  const begun: Attempt = waiting ?? {
    ...{
      at,
      e164: call.number ?? callback.chosen ?? '',
      by: 'agent',
      callId: null,
      outcome: null,
      durationMs: null,
    },
  };
  const attempt = { ...begun, callId: call.id };
  const others = callback.attempts.filter((one) => one !== waiting);
  return { ...callback, ...dialled(callback, begun.at), attempts: [...others, attempt], callId: call.id };
}

/** The first dial ends the preview; a retry changes nothing (CF-38). */
export const dialled = ({ firstDialAt, previewMs, acceptedAt }: Callback, at: number): Partial<Callback> => ({
  firstDialAt: firstDialAt ?? at,
  previewMs: previewMs ?? (firstDialAt === null && acceptedAt !== null ? Math.max(0, at - acceptedAt) : null),
});

/** Its call is over. */
function withEnd(callback: Callback, call: Call | null, told: CallbackSight, rules: CallbackRules): Callback {
  const { agentError, at } = told;
  if (callback.phase !== 'dialing' && callback.phase !== 'talking') return callback;
  const isReached = callback.phase === 'talking' || (call?.answeredAt ?? null) !== null;
  const outcome = isReached ? 'answered' : outcomeOf(call?.endDetail ?? null, agentError);
  const attempts = callback.attempts.map((one) =>
    one.callId === callback.callId && one.outcome === null
      ? { ...one, outcome, durationMs: Math.max(0, at - one.at) }
      : one,
  );
  const numbers = callback.numbers.map((number) =>
    number.e164 === attempts.at(-1)?.e164 ? { ...number, last: { outcome, at } } : number,
  );
  const seconds = rules.callbackWrapUpSeconds;
  const closesAt = isReached && callback.mode === 'automatic' && seconds > 0 ? at + seconds * 1_000 : null;
  return { ...moved(callback, isReached ? 'wrap-up' : 'unanswered', at), attempts, numbers, closesAt };
}
