/** Tasks, and previews of a campaign, in our words. They never are calls. Pure; the cases stand in a table in its test. */

import type { CallbackContact } from '../callback-contact.ts';
import { asksForCall } from '../callbacks/request-names.ts';
import { nameOf, numberOf } from './parties.ts';
import { isAccepted } from './phase.ts';
import type { Preview } from './previews.ts';

import {
  type AgentSnapshot,
  agentConnection,
  type ConnectionSnapshot,
  type ContactSnapshot,
  customerConnection,
  localTime,
} from './snapshot.ts';

/** What a snapshot alone does not tell. */
export interface CallbackCircumstances {
  /** Server's clock less ours, ms; steady, so that equal snapshots stay equal. */
  skewMs: number;
  /** Null for a campaign's contact whose customer was dialled. */
  previewOf(contactId: string): Preview | null;
}

/** A voice contact rings for 20 s (amazon-connect, B9); how long a task does is told nowhere. */
const previewRingMs = 20_000;

/** What the agent has to call back, in Connect's order. */
export function normalizeCallbacks(
  { snapshot: { contacts } }: AgentSnapshot,
  { skewMs, previewOf }: CallbackCircumstances,
): CallbackContact[] {
  return contacts.flatMap((contact) => {
    if (contact.type === 'task') return carriesCallback(contact) ? [taskOf(contact, skewMs)] : [];
    const preview = previewOf(contact.contactId);
    return preview ? [previewedOf(contact, preview, skewMs)] : [];
  });
}

function taskOf(contact: ContactSnapshot, skewMs: number): CallbackContact {
  const next = nextOwner(contact);
  const state = next ? 'transferring' : taskState(contact);
  return {
    id: contact.contactId,
    carrier: 'task',
    state,
    stateAt: localTime((next ?? contact).state.timestamp, skewMs),
    offerEndsAt: null,
    queue: contact.queue?.name ?? null,
    name: contact.name ?? null,
    description: contact.description ?? '',
    attributes: toldBy(contact),
    scheduledAt: scheduledAt(contact),
    autoDialMs: null,
    canDiscard: true,
  };
}

function taskState({ state }: ContactSnapshot): CallbackContact['state'] {
  switch (state.type) {
    case 'init':
    case 'incoming':
    case 'pending':
    case 'connecting':
      return 'offered';
    case 'connected':
    case 'paused':
      return 'accepted';
    default:
      return 'over';
  }
}

/** Who is to take a task, a chat or an e-mail and has not yet. */
export function nextOwner(contact: ContactSnapshot): ConnectionSnapshot | undefined {
  if (taskState(contact) !== 'accepted') return undefined;
  return contact.connections.find(
    (connection) =>
      !connection.initial &&
      connection !== agentConnection(contact) &&
      connection.state.type === 'connecting',
  );
}

function previewedOf(contact: ContactSnapshot, preview: Preview, skewMs: number): CallbackContact {
  const customer = customerConnection(contact);
  const stateAt = localTime(contact.state.timestamp, skewMs);
  const isOver = !['init', 'incoming', 'pending', 'connecting', 'connected'].includes(contact.state.type);
  const state = isOver ? 'over' : isAccepted(contact) ? 'accepted' : 'offered';
  const number = numberOf(customer);
  return {
    id: contact.contactId,
    carrier: 'preview',
    state,
    stateAt,
    offerEndsAt: state === 'offered' ? stateAt + previewRingMs : null,
    queue: contact.queue?.name ?? null,
    name: nameOf(customer),
    description: '',
    attributes: { ...(number ? { callbackNumber: number } : {}), ...attributesOf(contact) },
    scheduledAt: null,
    ...preview,
  };
}

/** Contact attributes as text. */
export const attributesOf = ({ attributes }: ContactSnapshot): Record<string, string> =>
  Object.fromEntries(
    Object.entries(attributes ?? {}).map(([name, attribute]) => [name, attribute?.value ?? '']),
  );

/** Attributes and references, as text; of two with one name the reference. */
export const toldBy = (contact: ContactSnapshot): Record<string, string> => ({
  ...attributesOf(contact),
  ...referencesOf(contact),
});

/** Whether a task is a callback, and not work of another kind. */
export const carriesCallback = (contact: ContactSnapshot): boolean => asksForCall(toldBy(contact));

/** References have kinds (links, dates, files); what people can read of each is its value. */
const referencesOf = ({ references }: ContactSnapshot): Record<string, string> =>
  Object.fromEntries(
    Object.entries(references ?? {}).flatMap(([name, reference]) =>
      reference?.value ? [[name, reference.value]] : [],
    ),
  );

/** Connect counts scheduled times in seconds. */
function scheduledAt({ channelContext }: ContactSnapshot): number | null {
  const seconds = channelContext?.scheduledTime;
  return seconds ? Math.round(seconds * 1000) : null;
}
