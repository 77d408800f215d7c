/** What an agent does with a call: accept, reject, hold, mute, digits, clear. Pure. */

import { findAgent } from './agent.ts';
import {
  conversationOf,
  findContact,
  findParty,
  findSegment,
  isLive,
  isVoice,
  type Segment,
} from './contact.ts';
import { holdParty, initialParty, isActive, setParty, unholdParty } from './conversation.ts';
import { dialParty } from './customer.ts';
import { leave } from './hang-up.ts';
import { type Instance, note, type Turn } from './instance.ts';
import { hearDigits } from './ivr.ts';
import { beginPreview } from './preview.ts';
import { Refusal } from './refusal.ts';
import { findSeen, rosterOf } from './roster.ts';
import { segmentsOn } from './routing.ts';
import { takeOver } from './task.ts';

/**
 * Takes the ringing contact, and puts the agent's other call on hold. An offered callback, and a call that a desk
 * phone began, then dials its customer.
 */
export function accept(turn: Turn, agentId: string, contactId: string): void {
  const { instance, now } = turn;
  const agent = findAgent(instance, agentId);
  const segment = findSegment(instance, agentId, contactId);
  if (segment.ringsUntil === null) throw new Refusal('InvalidStateException', 'This contact does not ring.');
  const contact = findContact(instance, contactId);
  const conversation = conversationOf(instance, contact);
  const own = findParty(instance, segment, segment.legId);
  own.agentId = agent.id;
  own.name ??= agent.name;
  own.voice = agent.script?.says ?? null;
  // A leg that the queue already answered may have been put on hold meanwhile, and stays so.
  if (own.state === 'connecting') setParty(own, 'connected', now);
  if (agent.script?.hangsUpAfterMs !== undefined) own.leavesAt = now + agent.script.hangsUpAfterMs;
  stopOffer(segment);
  note(turn, { what: 'accepted', agent: agent.login, contactId });
  const calls = segmentsOn(instance, agent, 'voice');
  for (const other of calls)
    if (calls.includes(segment) && other !== segment && other.state === 'connected')
      holdForAnother(turn, other);
  if (!isVoice(contact)) takeOver(turn, segment);
  const customer = initialParty(conversation);
  if (contact.preview && customer.state === 'connecting') {
    moveSegment(segment, 'connected', now);
    beginPreview(turn, contact);
  } else if (customer.state === 'connecting') {
    moveSegment(segment, 'connecting', now);
    dialParty(turn, customer);
  } else moveSegment(segment, 'connected', now);
}

/** The first call of an agent who takes a second: its other party is held; several talk on without the agent. */
function holdForAnother(turn: Turn, segment: Segment): void {
  const { own, seen, hidden } = rosterOf(turn.instance, segment);
  const others = seen.filter((it) => it.party !== own && isActive(it.party));
  const [only] = others;
  if (others.length > 1 || hidden.length > 0) holdParty(own, own, turn.now);
  else if (only?.state === 'connected') holdParty(only.party, own, turn.now);
}

/** Declines the ringing contact; it goes to the next agent, or back to its queue. */
export function reject(turn: Turn, agentId: string, contactId: string): void {
  stopRinging(turn, findSegment(turn.instance, agentId, contactId), 'rejected');
}

/** Nobody answered within the ring time-out. */
export function miss(turn: Turn, segment: Segment): void {
  stopRinging(turn, segment, 'missed');
}

function stopRinging(turn: Turn, segment: Segment, how: 'rejected' | 'missed'): void {
  if (segment.ringsUntil === null) throw new Refusal('InvalidStateException', 'This contact does not ring.');
  const contact = findContact(turn.instance, segment.contactId);
  const conversation = conversationOf(turn.instance, contact);
  const agent = findAgent(turn.instance, segment.agentId);
  stopOffer(segment);
  if (agent.script?.wrapsUpAfterMs !== undefined)
    segment.wrapUpUntil = turn.now + agent.script.wrapsUpAfterMs;
  note(turn, { what: how, agent: agent.login, contactId: contact.id });
  if (!segment.wasOffered) {
    // The agent's own desk phone, rung so that they can dial.
    segment.errorName = 'FailedConnectAgent';
    moveSegment(segment, 'error', turn.now);
    leave(turn, conversation, findParty(turn.instance, segment, segment.legId));
    return;
  }
  // A callback leaves another name behind than a call does (amazon-connect-streams #344).
  segment.errorName = contact.type === 'queue_callback' ? 'Default' : 'MissedCallAgent';
  moveSegment(segment, how, turn.now);
  // Who was asked for by name does not come: their leg ends, and there is nobody else to ask.
  if (contact.onlyAgentId) leave(turn, conversation, findParty(turn.instance, segment, segment.legId));
  else contact.isWaiting = true;
}

