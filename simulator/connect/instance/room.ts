/**
 * The room of a chat: an append-only list of what is said and done in it. Agents read it by the participant API and hear of
 * each entry over their websocket; the customer by the control API. Pure.
 */

import { findContact, isLive, type Segment } from './contact.ts';
import { type Conversation, initialParty, isActive, type Party } from './conversation.ts';
import { type Instance, newId, type Turn } from './instance.ts';
import { Refusal } from './refusal.ts';

export interface RoomEntry {
  id: string;
  at: number;
  /** Of a receipt `about` names the message. Only messages and events stand in the transcript. */
  kind: 'MESSAGE' | 'EVENT' | 'RECEIPT' | 'ATTACHMENT';
  contentType: string;
  content: string | null;
  /** Who: an agent by the connection id of their own leg. Null for the instance itself. */
  participantId: string | null;
  role: 'AGENT' | 'CUSTOMER' | 'SYSTEM';
  name: string;
  about: string | null;
  /** An attachment: its id, what it is called and its type. What is in it lies in the bucket (attachments.ts). */
  file: Attachment | null;
  /** The sender's own key: what is sent again under it is said once. */
  clientToken: string | null;
}

const eventType = (name: string) => `application/vnd.amazonaws.connect.event.${name}`;

/** What an entry can be, besides text. */
export const contentTypes = {
  typing: eventType('typing'),
  joined: eventType('participant.joined'),
  left: eventType('participant.left'),
  transferred: eventType('transfer.succeeded'),
  ended: eventType('chat.ended'),
  delivered: eventType('message.delivered'),
  read: eventType('message.read'),
  acknowledged: eventType('connection.acknowledged'),
  attachment: 'application/vnd.amazonaws.connect.message.attachment',
} as const;

/** A text message holds this many characters at most. */
export const longestMessage = 1024;

export interface Attachment {
  id: string;
  name: string;
  type: string;
}

/** Somebody in a room. */
export interface Participant {
  id: string;
  role: 'AGENT' | 'CUSTOMER';
  name: string;
}

export const customerOf = (conversation: Conversation): Participant => {
  const { id, name } = initialParty(conversation);
  return { id, role: 'CUSTOMER', name: name ?? 'Customer' };
};

/** Who of a room is on this leg; null for nobody, who has left, or who has not accepted yet. */
export function agentOnLeg(
  instance: Instance,
  legId: string,
): { segment: Segment; conversation: Conversation; participant: Participant } | null {
  const segment = instance.segments.find((it) => it.legId === legId);
  if (!segment || !isLive(segment) || segment.ringsUntil !== null) return null;
  const { conversationId } = findContact(instance, segment.contactId);
  const conversation = instance.conversations.find((it) => it.id === conversationId);
  const agent = instance.agents.find((it) => it.id === segment.agentId);
  if (!conversation?.room || !agent) return null;
  return { segment, conversation, participant: { id: legId, role: 'AGENT', name: agent.name } };
}

/** Says a text in the room; the same again under one `clientToken` is the same entry. */
export function say(
  turn: Turn,
  conversation: Conversation,
  by: Participant,
  {
    content,
    contentType = 'text/plain',
    clientToken = null,
  }: Pick<RoomEntry, 'content'> & Partial<RoomEntry>,
): RoomEntry {
  const known = roomOf(conversation).find(
    (it) => clientToken !== null && it.clientToken === clientToken && it.participantId === by.id,
  );
  if (known) return known;
  if (!/^text\/(plain|markdown)$|^application\/json$/.test(contentType))
    throw new Refusal('ValidationException', `A message cannot be "${contentType}".`);
  if (!content || content.length > longestMessage)
    throw new Refusal('ValidationException', `A message has 1 to ${longestMessage} characters.`);
  return enter(turn, conversation, by, { kind: 'MESSAGE', contentType, content, clientToken });
}

/** Puts a file that lies in the bucket into the room. */
export const sendFile = (
  turn: Turn,
  conversation: Conversation,
  by: Participant,
  file: Attachment,
): RoomEntry =>
  enter(turn, conversation, by, { kind: 'ATTACHMENT', contentType: contentTypes.attachment, file });

/** Tells the room that somebody types, or has received or read a message. */
export function tell(
  turn: Turn,
  conversation: Conversation,
  by: Participant,
  { contentType, content = null }: Pick<RoomEntry, 'contentType'> & Partial<RoomEntry>,
): RoomEntry {
  if (contentType === contentTypes.typing || contentType === contentTypes.acknowledged)
    return enter(turn, conversation, by, { kind: 'EVENT', contentType });
  if (contentType !== contentTypes.read && contentType !== contentTypes.delivered)
    throw new Refusal('ValidationException', `An event cannot be "${contentType}".`);
  const about = messageIdIn(content);
  if (!roomOf(conversation).some(({ id, kind }) => id === about && kind === 'MESSAGE'))
    throw new Refusal('ValidationException', 'A receipt names a message of this chat.');
  return enter(turn, conversation, by, { kind: 'RECEIPT', contentType, about });
}

function messageIdIn(content: string | null): string | null {
  try {
    return (JSON.parse(content ?? '') as { messageId?: string }).messageId ?? null;
  } catch {
    return null;
  }
}

/** Notes who came, who left and that it is over, in every room, as the parties are now. */
export function keepRooms(turn: Turn): void {
  for (const conversation of turn.instance.conversations) {
    const { room, parties } = conversation;
    if (!room) continue;
    const has = (contentType: string, id?: string) =>
      room.some((it) => it.contentType === contentType && (id === undefined || it.participantId === id));
    const note = (who: Participant | null, contentType: string) =>
      enter(turn, conversation, who, { kind: 'EVENT', contentType });
    const isHandedOn = parties.some((it) => it.agentId !== null && isActive(it));
    for (const party of parties) {
      const who = participantOf(turn.instance, conversation, party);
      if (!who) continue;
      if (party.state === 'connected' && !has(contentTypes.joined, who.id)) note(who, contentTypes.joined);
      if (isActive(party) || !has(contentTypes.joined, who.id) || has(contentTypes.left, who.id)) continue;
      if (who.role === 'AGENT' && isHandedOn) note(who, contentTypes.transferred);
      note(who, contentTypes.left);
    }
    if (!isActive(initialParty(conversation)) && !has(contentTypes.ended)) note(null, contentTypes.ended);
  }
}

function participantOf(instance: Instance, conversation: Conversation, party: Party): Participant | null {
  if (party.id === conversation.initialPartyId) return customerOf(conversation);
  // One that was missed before it was taken may still stand beside it.
  const segment = instance.segments.findLast((it) => it.partyId === party.id && it.agentId === party.agentId);
  return segment ? { id: segment.legId, role: 'AGENT', name: party.name ?? '' } : null;
}

function roomOf({ room }: Conversation): RoomEntry[] {
  if (!room) throw new Refusal('InvalidStateException', 'This contact is no chat.');
  return room;
}

function enter(
  turn: Turn,
  conversation: Conversation,
  by: Participant | null,
  what: Pick<RoomEntry, 'kind' | 'contentType'> & Partial<RoomEntry>,
): RoomEntry {
  const { id: participantId = null, role = 'SYSTEM', name = 'SYSTEM_MESSAGE' } = by ?? {};
  const entry: RoomEntry = {
    ...{ id: newId(turn), at: turn.now, content: null, about: null, file: null, clientToken: null },
    ...{ participantId, role, name },
    ...what,
  };
  roomOf(conversation).push(entry);
  return entry;
}
