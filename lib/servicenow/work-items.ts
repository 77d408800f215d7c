/** ServiceNow's work assignment as work in hand: what is asked, and what the answers mean (servicenow, 2.5, 4.4, 4.5). Pure. */

import type { WorkChannel, WorkDocument, WorkReason, WorkSighting } from '../work/work-item.ts';
import { consultColumn, stateValues, workItemColumns, workStates } from './raw-values.ts';
import { type InstanceRequest, listRequest, queryValue } from './request.ts';
import { timeOf } from './times.ts';

/** More at once than anybody works on. */
const most = 50;

/** What is offered to `me`, or in hand; whose it is the instance decides (CC-20). */
export const askMine = (me: string): InstanceRequest =>
  listRequest(
    'awa_work_item',
    `assigned_to=${queryValue(me)}^state=${workStates.offered}^ORstate=${workStates.accepted}`,
    [
      ...[
        'sys_id',
        'assigned_to',
        'state',
        'document_table',
        'document_id',
        'sys_created_on',
        'sys_updated_on',
      ],
      ...['queue', 'queue.name', 'queue.service_channel', 'queue.service_channel.type'],
      ...Object.values(workItemColumns),
    ],
    most,
  );

export type WorkRow = Record<string, string>;

/** Whether it is this agent's, offered or in hand. The instance leaves conditions out on columns that it keeps from them. */
export const isMine = (row: WorkRow, me: string): boolean =>
  row.assigned_to === me && (row.state === workStates.offered || row.state === workStates.accepted);

/** The columns by which any record says what it is; a table that lacks one leaves it out. */
export const askDocument = (table: string, id: string): InstanceRequest => ({
  method: 'GET',
  path: `/api/now/table/${encodeURIComponent(table)}/${encodeURIComponent(id)}?${new URLSearchParams({
    sysparm_fields: 'number,short_description,type,contact.name,consumer.name,caller_id.name,opened_for.name',
    sysparm_exclude_reference_link: 'true',
  })}`,
});

/** What is known of a record; the instance may keep all of it to itself. */
export interface DocumentFacts {
  number: string;
  title: string;
  name: string | null;
  type: string;
}

export function documentFacts(result: unknown): DocumentFacts {
  const row = (typeof result === 'object' && result !== null ? result : {}) as Record<string, unknown>;
  const text = (name: string) => (typeof row[name] === 'string' ? row[name] : '');
  const person = ['contact.name', 'consumer.name', 'caller_id.name', 'opened_for.name'];
  return {
    number: text('number'),
    title: text('short_description'),
    name: person.map(text).find(Boolean) ?? null,
    type: text('type'),
  };
}

/** Reasons come per channel, each shown in the agent's language. */
export const askReasons = (channel: string): InstanceRequest => ({
  method: 'GET',
  path: `/api/now/awa/inbox/actions/reject_reasons/${encodeURIComponent(channel)}`,
});

export function reasonsOf(result: unknown): WorkReason[] {
  if (!Array.isArray(result)) return [];
  return result.flatMap((row: Record<string, unknown> | null) => {
    const { sys_id, display_value, value } = row ?? {};
    const name = display_value || value;
    return typeof sys_id === 'string' && typeof name === 'string' ? [{ id: sys_id, name }] : [];
  });
}

/** A call of the instance's own arrives through the telephone. */
export const isCallRow = (row: WorkRow, facts: DocumentFacts): boolean =>
  facts.type === 'phone' || (facts.type === '' && row['queue.service_channel.type'] === 'phone');

export interface RowCircumstances {
  facts: DocumentFacts;
  reasons: WorkReason[];
  /** Somebody was asked to take it over and has not answered. */
  isHandedOn: boolean;
}