/** The segment no longer rings, whoever or whatever ended that. */
export function stopOffer(segment: Segment): void {
  segment.ringsUntil = null;
  segment.acceptAt = null;
  segment.rejectAt = null;
}

/** Closes a contact that is over: wrap-up is done, or a miss or failure has been seen. */
export function clear(turn: Turn, agentId: string, contactId: string): void {
  const segment = findSegment(turn.instance, agentId, contactId);
  if (isLive(segment)) throw new Refusal('InvalidStateException', 'A live contact cannot be cleared.');
  turn.instance.segments = turn.instance.segments.filter((it) => it !== segment);
}

/**
 * Holds a party, or takes it back. Only a multi-party instance lets agents hold themselves; a leg that was put aside
 * for a second call comes back everywhere.
 */
export function setHold(
  turn: Turn,
  agentId: string,
  contactId: string,
  connectionId: string,
  on: boolean,
): void {
  const { segment, roster, seen } = liveSeen(turn, agentId, contactId, connectionId);
  const { own, hidden } = roster;
  if (on && seen.party === own && !turn.instance.settings.multiParty)
    throw new Refusal('InvalidStateException', 'An agent can hold others, not themselves.');
  if (segment.state !== 'connected' || seen.state !== (on ? 'connected' : 'hold'))
    throw new Refusal(
      'InvalidStateException',
      `A connection that is ${seen.state} cannot be ${on ? 'held' : 'resumed'}.`,
    );
  // The far side as a whole is held by stepping out of it: whoever is there talks on.
  const party = hidden.length > 0 ? own : seen.party;
  if (on) holdParty(party, own, turn.now);
  else unholdParty(party, turn.now, turn.instance.settings.multiParty ? undefined : own);
}

/** Mutes a party on the server. Only whoever was muted may undo it, unless they are no agent. */
export function setMute(
  turn: Turn,
  agentId: string,
  contactId: string,
  connectionId: string,
  on: boolean,
): void {
  const { roster, seen } = liveSeen(turn, agentId, contactId, connectionId);
  const { party } = seen;
  const isOwn = party === roster.own;
  if (!isActive(party)) throw new Refusal('InvalidStateException', 'This party has left.');
  if (!isOwn && !turn.instance.settings.multiParty)
    throw new Refusal('InvalidStateException', 'Only a multi-party call lets an agent mute others.');
  if (!on && !isOwn && party.agentId)
    throw new Refusal('InvalidStateException', 'Another agent can only unmute themselves.');
  party.isMuted = on;
  party.isForcedMute = on && !isOwn;
}

/** Sends DTMF digits to one party. Throws on anything but 0-9, *, #, A-D and the comma. */
export function sendDigits(
  turn: Turn,
  agentId: string,
  contactId: string,
  connectionId: string,
  digits: string,
): void {
  const { roster, seen } = liveSeen(turn, agentId, contactId, connectionId);
  if (!/^[0-9*#A-D,]+$/i.test(digits)) throw new Refusal('InvalidInputException', 'Digits are 0-9, * and #.');
  if (seen.state !== 'connected')
    throw new Refusal('InvalidStateException', 'This party cannot hear digits now.');
  const heard = [seen.party, ...roster.hidden].find(isActive);
  if (heard) hearDigits(turn, heard, digits);
}

/** A connection of a contact that is not over, as the agent sees it. */
function liveSeen(
  { instance }: { instance: Instance },
  agentId: string,
  contactId: string,
  connectionId: string,
) {
  const segment = findSegment(instance, agentId, contactId);
  const roster = rosterOf(instance, segment);
  const seen = findSeen(roster, connectionId);
  if (!isLive(segment)) throw new Refusal('InvalidStateException', 'The contact is over.');
  return { segment, roster, seen };
}

/** Moves a segment to `state`; its time moves only when the state does. */
export function moveSegment(segment: Segment, state: Segment['state'], now: number): void {
  if (segment.state === state) return;
  segment.state = state;
  segment.stateAt = now;
}
