/** Work for an agent at one command, through the same rules as the product's own door. */

import { workStates } from '../../lib/servicenow/raw-values.ts';
import { acceptWork, rejectWork } from './awa-agents.ts';
import { offer } from './awa-offer.ts';
import type { ServiceNowHost } from './host.ts';
import { Refusal } from './refusal.ts';
import { known } from './seed.ts';
import type { Row } from './store.ts';

export interface WorkOffer {
  /** User name. */
  user: string;
  /** By name or external id; the chat desk when absent. */
  queue?: string;
  /** The record it is about; a new chat when absent. */
  document?: { table: string; id: string };
  /** What the new chat is about. */
  title?: string;
  /** Whose it is: the name of a contact. */
  name?: string;
  /** Seconds on the card; as long as it takes when absent. */
  timeout?: number;
  allowedToDecline?: boolean;
  autoAccepts?: boolean;
  /** By name. */
  afterTimeoutPresence?: string;
}

const by = (host: ServiceNowHost) => ({ user_name: 'contact.centre', now: host.now() });

/** Offers it; answers the sys_ids of the work item and of its record. Throws what the door refuses. */
export function offerWork(host: ServiceNowHost, given: WorkOffer): { workItem: string; document: string } {
  const { store } = host;
  const user = named(host, 'sys_user', 'user_name', given.user);
  const queue = named(host, 'awa_queue', 'name', given.queue ?? 'Chat desk');
  const document = given.document ?? {
    table: 'interaction',
    id:
      store.insert(
        'interaction',
        {
          ...{ type: 'chat', state: 'new', short_description: given.title ?? '' },
          opened_for: given.name ? (named(host, 'customer_contact', 'name', given.name).sys_id ?? '') : '',
        },
        by(host),
      ).sys_id ?? '',
  };
  const after = given.afterTimeoutPresence;
  const { result } = offer(host, {
    caller: { user, sysId: user.sys_id ?? '', roles: new Set(['awa_integration_user']) },
    param: (name: string) => (name === 'table' ? document.table : document.id),
    body: {
      queue_id: queue.sys_id,
      assignment: {
        agent_sys_id: user.sys_id,
        ...(given.timeout === undefined ? {} : { timeout: given.timeout }),
        ...(given.allowedToDecline === undefined ? {} : { allowed_to_decline: given.allowedToDecline }),
        ...(given.autoAccepts === undefined ? {} : { enable_auto_assign: given.autoAccepts }),
        ...(after ? { after_timeout_presence: named(host, 'awa_presence_state', 'name', after).sys_id } : {}),
      },
    },
  });
  return { workItem: result.work_item.sys_id ?? '', document: document.id };
}

/** The agent to whom it is offered takes it, turns it away, or nobody is to have it any more. Throws when it is not offered. */
export function answerWork(
  host: ServiceNowHost,
  { workItem, answer }: { workItem: string; answer: 'accept' | 'reject' | 'cancel' },
): void {
  const row = named(host, 'awa_work_item', 'sys_id', workItem);
  if (answer === 'cancel') {
    if (row.state === workStates.canceled) throw new Refusal(400, 'It is canceled already.');
    host.store.update('awa_work_item', workItem, { state: workStates.canceled }, by(host));
    return;
  }
  if (row.state !== workStates.offered) throw new Refusal(400, 'It is not offered to anybody.');
  if (answer === 'accept') acceptWork(host, row, by(host));
  else rejectWork(host, row, known.busy, by(host));
}

/** The agent is this from now on, as if they had chosen it. */
export function choosePresence(host: ServiceNowHost, login: string, name: string): void {
  const agent = named(host, 'sys_user', 'user_name', login).sys_id ?? '';
  const presence_state = named(host, 'awa_presence_state', 'name', name).sys_id ?? '';
  const there = host.store.rows('awa_agent_presence').find((row) => row.agent === agent);
  if (there) host.store.update('awa_agent_presence', there.sys_id ?? '', { presence_state }, by(host));
  else host.store.insert('awa_agent_presence', { agent, presence_state }, by(host));
}

function named({ store }: ServiceNowHost, table: string, column: string, value: string): Row {
  const found = store.rows(table).find((row) => row[column] === value || row.external_id === value);
  if (!found) throw new Refusal(400, `There is no ${table} "${value}".`);
  return found;
}
