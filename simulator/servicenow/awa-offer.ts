/** Offering work to an agent, assigning and queueing it: AWA Offer Work, Manual Assignment and Routing (servicenow, 4.4). */

import { consultColumn, workStates as states } from '../../lib/servicenow/raw-values.ts';
import { has, rolesOf } from './access.ts';
import { presenceOf } from './awa-presence.ts';
import { author, type Caller, type ServiceNowHost } from './host.ts';
import { closeWork } from './offer-end.ts';
import { Refusal, refusals } from './refusal.ts';
import { type Asked, addDoor, type Door, isNo, isYes, objectOf, type RestApp, textOf } from './rest.ts';
import type { Row } from './store.ts';
import { columnsOf } from './tables.ts';
import { toTime } from './times.ts';

const door: Door = { api: 'awa', roles: ['awa_manager', 'awa_integration_user'] };

const conflict = (why: string) => new Refusal(409, 'Offer failed', why);

export function addAwaOffer(app: RestApp, host: ServiceNowHost): void {
  const { store } = host;
  addDoor(app, host, 'POST', '/api/now/awa/documents/:table/:id/offer', door, (asked) => offer(host, asked));

  addDoor(
    app,
    host,
    'POST',
    '/api/now/awa/queues/:queue/work_item',
    { ...door, roles: ['awa_integration_user'] },
    ({ caller, body, param }) => {
      const queue = queueOf(host, param('queue'));
      const table = textOf(body.document_table);
      const id = textOf(body.document_sys_id);
      if (!columnsOf(table)) throw refusals.noTable(table);
      if (!queue || !store.find(table, id)) throw refusals.noRecord();
      const row = workItem(host, caller, { table, id, queue, state: states.queued });
      return { status: 201, result: { work_item: json(host, row), success: true } };
    },
  );

  addDoor(app, host, 'POST', '/api/now/awa/workitems/:id/assignments', door, ({ caller, body, param }) => {
    const row = store.find('awa_work_item', param('id'));
    if (!row) throw refusals.noRecord();
    if (row.state !== states.queued) throw conflict('The work item is not queued');
    const agent = textOf(body.agent_id) || textOf(body.agent_sys_id);
    checkAgent(host, agent);
    store.update(
      'awa_work_item',
      param('id'),
      { assigned_to: agent, state: states.offered },
      author(host, caller),
    );
    return { result: { work_item: json(host, row), success: true } };
  });

  addDoor(
    app,
    host,
    'PUT',
    '/api/now/awa/consult/end',
    { ...door, roles: ['awa_integration_user'] },
    ({ body }) => {
      const id = textOf(body.document_sys_id);
      if (!id) throw new Refusal(400, 'Missing parameter', 'document_sys_id is required');
      const row = store
        .rows('awa_work_item')
        .findLast((it) => it.document_id === id && it[consultColumn] === 'consult');
      if (!row) throw refusals.noRecord();
      const isHandedOver = isYes(body.hand_over);
      const isTaken = row.state === states.accepted;
      if (isHandedOver && !isTaken) throw conflict('The consult was not accepted');
      if (!isHandedOver) row.state = states.canceled;
      else closeWork(host, id, (it) => it !== row);
      return { result: { success: true, message: 'Consult is successfully ended.' } };
    },
  );
}

