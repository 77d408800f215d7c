/** A simulated ServiceNow instance without a network, and records that are owed to it. */

import { createInteractionStore } from '../../entrypoints/background/records/interaction-store.ts';
import type { Database } from '../../lib/database.ts';
import type { Happening, InteractionEvent } from '../../lib/interactions/events.ts';
import type { InstanceUser } from '../../lib/servicenow/features.ts';
import { type Ask, createAsk } from '../../lib/servicenow/request.ts';
import { serviceNowApp } from '../../simulator/servicenow/app.ts';
import type { ServiceNowHost } from '../../simulator/servicenow/host.ts';
import { idOf } from '../../simulator/servicenow/seed.ts';

export const priya: InstanceUser = { sys_id: idOf('priya'), name: 'Priya Nair', user_name: 'priya' };
/** The instance that all of this is owed to. */
export const origin = 'http://localhost';
/** What an outbox tells that nobody listens to. */
export const unheard = { onChange: () => {}, onVerdict: () => {}, onUnkept: () => {} };
export const basicOf = (login: string) => `Basic ${btoa(`${login}:connect`)}`;

/** `fetch` to this instance. */
export function fetchOf(host: ServiceNowHost): typeof fetch {
  host.origin = origin;
  const app = serviceNowApp(host);
  return async (url, init) => app.fetch(new Request(url as URL, init));
}

/** Asks it as `login`. */
export const askOf = (send: typeof fetch, now: () => number, login = 'priya', limitMs = 20_000) =>
  createAsk({ origin, authorization: async () => basicOf(login), send, now, limitMs });

/** What an outbox needs of the sign-in of Priya, who is the agent at the phone. */
export const signedInAs = (ask: Ask, me = priya) => ({
  line: async () => ({ origin, me, agent: me.user_name, ask }),
  agent: () => me.user_name,
  origin: async () => origin,
});

type Opened = Extract<InteractionEvent, { type: 'opened' }>;

const opened = (sys_id: string, at: number): Opened => ({
  ...{ interaction: sys_id, sequence: 1, at, type: 'opened', by: 'offer', number: 'IMS0000001' },
  ...{ contactId: `contact-${sys_id}`, direction: 'inbound', kind: 'call', queue: 'Billing' },
  ...{ caller_phone_number: '+442079460958', name: 'Amelia Hart', context: { language: 'en' } },
  ...{ agent: { value: 'priya', display_value: 'Priya Nair' }, transferredBy: null, conversation: '' },
});

/** A call from ring to wrap-up. */
export const callHappenings: readonly Happening[] = [
  { type: 'answered' },
  { type: 'held' },
  { type: 'resumed' },
  { type: 'ended', outcome: 'answered', detail: '', state: 'wrap_up' },
  { type: 'wrapUpStarted' },
  {
    ...{ type: 'wrappedUp', short_description: 'Kettle', work_notes: 'Arrived cracked.', isBySystem: false },
    wrap_up_code: { value: 'refund', display_value: 'Refund agreed' },
    related_records: [
      {
        document_table: 'sn_customerservice_case',
        document_id: idOf('CS0020412'),
        label: 'CS0020412',
        url: '',
      },
    ],
  },
  { type: 'cleared' },
];

/** The interaction store of a browser whose records are mirrored, and a way to begin records in it. */
export function mirroredStore(database: () => Promise<Database>) {
  const interactions = createInteractionStore(database, undefined, async () => ({ origin, signedIn: null }));
  return {
    interactions,
    begin: (sys_id: string, at: number, changed: Partial<Opened> = {}) =>
      interactions.importStreams([[{ ...opened(sys_id, at), ...changed }]]),
  };
}
