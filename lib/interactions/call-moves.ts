/** What happened to a call, as the stream of its interaction tells it. Pure. */

import { type Call, isTalking, type Party } from '../call.ts';
import type { CallEvent } from '../call-events.ts';
import type { Happening } from './events.ts';
import type { Outcome } from './interaction.ts';
import type { Move, MoveWhat } from './move.ts';
import { papersIn, traceOf } from './papers.ts';
import type { Reference } from './reference.ts';

type Told = Pick<Move, 'at' | 'what'>;

/** What happened from `was`, null when it is new, to `call`, null when it is gone; `events` are what was told of it. */
export const callMoves = (
  was: Call | null,
  call: Call | null,
  events: readonly CallEvent[],
  agent: Reference,
  at: number,
): Told[] => [
  ...events.flatMap((event) => ofEvent(event, was, agent, at)),
  ...(call ? [...ofHold(was, call), ...ofParties(was, call), ...ofKnowledge(was, call, at)] : []),
  ...(call ? ofPerson(was, call, at) : []),
  ...(call ? ofFlag(was, call) : []),
  ...(call ? papersIn(was, call).map((what): Told => ({ at, what })) : []),
];

function ofEvent({ type, call }: CallEvent, was: Call | null, agent: Reference, at: number): Told[] {
  switch (type) {
    case 'rang':
    case 'dialled':
      return [{ at: call.offeredAt, what: opened(type, call, agent) }];
    case 'answered':
      return [{ at: call.answeredAt ?? call.phaseAt, what: { type } }];
    case 'muted':
    case 'unmuted':
      return [{ at, what: { type } }];
    case 'ended':
      return ended(call, was, at);
    case 'wrapUpStarted':
      return [{ at: call.phaseAt, what: { type } }];
    case 'cleared':
      return [{ at, what: { type } }];
    // Parties and holds are told by what everybody hears, which knows more than the call's phase.
    case 'held':
    case 'resumed':
    case 'partyJoined':
    case 'partyLeft':
      return [];
  }
}

function opened(type: 'rang' | 'dialled', call: Call, agent: Reference): MoveWhat {
  const isBegun = call.phase !== 'ringing' && call.phase !== 'dialing';
  return {
    type: 'opened',
    by: isBegun ? 'seen' : type === 'dialled' ? 'dial' : 'offer',
    contactId: call.id,
    direction: call.direction,
    kind: call.kind,
    queue: call.queue,
    caller_phone_number: call.number,
    name: call.name,
    agent,
    context: call.attributes,
    transferredBy: call.transferredBy,
  };
}

function ended(call: Call, was: Call | null, now: number): Told[] {
  const at = call.endedAt ?? now;
  const reason = call.endReason ?? 'completed';
  const outcome: Outcome = reason === 'completed' ? 'answered' : reason;
  const detail = call.endDetail ?? '';
  const end: Told = { at, what: { type: 'ended', outcome, detail, isWrapUp: call.phase === 'wrap-up' } };
  const trace: Told = { at, what: { type: 'contactTraceCame', fields: traceOf(call) } };
  const to = outcome === 'answered' && was ? handedTo(was, call) : null;
  const moved: Told[] = to === null ? [] : [{ at, what: { type: 'transferred', ...to } }];
  return [...moved, end, trace];
}

/**
 * Who has the customer now: whoever was being handed the call, or was there and still is when the agent left. A colleague
 * has the interaction too (VO-41); the platform tells their name and no id.
 */
function handedTo(was: Call, call: Call): { to: string; assigned_to: Reference | null } | null {
  const handed = (to: string, party: Party | undefined) => ({
    to,
    assigned_to: party?.isColleague ? { value: '', display_value: to } : null,
  });
  const { leaving } = was;
  if (leaving && !leaving.isCancelled && leaving.partyId !== null) {
    const party = [...call.parties, ...was.parties].find(({ id }) => id === leaving.partyId);
    // Whoever leaves two people to each other names both of them.
    return handed(party?.name ?? leaving.to, party);
  }
  const colleague = ({ parties }: Call) =>
    parties.find(({ role, state }) => role === 'third-party' && isThere(state));
  // Whoever left a conference is told no more of it: who was in it then goes on.
  const stays = colleague(call) ?? (was.phase === 'conference' ? colleague(was) : undefined);
  return stays ? handed(stays.name ?? stays.numberText ?? stays.number ?? 'Somebody else', stays) : null;
}

