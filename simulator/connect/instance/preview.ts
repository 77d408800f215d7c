/** The preview of a campaign: the agent reads first, then the customer is dialled, by the agent or by time. Pure. */

import { moveSegment } from './call.ts';
import { type Contact, conversationOf, findContact, type Segment, segmentsOf } from './contact.ts';
import { initialParty, type Party } from './conversation.ts';
import { dialParty } from './customer.ts';
import { type Instance, note, type Turn } from './instance.ts';
import { Refusal } from './refusal.ts';

/** The agent has it before them: the time until it is dialled for them begins. */
export function beginPreview({ now }: Turn, { preview }: Contact): void {
  if (preview && preview.autoDialMs !== null) preview.dialsAt = now + preview.autoDialMs;
}

/** Whether an agent has accepted it and nobody was dialled yet. */
export const isInPreview = ({ preview }: Contact, { state }: Segment): boolean =>
  preview !== null && !preview.isEngaged && state === 'connected';

/** Dials the customer; returns their leg. Throws InvalidStateException unless it is in preview. */
export function engage(turn: Turn, contactId: string): Party {
  const { instance, now } = turn;
  const contact = findContact(instance, contactId);
  const conversation = conversationOf(instance, contact);
  const segment = segmentsOf(instance, conversation).find((it) => it.contactId === contactId);
  if (!segment || !contact.preview || !isInPreview(contact, segment))
    throw new Refusal('InvalidStateException', 'The contact is not in preview.');
  contact.preview = { ...contact.preview, dialsAt: null, isEngaged: true };
  const customer = initialParty(conversation);
  dialParty(turn, customer);
  moveSegment(segment, 'connecting', now);
  note(turn, { what: 'preview engaged', contactId });
  return customer;
}

/** Throws InvalidStateException when it is in preview and must not end without a call. */
export function checkDiscard(instance: Instance, segment: Segment): void {
  const contact = findContact(instance, segment.contactId);
  if (isInPreview(contact, segment) && !contact.preview?.canDiscard)
    throw new Refusal('InvalidStateException', 'This campaign lets nobody discard a preview.');
}
