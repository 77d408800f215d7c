/**
 * A contact is the platform's record of one piece of routed work; a segment is one agent's view of it.
 * A contact that two agents missed in turn has two segments; a consult has two contacts on one conversation.
 * Pure.
 */

import type { Conversation, Party } from './conversation.ts';
import type { Instance } from './instance.ts';
import { Refusal } from './refusal.ts';

export type ContactType = 'voice' | 'queue_callback';

export type InitiationMethod = 'inbound' | 'outbound' | 'transfer' | 'callback' | 'queue_transfer';

export interface Contact {
  id: string;
  initialContactId: string;
  relatedContactId: string | null;
  conversationId: string;
  /** The party an agent takes over by accepting. */
  partyId: string;
  type: ContactType;
  initiationMethod: InitiationMethod;
  queueId: string | null;
  /** Set when only this agent may take it (an agent quick connect). */
  onlyAgentId: string | null;
  /** Whether it waits for an agent: queued, and nobody is being rung. */
  isWaiting: boolean;
  queuedAt: number;
  attributes: Record<string, string>;
}

/** Connect's own contact states, as far as voice has them. */
export type SegmentState =
  | 'incoming'
  | 'connecting'
  | 'connected'
  | 'ended'
  | 'missed'
  | 'rejected'
  | 'error';

export interface Segment {
  contactId: string;
  agentId: string;
  partyId: string;
  /** Connection id of the agent's own leg: new for each offer, so that a late goodbye ends no other's leg. */
  legId: string;
  state: SegmentState;
  stateAt: number;
  /** Whether it began by ringing the agent, unlike a call the agent dialled. */
  wasOffered: boolean;
  /** While it rings: when the instance takes it away. Null when it does not ring. */
  ringsUntil: number | null;
  /** Once it is over: when the instance, or a scripted agent, clears it. Null while live, or when nobody does. */
  wrapUpUntil: number | null;
  /** When the instance accepts on the agent's behalf; null when it does not. */
  acceptAt: number | null;
  /** When a scripted agent rejects it; null when they do not. */
  rejectAt: number | null;
  /** The agent state that a missed, rejected or failed segment leaves behind. */
  errorName: string | null;
}

/** Whether it rings, is being dialled or talks: anything but over. */
export const isLive = (segment: Segment): boolean =>
  segment.state === 'incoming' || segment.state === 'connecting' || segment.state === 'connected';

/** The conversation a contact is about. */
export const conversationOf = (instance: Instance, of: { conversationId: string }): Conversation =>
  known(instance.conversations.find((it) => it.id === of.conversationId));

/** The contact with this id; throws ContactNotFoundException. */
export function findContact(instance: Instance, contactId: string): Contact {
  const contact = instance.contacts.find((it) => it.id === contactId);
  if (!contact) throw new Refusal('ContactNotFoundException', `There is no contact ${contactId}.`);
  return contact;
}

/** One agent's view of a contact; throws ContactNotFoundException when the agent has none. */
export function findSegment(instance: Instance, agentId: string, contactId: string): Segment {
  const segment = instance.segments.find((it) => it.agentId === agentId && it.contactId === contactId);
  if (!segment) throw new Refusal('ContactNotFoundException', `This agent has no contact ${contactId}.`);
  return segment;
}

/** The party a segment names by connection id: its own leg, or anybody else's. Throws when there is none. */
export function findParty(instance: Instance, segment: Segment, connectionId: string): Party {
  const id = connectionId === segment.legId ? segment.partyId : connectionId;
  const conversation = conversationOf(instance, findContact(instance, segment.contactId));
  const party = conversation.parties.find((it) => it.id === id);
  if (!party) throw new Refusal('ConnectionNotFoundException', `There is no connection ${connectionId}.`);
  return party;
}

/** The live segments of a conversation, whoever's they are. */
export const segmentsOf = (instance: Instance, conversation: Conversation): Segment[] =>
  instance.segments.filter(
    (it) => isLive(it) && findContact(instance, it.contactId).conversationId === conversation.id,
  );

function known<T>(found: T | undefined): T {
  if (found === undefined) throw new Error('The instance lost a record that another still names.');
  return found;
}
