/**
 * A call, what it allows in each phase, and what happened between two snapshots of all calls.
 *
 *   inbound   ringing ──accept──▶ connected ⇄ held ──▶ wrap-up ──▶ (gone)
 *   outbound  dialing ──answered─▶    │
 *                 any phase may go to ended(missed | rejected | abandoned | failed)
 *
 * Pure: no browser, no clock. The platform's word always wins, so nothing here refuses a report.
 */

export type CallPhase = 'ringing' | 'dialing' | 'connected' | 'held' | 'wrap-up' | 'ended';

/** Why a call is over. `failed` covers every customer who was dialled and not reached. */
export type EndReason = 'completed' | 'missed' | 'rejected' | 'abandoned' | 'failed';

export interface Party {
  /** Connection id on the platform. */
  id: string;
  role: 'agent' | 'customer' | 'third-party';
  /** E.164, or null when withheld or when the party has no number (an agent, a queue). */
  number: string | null;
  name: string | null;
  state: 'connecting' | 'connected' | 'held' | 'left';
  stateAt: number;
  isMuted: boolean;
}

export interface Call {
  /** Contact id on the platform; stays the same through the whole call. */
  id: string;
  direction: 'inbound' | 'outbound';
  kind: 'call' | 'callback' | 'transfer';
  phase: CallPhase;
  /** When the present phase began; epoch ms like every `…At`. */
  phaseAt: number;
  /** The customer's number in E.164, or null when withheld. */
  number: string | null;
  name: string | null;
  queue: string | null;
  parties: Party[];
  /** Whether the customer cannot hear the agent because of mute, on either of the two layers. */
  isMuted: boolean;
  offeredAt: number;
  answeredAt: number | null;
  endedAt: number | null;
  /** When an unanswered ringing call is taken away; null when not ringing. */
  answerBy: number | null;
  endReason: EndReason | null;
  /** The platform's own word for the reason, for people who look it up. */
  endDetail: string | null;
  attributes: Record<string, string>;
  /** `awaited` until the softphone has local media; `late` when connected 5 s without it. */
  media: 'none' | 'awaited' | 'live' | 'late';
}

export type CallCommand =
  | 'accept'
  | 'reject'
  | 'hold'
  | 'resume'
  | 'mute'
  | 'unmute'
  | 'sendDigits'
  | 'hangUp'
  | 'clear';

/** The one table that buttons and command handlers read. */
export const allowedCommands: Record<CallPhase, readonly CallCommand[]> = {
  ringing: ['accept', 'reject'],
  dialing: ['mute', 'unmute', 'sendDigits', 'hangUp'],
  connected: ['hold', 'mute', 'unmute', 'sendDigits', 'hangUp'],
  held: ['resume', 'mute', 'unmute', 'hangUp'],
  'wrap-up': ['clear'],
  ended: ['clear'],
};

/** Whether `call` allows `command` now; mute and unmute also depend on which of the two it is. */
export function allows(call: Call, command: CallCommand): boolean {
  if (command === 'mute' && call.isMuted) return false;
  if (command === 'unmute' && !call.isMuted) return false;
  return allowedCommands[call.phase].includes(command);
}

/** A call that still needs the agent's ear: it rings, is being dialled, or is talking. */
export function isLive(call: Call): boolean {
  return call.phase !== 'wrap-up' && call.phase !== 'ended';
}

/** The call that stands first on every surface: ringing, then talking, then held, then what is over. */
export function focusCall(calls: readonly Call[]): Call | null {
  const order: CallPhase[] = ['ringing', 'dialing', 'connected', 'held', 'wrap-up', 'ended'];
  return [...calls].sort((a, b) => order.indexOf(a.phase) - order.indexOf(b.phase))[0] ?? null;
}

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

const isTalking = (phase: CallPhase) => phase === 'connected' || phase === 'held';
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
  if (call.phase === 'connected' && phaseBefore === 'held') say('resumed');
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
 * answered, and so whether a call that is over was ever answered.
 */
export function keepTimes(before: readonly Call[], after: readonly Call[]): Call[] {
  return after.map((call) => {
    const was = known(before, call);
    if (!was) return call;
    const answeredAt = was.answeredAt ?? call.answeredAt;
    const neverAnswered: EndReason = call.direction === 'outbound' ? 'failed' : 'abandoned';
    const endReason = call.endReason === 'completed' && answeredAt === null ? neverAnswered : call.endReason;
    return { ...call, offeredAt: was.offeredAt, answeredAt, endReason };
  });
}
