/** How a call ends: for one party who leaves, for an agent who hangs up, and for the last two of it. Pure. */

import { findAgent } from './agent.ts';
import { moveSegment, reject } from './call.ts';
import { findSegment, isLive, type Segment, segmentsOf } from './contact.ts';
import { type Conversation, holdParty, isActive, type Party, setParty, unholdParty } from './conversation.ts';
import { note, type Turn } from './instance.ts';
import { checkDiscard } from './preview.ts';
import { Refusal } from './refusal.ts';
import { findSeen, rosterOf } from './roster.ts';

/** Ends a connection: the agent's own leg is hanging up, any other is dropping that party. */
export function destroyConnection(
  turn: Turn,
  agentId: string,
  contactId: string,
  connectionId: string,
): void {
  const segment = findSegment(turn.instance, agentId, contactId);
  const roster = rosterOf(turn.instance, segment);
  const { party, state } = findSeen(roster, connectionId);
  if (party === roster.own && segment.ringsUntil !== null && segment.wasOffered) {
    reject(turn, agentId, contactId);
    return;
  }
  if (!isLive(segment) || state === 'disconnected')
    throw new Refusal('InvalidStateException', 'It has already ended.');
  if (party === roster.own) checkDiscard(turn.instance, segment);
  // The connection that others hide behind is all there is of this contact: without it the contact ends.
  const standsForOthers = party !== roster.own && roster.hidden.length > 0;
  leave(turn, roster.conversation, standsForOthers ? roster.own : party);
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
  for (const held of left) unholdParty(held, now, party);
  for (const segment of segmentsOf(instance, conversation)) takeOverHold(turn, segment);
}

/** An agent who held the far side while another agent stood there now holds the customer, who is left of it. */
function takeOverHold({ instance, now }: Turn, segment: Segment): void {
  const { own, hidden, conversation } = rosterOf(instance, segment);
  const isAlone = conversation.parties.filter(isActive).length === 2;
  if (instance.settings.multiParty || !isAlone || hidden.length > 0 || !own.heldBy.includes(own.id)) return;
  unholdParty(own, now, own);
  for (const other of conversation.parties)
    if (other !== own && (other.state === 'connected' || other.state === 'hold')) holdParty(other, own, now);
}

/** Wrap-up for a contact the agent had; an offer nobody took simply goes away with its caller. */
function endSegment(turn: Turn, segment: Segment): void {
  const { instance, now } = turn;
  const agent = findAgent(instance, segment.agentId);
  const wrapUpMs = agent.script?.wrapsUpAfterMs ?? agent.wrapUpLimitMs;
  if (segment.ringsUntil !== null || wrapUpMs === 0) {
    instance.segments = instance.segments.filter((it) => it !== segment);
  } else {
    moveSegment(segment, 'ended', now);
    segment.wrapUpUntil = wrapUpMs === null ? null : now + wrapUpMs;
  }
  note(turn, { what: 'ended', agent: agent.login, contactId: segment.contactId });
}
