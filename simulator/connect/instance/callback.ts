/**
 * A customer is called back. Four things can carry it: a queued callback, whose agent accepts first or whose customer is
 * dialled first; a preview of a campaign; a task, whose agent dials as they like. Pure.
 */

import { type Contact, conversationOf, type Tries } from './contact.ts';
import { type Conversation, initialParty, isActive, newParty } from './conversation.ts';
import { dialParty, type InboundCall, queueContact } from './customer.ts';
import { type Instance, newId, note, type Turn } from './instance.ts';
import { newTask } from './task.ts';

export type CallbackCarrier = 'queue' | 'customer-first' | 'preview' | 'task';

export interface CallbackRequest extends Omit<InboundCall, 'ivr' | 'hangsUpAfterMs'> {
  number: string;
  /** `queue`, agent first, when absent. */
  carrier?: CallbackCarrier;
  /** When the customer wants to be called: offered to nobody before. As soon as possible when absent. */
  at?: number;
  /** When it was asked for, which is its place in line; now when absent. */
  askedAt?: number;
  /** How often the instance tries, where it dials itself; once when absent. */
  tries?: Omit<Tries, 'count'>;
  /** Of previews. */
  autoDialMs?: number;
  canDiscard?: boolean;
  /** Of tasks; the request itself stands in references. */
  task?: { name?: string; description?: string; references?: Record<string, string> };
}

/** Puts a request in line; returns its contact. */
export function requestCallback(turn: Turn, request: CallbackRequest): Contact {
  const { carrier = 'queue', at = null, askedAt, tries, autoDialMs = null, canDiscard = true } = request;
  const isTask = carrier === 'task';
  const customer = newParty(newId(turn), 'customer', turn.now, {
    number: isTask ? null : request.number,
    name: request.name ?? null,
    voice: isTask ? null : (request.says ?? null),
    // Nobody is on the line of a task; its other side only stands for the request.
    state: isTask ? 'connected' : 'connecting',
  });
  return queueContact(turn, customer, request, {
    ...kinds[carrier],
    // Who asked for a time is in line from then on.
    queuedAt: at ?? askedAt ?? turn.now,
    offersAt: at !== null && at > turn.now ? at : null,
    tries: isTask || carrier === 'preview' ? null : { most: 1, delayMs: 0, ...tries, count: 1 },
    preview: carrier === 'preview' ? { autoDialMs, canDiscard, dialsAt: null, isEngaged: false } : null,
    task: isTask ? newTask(request) : null,
  });
}

const kinds: Record<CallbackCarrier, Pick<Contact, 'type' | 'initiationMethod'>> = {
  queue: { type: 'queue_callback', initiationMethod: 'callback' },
  'customer-first': { type: 'voice', initiationMethod: 'callback_customer_first_dialed' },
  preview: { type: 'voice', initiationMethod: 'campaign_preview' },
  task: { type: 'task', initiationMethod: 'api' },
};

/** The customer was not reached: the next try keeps the place in line, unless it was the last. */
export function triedInVain(turn: Turn, conversation: Conversation): void {
  const { instance, now } = turn;
  const contact = instance.contacts.find((it) => it.conversationId === conversation.id);
  if (!contact?.tries) return;
  const { count, most, delayMs } = contact.tries;
  if (count >= most) {
    note(turn, { what: `callback given up after ${count} of ${most}`, contactId: contact.id });
    return;
  }
  const { number, name, voice } = initialParty(conversation);
  const customer = newParty(newId(turn), 'customer', now, { number, name, voice });
  const { type, initiationMethod, initialContactId, queuedAt, attributes } = contact;
  const next = {
    type,
    initiationMethod,
    initialContactId,
    queuedAt,
    tries: { count: count + 1, most, delayMs },
  };
  const queue = contact.queueId ?? '';
  queueContact(
    turn,
    customer,
    { queue, attributes },
    { ...next, offersAt: delayMs > 0 ? now + delayMs : null },
  );
}

/** Whether an agent is for later: the customer has to answer first. */
export function isDialledFirst(instance: Instance, contact: Contact): boolean {
  return isCustomerFirst(contact) && initialParty(conversationOf(instance, contact)).state === 'connecting';
}

const isCustomerFirst = ({ initiationMethod }: Contact) =>
  initiationMethod === 'callback_customer_first_dialed';

/** Customers who are being dialled for agents that are still free. */
export const beingDialledFirst = (instance: Instance): number =>
  instance.contacts.filter((it) => !it.isWaiting && isDialledFirst(instance, it)).length;

/** An agent is free for it: dials the customer. */
export function dialFirst(turn: Turn, contact: Contact): void {
  contact.isWaiting = false;
  dialParty(turn, initialParty(conversationOf(turn.instance, contact)));
  note(turn, { what: 'customer dialled first', contactId: contact.id });
}

/** The customer is there: now an agent is rung. */
export function answeredFirst({ instance }: Turn, conversation: Conversation): void {
  for (const contact of instance.contacts)
    if (contact.conversationId === conversation.id && isCustomerFirst(contact))
      contact.isWaiting = conversation.parties.every((it) => it.agentId === null && isActive(it));
}
