/** The instance as the control page shows it: who is there, what is offered to whom, and the newest records. */

import { interactionStates, workItemStates, workStates } from '../../lib/servicenow/raw-values.ts';
import { rolesOf } from './access.ts';
import { presenceOf } from './awa-presence.ts';
import type { ServiceNowHost } from './host.ts';
import { expireOffers } from './offer-end.ts';
import { known } from './seed.ts';
import type { Row } from './store.ts';
import { fromTime } from './times.ts';

export interface WorkView {
  id: string;
  about: string;
  queue: string;
  /** Whose it is or was offered; empty for nobody. */
  agent: string;
  state: keyof typeof workItemStates;
  /** In words: what became of it. */
  what: string;
  /** When the offer ends; null when it does not. */
  endsAt: number | null;
}

export interface ControlView {
  url: string;
  isUp: boolean;
  isSleeping: boolean;
  /** Who receives work. */
  agents: { login: string; name: string; presence: string; isAvailable: boolean }[];
  presences: string[];
  /** Of work that is no call. */
  queues: string[];
  people: string[];
  /** Records that work can be about, besides a new chat. */
  documents: { table: string; id: string; label: string }[];
  /** Newest first. */
  work: WorkView[];
  interactions: { number: string; what: string; state: string; agent: string; at: number }[];
}

const most = 12;

export function viewOf(host: ServiceNowHost, isUp: boolean): ControlView {
  const { store, settings } = host;
  expireOffers(host);
  const names = (table: string) => store.rows(table).flatMap(({ name }) => (name ? [name] : []));
  const nameOf = (user: string | undefined) => store.find('sys_user', user ?? '')?.name ?? '';
  return {
    ...{ url: host.origin, isUp, isSleeping: settings.isSleeping },
    agents: store
      .rows('sys_user')
      .filter(({ sys_id }) => rolesOf(host, sys_id ?? '').has('awa_agent'))
      .map(({ sys_id = '', user_name: login = '', name = '' }) => {
        const presence = presenceOf(host, sys_id);
        return { login, name, presence: presence?.name ?? '', isAvailable: presence?.available === 'true' };
      }),
    presences: names('awa_presence_state'),
    // Calls come by the other simulator.
    queues: store
      .rows('awa_queue')
      .filter(({ service_channel }) => service_channel !== known.phoneChannel)
      .map(({ name = '' }) => name),
    people: names('customer_contact'),
    documents: ['sn_customerservice_case', 'incident'].flatMap((table) =>
      store.rows(table).map(({ sys_id = '', number = '', short_description = '' }) => ({
        ...{ table, id: sys_id, label: `${number} ${short_description}` },
      })),
    ),
    work: newest(store.rows('awa_work_item')).map((row) => ({
      ...{ id: row.sys_id ?? '', about: aboutOf(host, row), state: row.state as WorkView['state'] },
      ...{ queue: store.find('awa_queue', row.queue ?? '')?.name ?? '', agent: nameOf(row.assigned_to) },
      what: whatOf(host, row),
      endsAt: row.state === workStates.offered && row.expires_on ? fromTime(row.expires_on) : null,
    })),
    interactions: newest(store.rows('interaction')).map((row) => ({
      ...{ number: row.number ?? '', agent: nameOf(row.assigned_to), at: fromTime(row.sys_updated_on ?? '') },
      what: [row.type, row.direction, row.caller_phone_number || row.short_description]
        .filter(Boolean)
        .join(', '),
      state: interactionStates[row.state as keyof typeof interactionStates] ?? row.state ?? '',
    })),
  };
}

const newest = (rows: readonly Row[]): Row[] => rows.slice(-most).reverse();

function aboutOf({ store }: ServiceNowHost, { document_table = '', document_id = '' }: Row): string {
  const row = store.find(document_table, document_id);
  const who = store.find('customer_contact', row?.opened_for ?? row?.contact ?? '')?.name;
  return [row?.number, who, row?.short_description].filter(Boolean).join(', ');
}

function whatOf({ store }: ServiceNowHost, row: Row): string {
  const word = workItemStates[row.state as WorkView['state']];
  if (row.timed_out === 'true') return `${word}: not taken in time`;
  const reason = store.find('awa_reject_reason', row.rejection_reason ?? '')?.name;
  if (row.rejected === 'true') return `${word}: rejected${reason ? `, ${reason}` : ''}`;
  return row.transfer_type ? `${word}, by ${row.transfer_type} transfer` : word;
}
