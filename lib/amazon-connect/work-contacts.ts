/** Chats, e-mails and tasks that carry no callback, in our words. Pure; the cases stand in a table in its test. */

import { told } from '../callbacks/request-names.ts';
import type { ChatSighting } from '../work/chat.ts';
import type { WorkChannel, WorkPhase, WorkSighting } from '../work/work-item.ts';
import { carriesCallback, nextOwner, toldBy } from './callback-contacts.ts';
import { nameOf } from './parties.ts';
import { type AgentSnapshot, type ContactSnapshot, customerConnection, localTime } from './snapshot.ts';

/** An agent has 20 s to take a chat (admin guide, "Chat with contacts"); of tasks and e-mails it is told nowhere. */
const chatRingMs = 20_000;

const channels: Record<string, WorkChannel> = { chat: 'chat', email: 'email', task: 'task' };

/** The work that the agent has beside calls and callbacks, in Connect's order. */
export const normalizeWork = (
  { snapshot: { contacts } }: AgentSnapshot,
  { skewMs, chatOf }: { skewMs: number; chatOf(contactId: string): ChatSighting | null },
): WorkSighting[] =>
  contacts.flatMap((contact) => {
    const channel = channels[contact.type];
    if (!channel || (channel === 'task' && carriesCallback(contact))) return [];
    return [{ ...workOf(contact, channel, skewMs), chat: chatOf(contact.contactId) }];
  });

function workOf(contact: ContactSnapshot, channel: WorkChannel, skewMs: number): Omit<WorkSighting, 'chat'> {
  const attributes = toldBy(contact);
  const customer = customerConnection(contact);
  const next = nextOwner(contact);
  const phase = next ? 'transferring' : phaseOf(contact);
  const phaseAt = localTime((next ?? contact).state.timestamp, skewMs);
  return {
    id: contact.contactId,
    channel,
    phase,
    phaseAt,
    offerEndsAt: phase === 'offered' && channel === 'chat' ? phaseAt + chatRingMs : null,
    queue: contact.queue?.name ?? null,
    name: customer?.chatMediaInfo?.customerName || nameOf(customer) || told(attributes, 'name') || null,
    title: contact.name ?? '',
    description: contact.description ?? '',
    attributes,
    canReject: true,
    reasons: [],
    document: null,
  };
}

function phaseOf({ state }: ContactSnapshot): WorkPhase {
  switch (state.type) {
    case 'init':
    case 'incoming':
    case 'pending':
    case 'connecting':
      return 'offered';
    case 'connected':
    case 'paused':
      return 'open';
    case 'ended':
      return 'wrap-up';
    default:
      return 'missed';
  }
}
