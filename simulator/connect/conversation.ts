/**
 * A conversation: everybody who is, or will be, on one call. Agents see it through their own segments
 * (contact.ts); media sees only this. Pure.
 */

import type { CustomerVoice } from './media/voice.ts';

export type PartyState = 'connecting' | 'connected' | 'hold' | 'disconnected';

/** What becomes of somebody who is dialled. */
export type DialOutcome = 'answered' | 'busy' | 'noAnswer' | 'failed';

export interface Party {
  /** Connection id, the same for everybody but an agent on their own leg (see `Segment.legId`). */
  id: string;
  kind: 'agent' | 'customer' | 'third-party';
  /** The agent on this leg, once one has accepted. */
  agentId: string | null;
  number: string | null;
  name: string | null;
  quickConnectId: string | null;
  state: PartyState;
  stateAt: number;
  /** While held: the party who did it, and who takes the hold along when they leave. */
  heldById: string | null;
  isMuted: boolean;
  /** Muted by somebody else, so that only they may undo it. */
  isForcedMute: boolean;
  /** DTMF digits this party has been sent. */
  digits: string;
  /** What becomes of the dialling, and when; null when it is left to the control API. */
  fate: { at: number; outcome: DialOutcome } | null;
  /** When a scripted customer hangs up; null when never. */
  leavesAt: number | null;
  /** How a customer without a browser phone sounds; null leaves the leg to a browser. */
  voice: CustomerVoice | null;
}

/** What a number does when it is dialled; the control API sets one per number. */
export interface CustomerScript {
  /** Milliseconds until they answer, or what happens instead; `manual` waits for the control API. */
  answersAfterMs: number | 'never' | 'busy' | 'failed' | 'manual';
  hangsUpAfterMs?: number;
  says?: CustomerVoice;
}

export interface Conversation {
  id: string;
  /** The first party that is not an agent: the `initial` connection of every segment. */
  initialPartyId: string;
  parties: Party[];
}

/** Whether the party has not left. */
export const isActive = (party: Party): boolean => party.state !== 'disconnected';

/** A new party, connecting and unmuted. */
export function newParty(id: string, kind: Party['kind'], now: number, rest: Partial<Party> = {}): Party {
  return {
    id,
    kind,
    agentId: null,
    number: null,
    name: null,
    quickConnectId: null,
    state: 'connecting',
    stateAt: now,
    heldById: null,
    isMuted: false,
    isForcedMute: false,
    digits: '',
    fate: null,
    leavesAt: null,
    voice: null,
    ...rest,
  };
}

/** Moves a party to `state`; a party that leaves forgets its mute and its plans. */
export function setParty(party: Party, state: PartyState, now: number): void {
  if (party.state === state) return;
  party.state = state;
  party.stateAt = now;
  party.heldById = null;
  if (state !== 'connecting') party.fate = null;
  if (state !== 'disconnected') return;
  party.isMuted = false;
  party.isForcedMute = false;
  party.leavesAt = null;
}

/** Holds a connected party on behalf of another. */
export function holdParty(party: Party, by: { id: string }, now: number): void {
  setParty(party, 'hold', now);
  party.heldById = by.id;
}
