/** What an agent does with a call: accept, reject, hang up, hold, mute, clear. Pure. */

import { findAgent } from './agent.ts';
import {
  conversationOf,
  findContact,
  findParty,
  findSegment,
  isLive,
  type Segment,
  segmentsOf,
} from './contact.ts';
import { type Conversation, holdParty, isActive, type Party, setParty } from './conversation.ts';
import { dialParty } from './customer.ts';
import { note, type Turn } from './instance.ts';
import { Refusal } from './refusal.ts';

/** Takes the ringing contact. An offered callback then dials its customer. */
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
  setParty(own, 'connected', now);
  segment.ringsUntil = null;
  segment.acceptAt = null;
  note(turn, { what: 'accepted', agent: agent.login, contactId });
  const customer = initialParty(conversation);
  if (contact.type === 'queue_callback' && customer.state === 'connecting') {
    moveSegment(segment, 'connecting', now);
    dialParty(turn, customer);
  } else moveSegment(segment, 'connected', now);
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
  segment.ringsUntil = null;
  segment.acceptAt = null;
  // A callback leaves another name behind than a call does (amazon-connect-streams #344).
  segment.errorName = contact.type === 'queue_callback' ? 'Default' : 'MissedCallAgent';
  moveSegment(segment, how, turn.now);
  contact.isWaiting = true;
  note(turn, { what: how, agent: findAgent(turn.instance, segment.agentId).login, contactId: contact.id });
}

/** Ends a connection: the agent's own leg is hanging up, any other is dropping that party. */
export function destroyConnection(
  turn: Turn,
  agentId: string,
  contactId: string,
  connectionId: string,
): void {
  const segment = findSegment(turn.instance, agentId, contactId);
  const party = findParty(turn.instance, segment, connectionId);
  if (party.id === segment.partyId && segment.ringsUntil !== null) {
    reject(turn, agentId, contactId);
    return;
  }
  if (!isLive(segment) || !isActive(party))
    throw new Refusal('InvalidStateException', 'It has already ended.');
  leave(turn, conversationOf(turn.instance, findContact(turn.instance, contactId)), party);
}

/** A party leaves; the conversation goes on while two are left, and whoever they held is joined. */
export function leave(turn: Turn, conversation: Conversation, party: Party): void {
  const { instance, now } = turn;
  setParty(party, 'disconnected', now);
  for (const segment of segmentsOf(instance, conversation)) {
    if (segment.partyId === party.id) endSegment(turn, segment);
  }
  for (const contact of instance.contacts) if (contact.partyId === party.id) contact.isWaiting = false;
  const left = conversation.parties.filter(isActive);
  if (left.length < 2) {
    for (const last of left) setParty(last, 'disconnected', now);
    for (const segment of segmentsOf(instance, conversation)) endSegment(turn, segment);
    for (const contact of instance.contacts)
      if (contact.conversationId === conversation.id) contact.isWaiting = false;
    return;
  }
  for (const held of left) if (held.heldById === party.id) setParty(held, 'connected', now);
}

/** Wrap-up for a contact the agent had; an offer nobody took simply goes away with its caller. */
function endSegment(turn: Turn, segment: Segment): void {
  const { instance, now } = turn;
  const agent = findAgent(instance, segment.agentId);
  if (segment.ringsUntil !== null || agent.wrapUpLimitMs === 0) {
    instance.segments = instance.segments.filter((it) => it !== segment);
  } else {
    moveSegment(segment, 'ended', now);
    segment.wrapUpUntil = agent.wrapUpLimitMs === null ? null : now + agent.wrapUpLimitMs;
  }
  note(turn, { what: 'ended', agent: agent.login, contactId: segment.contactId });
}

/** Closes a contact that is over: wrap-up is done, or a miss or failure has been seen. */
export function clear(turn: Turn, agentId: string, contactId: string): void {
  const segment = findSegment(turn.instance, agentId, contactId);
  if (isLive(segment)) throw new Refusal('InvalidStateException', 'A live contact cannot be cleared.');
  turn.instance.segments = turn.instance.segments.filter((it) => it !== segment);
}

/** Holds a party, or takes it back. The agent's own leg can only be held in a multi-party instance. */
export function setHold(
  turn: Turn,
  agentId: string,
  contactId: string,
  connectionId: string,
  on: boolean,
): void {
  const segment = findSegment(turn.instance, agentId, contactId);
  const party = findParty(turn.instance, segment, connectionId);
  if (party.id === segment.partyId && !turn.instance.settings.multiParty)
    throw new Refusal('InvalidStateException', 'An agent can hold others, not themselves.');
  if (party.state !== (on ? 'connected' : 'hold'))
    throw new Refusal(
      'InvalidStateException',
      `A connection that is ${party.state} cannot be ${on ? 'held' : 'resumed'}.`,
    );
  if (on) holdParty(party, { id: segment.partyId }, turn.now);
  else setParty(party, 'connected', turn.now);
}

/** Mutes a party on the server. Only whoever was muted may undo it, unless they are no agent. */
export function setMute(
  turn: Turn,
  agentId: string,
  contactId: string,
  connectionId: string,
  on: boolean,
): void {
  const segment = findSegment(turn.instance, agentId, contactId);
  const party = findParty(turn.instance, segment, connectionId);
  const isOwn = party.id === segment.partyId;
  if (!isActive(party)) throw new Refusal('InvalidStateException', 'This party has left.');
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
  const segment = findSegment(turn.instance, agentId, contactId);
  const party = findParty(turn.instance, segment, connectionId);
  if (!/^[0-9*#A-D,]+$/i.test(digits)) throw new Refusal('InvalidInputException', 'Digits are 0-9, * and #.');
  if (party.state !== 'connected')
    throw new Refusal('InvalidStateException', 'This party cannot hear digits now.');
  party.digits += digits;
}

/** Moves a segment to `state`; its time moves only when the state does. */
export function moveSegment(segment: Segment, state: Segment['state'], now: number): void {
  if (segment.state === state) return;
  segment.state = state;
  segment.stateAt = now;
}

/** The party on whose behalf the contact exists. */
export function initialParty(conversation: Conversation): Party {
  const party = conversation.parties.find((it) => it.id === conversation.initialPartyId);
  if (!party) throw new Error('A conversation has lost its first party.');
  return party;
}
