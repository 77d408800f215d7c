/**
 * A call, and what it allows in each phase. What happened to it stands in call-events.ts.
 *
 *   inbound   ringing ──accept──▶ connected ⇄ held ──▶ wrap-up ──▶ (gone)
 *   outbound  dialing ──answered─▶    │
 *                                   ├──consult──▶ consult-dialing ──▶ consult ──merge──▶ conference
 *                                   └──transfer─▶ consult-dialing ──(they are there: the agent leaves)──▶ wrap-up
 *                 any phase may go to ended(missed | rejected | abandoned | failed)
 *
 * Pure: no browser, no clock. The platform's word always wins, so nothing here refuses a report.
 */

import type { Reference } from './interactions/reference.ts';

export type CallPhase =
  | 'ringing'
  | 'dialing'
  | 'connected'
  | 'held'
  /** A third party is being reached; the customer is held. */
  | 'consult-dialing'
  /** The agent talks with one side while the other is held. */
  | 'consult'
  /** Three or more hear each other. */
  | 'conference'
  | 'wrap-up'
  | 'ended';

/** Why a call is over. `failed` covers every customer who was dialled and not reached. */
export type EndReason = 'completed' | 'missed' | 'rejected' | 'abandoned' | 'failed';

export interface Party {
  /** Connection id on the platform. */
  id: string;
  role: 'agent' | 'customer' | 'third-party';
  /** E.164, or null when withheld or when the party has no number (an agent, a queue). */
  number: string | null;
  /** The number with its country's own grouping. Filled in by the background. */
  numberText: string | null;
  name: string | null;
  state: 'connecting' | 'connected' | 'held' | 'left';
  stateAt: number;
  isMuted: boolean;
  /** Another agent, or a queue that finds one: Connect lets nobody else unmute them (amazon-connect, B4). */
  isColleague: boolean;
}

/** Somebody the agent is bringing in, from the command until they are there or are known not to come. */
export interface Reach {
  /** Name or number, as people know them. */
  to: string;
  since: number;
  /** Ids of the parties that were there before: whoever else appears is the one being reached. */
  present: string[];
  /** Who it is, once seen. */
  partyId: string | null;
  /** They are being taken out again, and the customer comes back without a word. */
  isCancelled: boolean;
}

/** How the line was over the last report of the softphone. */
export interface CallQuality {
  level: 'good' | 'fair' | 'poor';
  lossPercent: number;
  jitterMs: number | null;
  roundTripMs: number | null;
  at: number;
}

