/** What happened between two snapshots of all calls, and what is kept of a call from one to the next. Pure. */

import { type Call, type CallPhase, type EndReason, isTalking, type Party } from './call.ts';

export type CallEventType =
  | 'rang'
  | 'dialled'
  | 'answered'
  | 'held'
  | 'resumed'
  | 'muted'
  | 'unmuted'
  | 'partyJoined'
  | 'partyLeft'
  | 'wrapUpStarted'
  | 'ended'
  | 'cleared';

export interface CallEvent {
  type: CallEventType;
  /** The call after the event; for `cleared`, as it was last seen. */
  call: Call;
  party?: Party;
}

const isOver = (phase: CallPhase) => phase === 'wrap-up' || phase === 'ended';

/**
 * What happened between two snapshots, in the order a person would tell it. Each event is reported once:
 * the same two snapshots give the same list, and equal snapshots give none. A call that vanishes while
 * live has `ended` before it is `cleared`.
 */
export function callEvents(before: readonly Call[], after: readonly Call[]): CallEvent[] {
  const events: CallEvent[] = [];
  for (const call of after) events.push(...eventsOfCall(known(before, call), call));
  for (const call of before) {
    if (after.some((c) => c.id === call.id)) continue;
    if (!isOver(call.phase)) events.push({ type: 'ended', call: vanished(call) });
    events.push({ type: 'cleared', call });
  }
  return events;
}

/** The call as it was; null when it is new, and when it is over there and now offered once more under its old id. */
function known(before: readonly Call[], call: Call): Call | null {
  const was = before.find(({ id }) => id === call.id);
  return was && !(isOver(was.phase) && !isOver(call.phase)) ? was : null;
}

function eventsOfCall(was: Call | null, call: Call): CallEvent[] {
  const events: CallEvent[] = [];
  const say = (type: CallEventType, party?: Party) =>
    events.push(party ? { type, call, party } : { type, call });
  if (!was) {
    if (call.direction === 'outbound' && call.kind === 'call') say('dialled');
    else say('rang');
  }
  const phaseBefore = was?.phase ?? (call.direction === 'inbound' ? 'ringing' : 'dialing');
  if (isTalking(call.phase) && !isTalking(phaseBefore)) say('answered');
  if (call.phase === 'held' && phaseBefore !== 'held') say('held');
  // Everybody hears everybody again; on the way from a hold into a consult the customer stays held.
  if ((call.phase === 'connected' || call.phase === 'conference') && phaseBefore === 'held') say('resumed');
  if (was && !was.isMuted && call.isMuted) say('muted');
  if (was?.isMuted && !call.isMuted) say('unmuted');
  for (const party of call.parties) {
    const partyBefore = was?.parties.find((p) => p.id === party.id);
    if (party.role === 'third-party' && !partyBefore && party.state !== 'left') say('partyJoined', party);
    if (party.role === 'third-party' && partyBefore && partyBefore.state !== 'left' && party.state === 'left')
      say('partyLeft', party);
  }
  if (isOver(call.phase) && !isOver(phaseBefore)) {
    say('ended');
    if (call.phase === 'wrap-up') say('wrapUpStarted');
  }
  return events;
}

/** A call the platform no longer lists although nobody said how it ended. */
function vanished(call: Call): Call {
  const reasons = { ringing: 'abandoned', dialing: 'failed' } as const;
  const endReason: EndReason =
    call.phase === 'ringing' || call.phase === 'dialing' ? reasons[call.phase] : 'completed';
  return { ...call, phase: 'ended', endReason, answerBy: null };
}

/**
 * The new snapshot with what the platform stops telling once a call moves on: when it was offered and
 * answered, and so whether a call that is over was ever answered; and what it never knew, such as a
 * transfer that the background has under way, or a name from the directory.
 */
export function keepKnown(before: readonly Call[], after: readonly Call[]): Call[] {
  return after.map((call) => {
    const was = known(before, call);
    if (!was) return call;
    const answeredAt = was.answeredAt ?? call.answeredAt;
    const neverAnswered: EndReason = call.direction === 'outbound' ? 'failed' : 'abandoned';
    const endReason = call.endReason === 'completed' && answeredAt === null ? neverAnswered : call.endReason;
    const { offeredAt, leaving, consulting, extension, person, namesakes, flaggedAt } = was;
    const transferredBy = call.transferredBy ?? was.transferredBy;
    // The call that a ring interrupts may be over before the ring is, which gets no shorter for it.
    const isSameRing = call.phase === 'ringing' && call.phaseAt === was.phaseAt;
    const answerBy = isSameRing ? was.answerBy : call.answerBy;
    const name = call.name ?? was.name;
    const parties = call.parties.map((party) => ({
      ...party,
      name: party.name ?? was.parties.find(({ id }) => id === party.id)?.name ?? null,
    }));
    return {
      ...call,
      name,
      person,
      namesakes,
      parties,
      offeredAt,
      answeredAt,
      endReason,
      leaving,
      consulting,
      extension,
      flaggedAt,
      transferredBy,
      answerBy,
    };
  });
}