/** Offers a record to an agent, or hands it on. Throws what the product refuses. */
export function offer(
  host: ServiceNowHost,
  { caller, body, param }: Pick<Asked, 'caller' | 'body' | 'param'>,
) {
  const { store } = host;
  const [table, id] = [param('table'), param('id')];
  if (!columnsOf(table)) throw refusals.noTable(table);
  const document = store.find(table, id);
  if (!document) throw refusals.noRecord();
  if (document.closed_at || document.state === 'closed_complete') throw conflict('Document is not active');
  const queue = queueOf(host, textOf(body.queue_id));
  if (!queue) throw refusals.noRecord();
  const assignment = objectOf(body.assignment);
  const transfer = objectOf(body.transfer);
  const isTransfer = Object.keys(transfer).length > 0;
  const agent =
    textOf(assignment.agent_sys_id) || (transfer.target_type === 'agent' ? textOf(transfer.target_id) : '');
  const there = store
    .rows('awa_work_item')
    .filter((it) => it.document_id === id && it.state !== states.canceled);
  if (!isTransfer && there.some((it) => it.state === states.accepted))
    throw conflict('Work Item accepted can not be assigned');
  const offered = there.find((it) => it.state === states.offered);
  if (!isTransfer && offered) throw conflict(`Work Item is already assigned to ${offered.assigned_to ?? ''}`);

  const { offeredAt, expiresAt } = spanOf(host, assignment);
  for (const name of ['allowed_to_decline', 'enable_auto_assign'])
    if (assignment[name] !== undefined && !isYes(assignment[name]) && !isNo(assignment[name]))
      throw conflict(`${textOf(assignment[name])} is not a valid boolean value`);
  const display = textOf(assignment.display_option) || 'card_only';
  if (!['card_only', 'card_and_tab'].includes(display))
    throw conflict(`${display} is not a valid display option`);
  const after = textOf(assignment.after_timeout_presence);
  if (after && !store.find('awa_presence_state', after))
    throw conflict(`${after} is not a valid presence state`);

  const toQueue = isTransfer && transfer.target_type === 'queue';
  if (!toQueue) {
    checkAgent(host, agent);
    if (presenceOf(host, agent)?.available !== 'true')
      throw conflict(
        transfer.transfer_type === 'blind'
          ? "Transfer failed - couldn't blind transfer to agent"
          : 'Agent is not available',
      );
  }
  const target = toQueue ? queueOf(host, textOf(transfer.target_id)) : queue;
  if (!target) throw refusals.noRecord();
  // Whoever consults keeps the work until it is handed over.
  if (isTransfer && transfer.transfer_type !== 'consult') for (const it of there) it.state = states.canceled;
  const isAutomatic = isYes(assignment.enable_auto_assign);
  const row = workItem(host, caller, {
    ...{ table, id, queue: target, agent: toQueue ? '' : agent },
    state: toQueue ? states.queued : isAutomatic ? states.accepted : states.offered,
    fields: {
      external_segment_id: textOf(body.external_segment_id),
      allowed_to_decline: String(!isNo(assignment.allowed_to_decline)),
      display_option: display,
      after_timeout_presence: after,
      offered_on: toTime(offeredAt),
      expires_on: expiresAt === null ? '' : toTime(expiresAt),
      [consultColumn]: textOf(transfer.transfer_type),
      previous_work_item: there.at(-1)?.sys_id ?? '',
    },
  });
  return {
    result: {
      work_item: json(host, row),
      success: true,
      message: 'Manual assignment successfully requested.',
    },
  };
}

/** When the card was offered and when it ends: `timeout` is in seconds, and what has passed already counts. */
function spanOf(host: ServiceNowHost, assignment: Record<string, unknown>) {
  const now = host.now();
  const given = textOf(assignment.offered_on);
  if (given && !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}$/.test(given))
    throw conflict(`Offered time (${given}) must be in the following format: yyyy-MM-dd'T'HH:mm:ss.SSS`);
  const offeredAt = given ? Date.parse(`${given}Z`) : now;
  if (offeredAt > now)
    throw conflict(
      `Offered time (${given}) must be before the current time, otherwise agent will have more time to accept the work item`,
    );
  if (assignment.timeout === undefined) return { offeredAt, expiresAt: null };
  const seconds = Number(assignment.timeout);
  if (!(seconds >= 0)) throw conflict('Timeout value cannot be negative');
  const expiresAt = offeredAt + seconds * 1000;
  if (expiresAt <= now)
    throw conflict(
      `Timestamp after timeout (${given}) must be after the current time, otherwise agent has no time to accept the work item`,
    );
  return { offeredAt, expiresAt };
}

function checkAgent(host: ServiceNowHost, agent: string): void {
  const roles = rolesOf(host, agent);
  const user = { user: {}, sysId: agent, roles };
  if (!host.store.find('sys_user', agent) || !has(user, ['awa_agent']))
    throw conflict(`${agent} is not a valid agent`);
  if (!has(user, ['awa_external_user']))
    throw conflict("The user does not have the 'awa_external_user' role");
}

const queueOf = ({ store }: ServiceNowHost, id: string): Row | undefined =>
  store
    .rows('awa_queue')
    .find((row) => row.sys_id === id || (row.external_id !== '' && row.external_id === id));

interface NewItem {
  table: string;
  id: string;
  queue: Row;
  agent?: string;
  state: string;
  fields?: Row;
}

const workItem = (
  host: ServiceNowHost,
  caller: Caller,
  { table, id, queue, agent = '', state, fields = {} }: NewItem,
): Row =>
  host.store.insert(
    'awa_work_item',
    {
      ...{ document_table: table, document_id: id, queue: queue.sys_id ?? '', assigned_to: agent, state },
      ...{
        rejected: 'false',
        timed_out: 'false',
        is_dismissed: 'false',
        size: '1',
        offer_count: agent ? '1' : '0',
      },
      ...fields,
    },
    author(host, caller),
  );

const json = ({ store }: ServiceNowHost, row: Row) => ({
  ...{
    display_name: row.number,
    sys_id: row.sys_id,
    document_id: row.document_id,
    document_table: row.document_table,
  },
  queue: store.find('awa_queue', row.queue ?? '')?.name ?? '',
});
