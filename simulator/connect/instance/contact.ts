/**
 * A contact is the platform's record of one piece of routed work; a segment is one agent's view of it.
 * A contact that two agents missed in turn has two segments; a consult has two contacts on one conversation.
 * Pure.
 */

import type { Conversation, Party } from './conversation.ts';
import type { Instance } from './instance.ts';
import { Refusal } from './refusal.ts';

export type ContactType = 'voice' | 'queue_callback' | WorkChannel;

/** What is no call. */
export type WorkChannel = 'chat' | 'task' | 'email';

export type Channel = 'voice' | WorkChannel;

export type InitiationMethod =
  | 'inbound'
  | 'outbound'
  | 'transfer'
  | 'queue_transfer'
  | 'callback'
  | 'callback_customer_first_dialed'
  | 'campaign_preview'
  /** Work that somebody's software made. */
  | 'api';

/** How often the instance itself calls back; each try is a contact of its own. */
export interface Tries {
  /** Which one this is, from 1. */
  count: number;
  most: number;
  /** How long after one that failed the next is offered. */
  delayMs: number;
}

/** What a campaign lets its agent do before the customer is dialled. */
export interface Preview {
  /** How long after the accept the instance dials by itself; null for never. */
  autoDialMs: number | null;
  canDiscard: boolean;
  /** When it does; null before the accept, without such a time, and once dialled. */
  dialsAt: number | null;
  isEngaged: boolean;
}

/** What a task or an e-mail is about. */
export interface Task {
  /** Of an e-mail: its subject. */
  name: string;
  /** Of an e-mail: how it begins. */
  description: string;
  references: Record<string, string>;
  scheduledAt: number | null;
}

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
  /** Its place in line: the longest waiting is offered first. */
  queuedAt: number;
  /** Before this it is offered to nobody; null once it may be. */
  offersAt: number | null;
  /** Of callbacks that the instance dials; null of anything else. */
  tries: Tries | null;
  preview: Preview | null;
  task: Task | null;
  attributes: Record<string, string>;
}

/** Connect's own contact states, as far as voice has them. */
export type SegmentState =
  | 'incoming'
  | 'connecting'
  | 'connected'
  /** A task that is laid aside. */
  | 'paused'
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

const liveStates: readonly SegmentState[] = ['incoming', 'connecting', 'connected', 'paused'];

/** Whether it rings, is being dialled, talks or is worked on: anything but over. */
export const isLive = (segment: Segment): boolean => liveStates.includes(segment.state);

/** On which channel an agent has it. */
export const channelOf = ({ type }: Pick<Contact, 'type'>): Channel =>
  type === 'queue_callback' ? 'voice' : type;

/** Whether people speak in it. */
export const isVoice = (contact: Pick<Contact, 'type'>): boolean => channelOf(contact) === 'voice';

/** A contact with nothing special about it, waiting for nobody yet. */
export function newContact(
  given: Pick<Contact, 'id' | 'conversationId' | 'partyId' | 'type' | 'initiationMethod' | 'queuedAt'> &
    Partial<Contact>,
): Contact {
  return {
    initialContactId: given.id,
    relatedContactId: null,
    queueId: null,
    onlyAgentId: null,
    isWaiting: false,
    offersAt: null,
    tries: null,
    preview: null,
    task: null,
    attributes: {},
    ...given,
  };
}

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
