/**
 * A conversation: everybody who is, or will be, on one call. Agents see it through their own segments
 * (contact.ts); media sees only this. Pure.
 */

import type { CustomerVoice } from '../media/voice.ts';
import type { IvrMenu } from './ivr.ts';
import type { RoomEntry } from './room.ts';

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
  /** Where an e-mail came from; null for everybody else. */
  address: string | null;
  name: string | null;
  quickConnectId: string | null;
  state: PartyState;
  stateAt: number;
  /** Who brought them in; null for those the call began with. */
  addedById: string | null;
  /** While held: the parties who did it, themselves included; each takes their hold along when they leave. */
  heldBy: string[];
  isMuted: boolean;
  /** Muted by somebody else, so that only they may undo it. */
  isForcedMute: boolean;
  /** DTMF digits this party has been sent. */
  digits: string;
  /** What becomes of the dialling, and when; null when it is left to the control API. */
  fate: { at: number; outcome: DialOutcome } | null;
  /** When a scripted customer hangs up; null when never. */
  leavesAt: number | null;
  /** How somebody without a browser sounds; null leaves the leg to a browser. */
  voice: CustomerVoice | null;
  /** Where the caller stands in the menu of a party that is a machine; null for people. */
  menu: IvrMenu | null;
  /** The names of the menus that were reached, first to last. */
  ivrPath: string[];
}

/** What a number does when it is dialled; the control API sets one per number. */
export interface CustomerScript {
  /** Milliseconds until they answer, or what happens instead; `manual` waits for the control API. */
  answersAfterMs: number | 'never' | 'busy' | 'failed' | 'manual';
  /** The dial that they answer, counted from 1; the ones before ring out. */
  answersAtTry?: number;
  hangsUpAfterMs?: number;
  says?: CustomerVoice;
  /** A machine answers and listens to digits. */
  ivr?: IvrMenu;
}

export interface Conversation {
  id: string;
  /** The first party that is not an agent: the `initial` connection of every segment. */
  initialPartyId: string;
  parties: Party[];
  /** What is written in it, oldest first; null of anything but a chat. */
  room: RoomEntry[] | null;
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
    address: null,
    name: null,
    quickConnectId: null,
    state: 'connecting',
    stateAt: now,
    addedById: null,
    heldBy: [],
    isMuted: false,
    isForcedMute: false,
    digits: '',
    fate: null,
    leavesAt: null,
    voice: null,
    menu: null,
    ivrPath: [],
    ...rest,
  };
}

/** Moves a party to `state`; a party that leaves forgets its mute and its plans. */
export function setParty(party: Party, state: PartyState, now: number): void {
  if (party.state === state) return;
  party.state = state;
  party.stateAt = now;
  party.heldBy = [];
  if (state !== 'connecting') party.fate = null;
  if (state !== 'disconnected') return;
  party.isMuted = false;
  party.isForcedMute = false;
  party.leavesAt = null;
}

/** Holds a party that is there on behalf of another; twice is once. */
export function holdParty(party: Party, by: { id: string }, now: number): void {
  const heldBy = [...new Set([...party.heldBy, by.id])];
  setParty(party, 'hold', now);
  party.heldBy = heldBy;
}

/** Lifts the hold of one party, or every hold; whoever is held by another still stays held. */
export function unholdParty(party: Party, now: number, by?: { id: string }): void {
  if (party.state !== 'hold') return;
  const heldBy = by ? party.heldBy.filter((id) => id !== by.id) : [];
  if (heldBy.length === 0) setParty(party, 'connected', now);
  else party.heldBy = heldBy;
}

/** The party on whose behalf the conversation exists. */
export function initialParty(conversation: Conversation): Party {
  const party = conversation.parties.find((it) => it.id === conversation.initialPartyId);
  if (!party) throw new Error('A conversation has lost its first party.');
  return party;
}
