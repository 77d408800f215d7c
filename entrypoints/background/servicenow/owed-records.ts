/** What waits for the instance, or was left as it is there, as a list to read. */

import type { Database, OutboxRow } from '../../../lib/database.ts';
import { whoOf } from '../../../lib/interactions/interaction.ts';
import type { OwedRecord } from '../../../lib/servicenow/view.ts';

const most = 200;

/** Oldest first, at most 200; what is only made sure of is left out. */
export async function owedRecords(database: Database): Promise<OwedRecord[]> {
  const rows = await database.getAll('outbox');
  const shown = rows
    .filter(({ dueAt, isCheck, left }) => (dueAt !== undefined && !isCheck) || (left ?? []).length > 0)
    .toSorted((a, b) => a.since - b.since)
    .slice(0, most);
  return Promise.all(shown.map((row) => owedOf(database, row)));
}

async function owedOf(database: Database, row: OutboxRow): Promise<OwedRecord> {
  const { id, kind, since, failure, isCheck, dueAt } = row;
  const isWaiting = dueAt !== undefined && !isCheck;
  const of = { id, kind, since, isWaiting, failure: isWaiting ? failure : null, left: row.left ?? [] };
  if (kind === 'interaction') {
    const record = await database.get('interactions', id);
    return { ...of, number: record?.number ?? '', who: record ? whoOf(record) : '' };
  }
  const record = await database.get('callbackRequests', id);
  return { ...of, number: record?.number ?? '', who: record?.name ?? record?.phone_number ?? '' };
}