export interface Call {
  /** Contact id on the platform; stays the same through the whole call. */
  id: string;
  direction: 'inbound' | 'outbound';
  kind: 'call' | 'callback' | 'transfer';
  /** The contact it was made for, such as the task of a callback; null when there is none or the platform does not tell. */
  relatedCallId: string | null;
  /** The contact that it came on from by transfer; null when it is the first, or the platform does not tell. */
  initialCallId: string | null;
  phase: CallPhase;
  /** When the present phase began; epoch ms like every `…At`. */
  phaseAt: number;
  /** The customer's number in E.164, or null when withheld. */
  number: string | null;
  /** The number with its country's own grouping; null when there is none. Filled in by the background. */
  numberText: string | null;
  name: string | null;
  /** Whose number it is in the directory: id and name; null for nobody, or for several until the agent says who. Filled in by the background. */
  person: Reference | null;
  /** People who share the number, for the agent to say which it is; empty for one or none. Filled in by the background. */
  namesakes: Reference[];
  queue: string | null;
  parties: Party[];
  /** How many may be in the call, the agent included: six where the instance has multi-party calls, else three. */
  maxParties: number;
  /** A blind transfer under way: the agent leaves as soon as the other side is there. Kept by the background. */
  leaving: Reach | null;
  /** A consult whose other side is not there yet. Kept by the background. */
  consulting: Reach | null;
  /** Digits to send once it is answered: at `sendAt`, by hand while that is null; null for none. Kept by the background. */
  extension: { digits: string; sendAt: number | null } | null;
  /** Who hands the call over, when a colleague does (INTERNAL-TRANSFER); null otherwise. */
  transferredBy: string | null;
  /** Whoever brought this agent in is still there, unseen (three-party calls): nobody else can be brought in. */
  isGuest: boolean;
  /** Null until the softphone has told. */
  quality: CallQuality | null;
  /** When the agent flagged how it sounds; null for never. Kept by the background. */
  flaggedAt: number | null;
  /** A desk phone is answered and dialled on by hand: no accept, no digits, and mute on the server alone. */
  phone: 'softphone' | 'desk';
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
  | 'transfer'
  | 'consult'
  | 'cancelTransfer'
  | 'swapParties'
  | 'merge'
  | 'leave'
  | 'holdParty'
  | 'resumeParty'
  | 'muteParty'
  | 'unmuteParty'
  | 'dropParty'
  | 'flagQuality'
  | 'clear';

/** The one table that buttons and command handlers read. */
export const allowedCommands: Record<CallPhase, readonly CallCommand[]> = {
  ringing: ['accept', 'reject'],
  dialing: ['mute', 'unmute', 'hangUp'],
  connected: ['hold', 'mute', 'unmute', 'sendDigits', 'transfer', 'consult', 'flagQuality', 'hangUp'],
  held: ['resume', 'mute', 'unmute', 'transfer', 'consult', 'flagQuality', 'hangUp', 'resumeParty'],
  'consult-dialing': ['mute', 'unmute', 'cancelTransfer', 'flagQuality'],
  consult: [
    ...['mute', 'unmute', 'sendDigits', 'swapParties', 'merge', 'leave', 'cancelTransfer'],
    ...['holdParty', 'resumeParty', 'muteParty', 'unmuteParty', 'dropParty', 'flagQuality'],
  ] as CallCommand[],
  // Nobody is held in a conference, so nobody can be taken back.
  conference: [
    ...['mute', 'unmute', 'sendDigits', 'consult', 'leave'],
    ...['holdParty', 'muteParty', 'unmuteParty', 'dropParty', 'flagQuality'],
  ] as CallCommand[],
  'wrap-up': ['clear'],
  ended: ['clear'],
};

/** With three parties Connect lets an agent hold and mute nobody but by the call as a whole (amazon-connect, B4). */
const needsMultiParty: readonly CallCommand[] = ['holdParty', 'resumeParty', 'muteParty', 'unmuteParty'];
/** What is left to do while a blind transfer is under way. */
const duringTransfer = allowedCommands['consult-dialing'];
/** What hands a call on or brings others in; an administrator can switch it off. */
export const bringsIn: readonly CallCommand[] = ['transfer', 'consult'];
const needsSoftphone: readonly CallCommand[] = ['accept', 'sendDigits'];

/** Whether `call` allows `command` now; mute and unmute also depend on which of the two it is. */
export function allows(call: Call, command: CallCommand): boolean {
  const { phase, parties, maxParties, isMuted } = call;
  if (command === 'mute' && isMuted) return false;
  if (command === 'unmute' && !isMuted) return false;
  // One flag for a call: what matters is that somebody looks at it.
  if (command === 'flagQuality' && call.flaggedAt !== null) return false;
  if (needsMultiParty.includes(command) && maxParties <= 3) return false;
  if (bringsIn.includes(command)) {
    // One at a time, also before the first of them shows.
    if (call.isGuest || call.consulting || parties.filter(isPresent).length >= maxParties) return false;
  }
  if (isLive(call) && call.leaving && !duringTransfer.includes(command)) return false;
  if (call.phone === 'desk') {
    if (needsSoftphone.includes(command)) return false;
    // The microphone of a desk phone is out of reach: only the server can mute it, and only in multi-party calls.
    if ((command === 'mute' || command === 'unmute') && maxParties <= 3) return false;
  }
  return allowedCommands[phase].includes(command);
}

/** Still there, or on the way. */
export const isPresent = ({ state }: Party): boolean => state !== 'left';

/** Everybody who is there or on the way but the agent. */
export const othersIn = ({ parties }: Call): Party[] =>
  parties.filter((party) => party.role !== 'agent' && isPresent(party));

/** The call that would be held when `call` takes the agent's ear: another one with an open line; null for none. */
export function openLine(calls: readonly Call[], call: Pick<Call, 'id'>): Call | null {
  return calls.find(({ id, phase }) => id !== call.id && isTalking(phase) && phase !== 'held') ?? null;
}

const talkingPhases: readonly CallPhase[] = ['connected', 'held', 'consult-dialing', 'consult', 'conference'];

/** Answered and not over. */
export const isTalking = (phase: CallPhase): boolean => talkingPhases.includes(phase);

/** A call that still needs the agent's ear: it rings, is being dialled, or is talking. */
export function isLive(call: Pick<Call, 'phase'>): boolean {
  return call.phase !== 'wrap-up' && call.phase !== 'ended';
}

const focusOrder: readonly CallPhase[] = [
  ...(['ringing', 'dialing', 'consult-dialing', 'consult', 'conference', 'connected', 'held'] as const),
  ...(['wrap-up', 'ended'] as const),
];

/** Calls as every surface shows them: ringing, then talking, then held, then what is over. */
export const inFocusOrder = (calls: readonly Call[]): Call[] =>
  [...calls].sort((a, b) => focusOrder.indexOf(a.phase) - focusOrder.indexOf(b.phase));

/** The call that stands first. */
export const focusCall = (calls: readonly Call[]): Call | null => inFocusOrder(calls)[0] ?? null;
