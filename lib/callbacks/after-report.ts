/** How a platform report changes the callbacks in hand. Pure: it runs in the one write that takes the report. */

import { type Call, isLive } from '../call.ts';
import type { CallbackContact } from '../callback-contact.ts';
import { type CallbackSight, withCall } from './attempts.ts';
import { byNeed, type Callback, moved, stopped } from './callback.ts';
import { offered, toldBy } from './offered.ts';
import { mergeNumbers, readRequest } from './request.ts';
import type { CallbackRules } from './rules.ts';

/** A countdown begins with an accept that was seen. */
const freshMs = 10_000;

/** The callbacks in hand after a report, in the order in which they need the agent. Closed ones stay until they are on record. */
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
  return byNeed(after);
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
      if (was.phase === 'offered')
        return knownBetter({ ...told, offerEndsAt: contact.offerEndsAt, offerAt: contact.stateAt }, contact);
      // Turned away, it may still show for a moment.
      if (was.ending === 'rejected' && was.offerAt === contact.stateAt) return told;
      // It comes once more under its id, after it was missed or handed on: begin anew.
      return was.phase === 'closed' && was.ending !== 'closed'
        ? { ...offered(contact, at, rules), record: was.record, interaction: was.interaction }
        : told;
    case 'accepted': {
      if (was.phase === 'offered') {
        const isSeen = isNew ? isWitness && at - contact.stateAt < freshMs : true;
        const taken = knownBetter(accepted(told, at, isSeen), contact);
        // What was taken before it was seen to be a callback was in preview since then.
        return isNew ? { ...taken, acceptedAt: Math.min(at, contact.stateAt) } : taken;
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
  const told = toldBy(contact);
  if (told === callback.told) return callback;
  const asked = readRequest(contact.attributes, contact.description);
  const numbers = mergeNumbers(asked.numbers, callback.numbers);
  return {
    ...callback,
    ...{ told, numbers },
    name: callback.name ?? asked.name,
    reason: callback.reason || asked.reason,
    chosen: callback.chosen ?? numbers[0]?.e164 ?? null,
    details: { ...asked.details, description: callback.details.description || asked.details.description },
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
