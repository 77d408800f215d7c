/** Snapshots as Streams holds them, built from the least that a case needs. */

import { type Circumstances, normalizeCalls } from '../../lib/amazon-connect/normalize.ts';
import type {
  AgentSnapshot,
  ConnectionSnapshot,
  ContactSnapshot,
} from '../../lib/amazon-connect/snapshot.ts';
import type { Call } from '../../lib/call.ts';

export const number = '+442079460958';
/** The server's clock at time 0 of a test; it runs `skewMs` ahead of ours. */
export const serverTime = 1_764_000_000_000;
export const skewMs = 5_000;
export const at = (seconds: number) => new Date(serverTime + seconds * 1000);
export const ours = (seconds: number) => serverTime - skewMs + seconds * 1000;

export function connection(changed: Partial<ConnectionSnapshot> & { is?: string } = {}): ConnectionSnapshot {
  const { is = 'connected', ...rest } = changed;
  return {
    connectionId: 'customer',
    type: 'inbound',
    initial: true,
    state: { type: is, timestamp: at(0) },
    endpoint: { type: 'phone_number', phoneNumber: number },
    ...rest,
  };
}

export const own = (changed: Partial<ConnectionSnapshot> & { is?: string } = {}) =>
  connection({
    connectionId: 'agent',
    type: 'agent',
    initial: false,
    endpoint: { type: 'agent' },
    ...changed,
  });

export function contact(
  changed: Partial<ContactSnapshot> & { is?: string; connections?: ConnectionSnapshot[] } = {},
): ContactSnapshot {
  const { is = 'connected', ...rest } = changed;
  return {
    contactId: 'contact',
    type: 'voice',
    state: { type: is, timestamp: at(0) },
    initiationMethod: 'inbound',
    queue: { name: 'Billing' },
    connections: [own(), connection()],
    ...rest,
  };
}

/** A task from Billing that asks to call the customer back, accepted unless changed. */
export const task = (
  changed: Partial<ContactSnapshot> & { is?: string; connections?: ConnectionSnapshot[] } = {},
): ContactSnapshot =>
  contact({
    ...{ contactId: 'task', type: 'task', initiationMethod: 'api', name: 'Call Amara Osei back' },
    connections: [own(), connection({ endpoint: null })],
    references: { callbackNumber: { value: number } },
    ...changed,
  });

/** A campaign's contact whose customer was not dialled yet, accepted unless changed. */
export const previewed = (
  changed: Partial<ContactSnapshot> & { is?: string; connections?: ConnectionSnapshot[] } = {},
): ContactSnapshot =>
  contact({
    ...{ contactId: 'preview', initiationMethod: 'campaign_preview' },
    connections: [own(), connection({ is: 'connecting' })],
    ...changed,
  });

export function agentSnapshot(
  contacts: ContactSnapshot[] = [],
  state: AgentSnapshot['snapshot']['state'] = {
    agentStateARN: 'arn:available',
    name: 'Available',
    type: 'routable',
    startTimestamp: at(0),
  },
): AgentSnapshot {
  return {
    snapshot: { state, contacts, skew: skewMs },
    configuration: {
      name: 'Priya Nair',
      username: 'priya',
      agentStates: [
        { agentStateARN: 'arn:available', name: 'Available', type: 'routable' },
        { agentStateARN: 'arn:lunch', name: 'Lunch', type: 'not_routable' },
        { agentStateARN: 'arn:offline', name: 'Offline', type: 'offline' },
        { agentStateARN: null, name: 'Init', type: 'init' },
      ],
      permissions: ['outboundCall'],
      dialableCountries: ['gb'],
      softphoneEnabled: true,
      extension: '',
      routingProfile: { name: 'All queues', queues: [{ queueARN: 'arn:billing', name: 'Billing' }] },
    },
  };
}

export const third = (is: string) =>
  connection({
    connectionId: 'third',
    type: 'outbound',
    initial: false,
    is,
    quickConnectName: 'Harbour desk',
  });

/** What a snapshot alone does not tell; nothing special unless changed. */
export const circumstances = (changed: Partial<Circumstances> = {}): Circumstances => ({
  skewMs,
  isMicrophoneMuted: false,
  wasMuted: () => false,
  rejected: new Set(),
  previewOf: () => null,
  mediaOf: () => 'awaited',
  qualityOf: () => null,
  ...changed,
});

/** The call that one contact gives. */
export function callOf(only: ContactSnapshot, changed: Partial<Circumstances> = {}): Call {
  const [first] = normalizeCalls(agentSnapshot([only]), circumstances(changed));
  if (!first) throw new Error('The contact gave no call.');
  return first;
}
