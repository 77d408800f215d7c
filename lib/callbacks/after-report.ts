/** How a platform report changes the callbacks in hand. Pure: it runs in the one write that takes the report. */

import { type Call, isLive, isTalking } from '../call.ts';
import type { CallbackContact } from '../callback-contact.ts';
import type { Attempt, Callback } from './callback.ts';
import { outcomeOf, toldLater } from './not-reached.ts';
import { offered } from './offered.ts';
import { mergeNumbers, readRequest } from './request.ts';
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

/** A countdown begins with an accept that was seen. */
const freshMs = 10_000;

/** The callbacks in hand after a report. Closed ones stay until they are on record. */
export function callbacksAfter(
  before: readonly Callback[],
  sight: CallbackSight,
  rules: CallbackRules,
): Callback[] {
  const after: Callback[] = [];
  for (const was of before) after.push(followed(was, sight, rules));
  for (const contact of sight.contacts)
    if (contact.state !== 'over' && !before.some(({ id }) => id === contact.id))
      after.push(
        withCall(withContact(offered(contact, sight.at, rules), contact, sight, rules, true), sight, rules),
      );
  for (const call of sight.calls)
    if (isCallbackCall(call) && !after.some((one) => holds(one, call)))
      after.push(withCall(ofCall(call, rules), sight, rules));
  return after;
}

/** A queued callback, or one whose customer was reached first: a call from its offer on. */
const isCallbackCall = (call: Call) =>
  call.kind === 'callback' && call.relatedCallId === null && isLive(call);

const holds = (callback: Callback, call: Call) =>
  callback.id === call.id || callback.callId === call.id || callback.id === call.relatedCallId;

function followed(was: Callback, sight: CallbackSight, rules: CallbackRules): Callback {
  if (was.carrier === 'own') return withCall(was, sight, rules);
  const contact = sight.contacts.find(({ id }) => id === was.id);
  if (contact) return withCall(withContact(was, contact, sight, rules, false), sight, rules);
  // An engaged preview goes on as a call, and a queued callback never was anything else.
  const call = sight.calls.find(({ id }) => id === was.id);
  const isLeft = was.isGone && was.phase !== 'closed';
  if (call) return withCall({ ...was, isGone: isLeft }, sight, rules);
  const after = withCall(was, sight, rules);
  // Called again, it goes on without the contact that it came with.
  if (isLeft) return after;
  return { ...closed(after, sight.at, after.ending ?? endingOf(was)), isGone: true };
}

/** What became of one that is not there any more. */
function endingOf({ phase }: Callback): NonNullable<Callback['ending']> {
  if (phase === 'offered') return 'missed';
  return phase === 'transferring' ? 'transferred' : 'closed';
}

export function closed(callback: Callback, at: number, ending: NonNullable<Callback['ending']>): Callback {
  if (callback.phase === 'closed') return callback;
  return { ...moved(callback, 'closed', at), ...stopped, closesAt: null, ending };
}

const stopped = { dialsAt: null, pausedMs: null, doubt: null, offerEndsAt: null };

export const moved = (callback: Callback, phase: Callback['phase'], at: number): Callback =>
  callback.phase === phase ? callback : { ...callback, phase, phaseAt: at };

function withContact(
  was: Callback,
  contact: CallbackContact,
  { at, isWitness }: CallbackSight,
  rules: CallbackRules,
  isNew: boolean,
): Callback {
  const told = { ...was, queue: contact.queue ?? was.queue, canDiscard: contact.canDiscard, isGone: false };
  switch (contact.state) {
    case 'offered':
      if (was.phase === 'offered') return knownBetter({ ...told, offerEndsAt: contact.offerEndsAt }, contact);
      // It comes once more under its id, after it was missed or handed on: begin anew.
      return was.phase === 'closed' && was.ending !== 'closed'
        ? { ...offered(contact, at, rules), record: was.record, interaction: was.interaction }
        : told;
    case 'accepted': {
      if (was.phase === 'offered') {
        const isSeen = isNew ? isWitness && at - contact.stateAt < freshMs : true;
        return knownBetter(accepted(told, at, isSeen), contact);
      }
      if (was.phase !== 'transferring') return was.phase === 'preview' ? knownBetter(told, contact) : told;
      const transfer = was.transfer && { ...was.transfer, hasFailed: true };
      return { ...moved(told, 'preview', at), transfer };
    }
    case 'transferring': {
      if (was.phase === 'closed' || was.phase === 'transferring') return told;
      const transfer = was.transfer ?? { to: '', since: at, hasFailed: false };
      return { ...moved(paused(told, at), 'transferring', at), transfer: { ...transfer, hasFailed: false } };
    }
    case 'over':
      if (was.phase === 'offered' || was.phase === 'transferring')
        return closed(told, at, was.ending ?? endingOf(was));
      // Ended elsewhere while the agent had it: what there is to write can still be written.
      return was.phase === 'preview' || was.phase === 'unanswered'
        ? { ...moved(told, 'wrap-up', at), ...stopped }
        : told;
  }
}

/** The accept: a preview begins, and where it dials by itself its countdown. What was not seen to begin asks instead. */
export function accepted(callback: Callback, at: number, isSeen: boolean): Callback {
  const isAutomatic = callback.mode === 'automatic';
  return {
    ...moved(callback, 'preview', at),
    ...{ acceptedAt: at, offerEndsAt: null },
    dialsAt: isAutomatic && isSeen ? at + callback.dialMs : null,
    doubt: isAutomatic && !isSeen ? 'late' : null,
  };
}

/** The countdown stands still; what is left of it is kept. */
export function paused(callback: Callback, at: number): Callback {
  const { dialsAt, pausedMs } = callback;
  return { ...callback, dialsAt: null, pausedMs: dialsAt === null ? pausedMs : Math.max(0, dialsAt - at) };
}

/** References of a task may come after the task: they fill in what was not known. */
function knownBetter(callback: Callback, contact: CallbackContact): Callback {
  const asked = readRequest(contact.attributes, contact.description);
  const numbers = mergeNumbers(asked.numbers, callback.numbers);
  return {
    ...callback,
    numbers,
    name: callback.name ?? asked.name,
    reason: callback.reason || asked.reason,
    chosen: callback.chosen ?? numbers[0]?.e164 ?? null,
    details: asked.details,
  };
}

/** A callback that is a call from its offer on. */
function ofCall(call: Call, rules: CallbackRules): Callback {
  const contact: CallbackContact = {
    ...{ id: call.id, carrier: 'preview', state: 'offered', stateAt: call.offeredAt, queue: call.queue },
    ...{ name: call.name, description: '', attributes: call.attributes, scheduledAt: null },
    ...{ offerEndsAt: call.answerBy, autoDialMs: null, canDiscard: true },
  };
  const base = offered(contact, call.offeredAt, rules);
  const number =
    call.number === null
      ? []
      : [{ e164: call.number, text: call.numberText ?? call.number, label: '', last: null }];
  const numbers = mergeNumbers(number, base.numbers);
  return {
    ...base,
    carrier: call.direction === 'inbound' ? 'customer-first' : 'queue',
    ...{ mode: 'manual', callId: call.id, numbers, chosen: numbers[0]?.e164 ?? null },
  };
}

/** The callback with what its call tells: the one that is on, or one that has just been dialled for it. */
function withCall(was: Callback, sight: CallbackSight, rules: CallbackRules): Callback {
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