const isThere = (state: Party['state'] | undefined) => state === 'connected' || state === 'held';

/** The customer hears music: by a hold, or while the agent reaches somebody else or talks with them. */
function heldSince(call: Call | null): number | null {
  if (!call || !isTalking(call.phase)) return null;
  const customer = call.parties.find(({ role }) => role === 'customer');
  if (customer?.state === 'held') return customer.stateAt;
  return call.phase === 'held' ? call.phaseAt : null;
}

function ofHold(was: Call | null, call: Call): Told[] {
  const before = heldSince(was);
  const since = heldSince(call);
  if (before === null && since !== null) return [{ at: since, what: { type: 'held' } }];
  if (before === null || since !== null || !isTalking(call.phase)) return [];
  const customer = call.parties.find(({ role }) => role === 'customer');
  return [{ at: Math.max(call.phaseAt, customer?.stateAt ?? 0), what: { type: 'resumed' } }];
}

function ofParties(was: Call | null, call: Call): Told[] {
  const before = (id: string) => was?.parties.find((party) => party.id === id);
  const came = call.parties
    .filter(({ id, state }) => isThere(state) && !isThere(before(id)?.state))
    .map(({ id, role, name, number, stateAt }): Told => {
      return { at: stateAt, what: { type: 'joined', participant: { id, role, name, number } } };
    });
  const left = (was?.parties ?? [])
    .filter(({ state }) => isThere(state))
    .map(({ id }) => ({ id, now: call.parties.find((party) => party.id === id) }))
    .filter(({ now }) => !isThere(now?.state))
    .map(({ id, now }): Told => ({ at: now?.stateAt ?? call.phaseAt, what: { type: 'left', id } }));
  const reach = call.leaving ?? call.consulting;
  const isNew = reach && reach.since !== (was?.leaving ?? was?.consulting)?.since;
  const reaching: Told[] = isNew
    ? [{ at: reach.since, what: { type: 'reaching', to: reach.to, isBlind: call.leaving !== null } }]
    : [];
  return [...reaching, ...came, ...left];
}

function ofFlag(was: Call | null, { flaggedAt, quality }: Call): Told[] {
  if (flaggedAt === null || flaggedAt === was?.flaggedAt) return [];
  const { level = null, lossPercent = null, jitterMs = null, roundTripMs = null } = quality ?? {};
  return [{ at: flaggedAt, what: { type: 'qualityFlagged', level, lossPercent, jitterMs, roundTripMs } }];
}

function ofKnowledge(was: Call | null, call: Call, at: number): Told[] {
  if (!was) return [];
  const told: Told[] = [];
  if (was.phase === 'ringing' && call.phase === 'dialing')
    told.push({ at: call.phaseAt, what: { type: 'accepted' } });
  const what: Extract<Happening, { type: 'learned' }> = { type: 'learned' };
  if (call.name !== null && call.name !== was.name) what.name = call.name;
  if (call.queue !== null && call.queue !== was.queue) what.queue = call.queue;
  if (call.number !== null && call.number !== was.number) what.caller_phone_number = call.number;
  if (JSON.stringify(call.attributes) !== JSON.stringify(was.attributes)) what.context = call.attributes;
  if (Object.keys(what).length > 1) told.push({ at, what });
  return told;
}

/** Told apart from all else that is learned: a callback learns it from the call that is made for it. */
function ofPerson(was: Call | null, { person: opened_for }: Call, at: number): Told[] {
  if (opened_for === null || opened_for.value === was?.person?.value) return [];
  return [{ at, what: { type: 'learned', opened_for } }];
}
