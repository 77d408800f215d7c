/** Work that is no call comes in: a customer begins a chat, writes an e-mail, or somebody's software makes a task. Pure. */

import { type Contact, conversationOf, type WorkChannel } from './contact.ts';
import { newParty } from './conversation.ts';
import { type InboundCall, queueContact } from './customer.ts';
import { newId, type Turn } from './instance.ts';
import { customerOf, keepRooms, say } from './room.ts';

export interface WorkRequest extends Pick<InboundCall, 'queue' | 'name' | 'attributes'> {
  channel: WorkChannel;
  /** Where an e-mail comes from. */
  address?: string;
  /** What a task is called, or the subject of an e-mail. */
  title?: string;
  /** What it says; of a chat the customer's first words. */
  text?: string;
  references?: Record<string, string>;
}

/** Puts it in line; returns its contact. */
export function sendWork(turn: Turn, request: WorkRequest): Contact {
  const { channel, name, address, title = 'Without a title', text = '', references = {} } = request;
  const customer = newParty(newId(turn), 'customer', turn.now, {
    ...{ name: name ?? null, address: address ?? null, state: 'connected' },
  });
  const contact = queueContact(turn, customer, request, {
    type: channel,
    initiationMethod: channel === 'task' ? 'api' : 'inbound',
    task: channel === 'chat' ? null : { name: title, description: text, references, scheduledAt: null },
  });
  if (channel === 'chat' && text !== '') {
    const conversation = conversationOf(turn.instance, contact);
    // The customer is there before they speak.
    keepRooms(turn);
    say(turn, conversation, customerOf(conversation), { content: text });
  }
  return contact;
}