/** One row as work. */
export function sightingOf(row: WorkRow, { facts, reasons, isHandedOn }: RowCircumstances): WorkSighting {
  const isOffered = row.state === workStates.offered;
  const begun = (isOffered && timeOf(row[workItemColumns.offeredOn])) || timeOf(row.sys_updated_on);
  const document: WorkDocument | null =
    row.document_table && row.document_id
      ? { table: row.document_table, id: row.document_id, label: facts.number }
      : null;
  return {
    id: row.sys_id ?? '',
    channel: channelOf(row, facts),
    phase: isOffered ? 'offered' : isHandedOn ? 'transferring' : 'open',
    phaseAt: begun ?? 0,
    offerEndsAt: isOffered ? timeOf(row[workItemColumns.expiresOn]) : null,
    queue: row['queue.name'] || null,
    name: facts.name,
    title: facts.title,
    description: '',
    attributes: {},
    canReject: row[workItemColumns.allowedToDecline] !== 'false',
    reasons,
    document,
    // It goes on in its record there.
    chat: null,
  };
}

function channelOf(row: WorkRow, { type }: DocumentFacts): WorkChannel {
  const told = `${type} ${row['queue.service_channel.type'] ?? ''}`.toLowerCase();
  if (/chat|messag/.test(told)) return 'chat';
  if (/e-?mail/.test(told) || row.document_table === 'sys_email') return 'email';
  return row.document_table === 'interaction' ? 'task' : 'case';
}

const inbox = '/api/now/awa/inbox/actions';

export const acceptRequest = (me: string, id: string): InstanceRequest => ({
  ...{ method: 'POST', path: `${inbox}/accept`, body: { agent_id: me, work_item_id: id } },
});

export const rejectRequest = (me: string, id: string, reason: string): InstanceRequest => ({
  ...({ method: 'POST', path: `${inbox}/reject` } as const),
  body: { agent_id: me, work_item_id: id, reject_reason_id: reason },
});

/** What is handed on to an agent can be taken back, so it goes as a consult until they take it; a queue takes it at once. */
export const transferRequest = (
  { table, id }: WorkDocument,
  queue: string,
  target: { kind: 'agent' | 'queue'; id: string },
): InstanceRequest => ({
  ...({ method: 'POST', path: `/api/now/awa/documents/${table}/${id}/offer` } as const),
  body: {
    queue_id: queue,
    transfer: {
      ...{ source_queue_id: queue, target_id: target.id, target_type: target.kind },
      transfer_type: target.kind === 'agent' ? 'consult' : 'blind',
    },
  },
});

/** Ends what was asked of somebody: `isTaken` makes the work theirs. */
export const consultEnd = ({ id }: WorkDocument, isTaken: boolean): InstanceRequest => ({
  ...({ method: 'PUT', path: '/api/now/awa/consult/end' } as const),
  body: { document_sys_id: id, hand_over: isTaken },
});

/** How what was asked of somebody stands, newest first. */
export const askConsult = ({ id }: WorkDocument): InstanceRequest =>
  listRequest(
    'awa_work_item',
    `document_id=${queryValue(id)}^${consultColumn}=consult^ORDERBYDESCsys_created_on`,
    ['sys_id', 'state', 'document_id', consultColumn],
    1,
  );

/** How the consult about this document stands; null where there is none, or the instance keeps it to itself. */
export function consultState(rows: readonly WorkRow[], { id }: WorkDocument): 'asked' | 'taken' | null {
  const [row] = rows;
  if (row?.document_id !== id || row[consultColumn] !== 'consult') return null;
  return row.state === workStates.offered ? 'asked' : row.state === workStates.accepted ? 'taken' : null;
}

/** Closes the conversation that the work is. */
export const endRequest = ({ table, id }: WorkDocument): InstanceRequest => ({
  ...{ method: 'PATCH', path: `/api/now/table/${table}/${id}`, body: { state: stateValues.closed_complete } },
});

/** Who or what goes by this name there: an agent of work assignment, or a queue. */
export const askTarget = (name: string, kind: 'agent' | 'queue'): InstanceRequest =>
  kind === 'agent'
    ? listRequest('sys_user', `name=${queryValue(name)}^active=true`, ['sys_id', 'name'], 2)
    : listRequest('awa_queue', `name=${queryValue(name)}`, ['sys_id', 'name'], 2);
