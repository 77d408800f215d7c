/** What waits for the instance, or was left as it is there, as a list to read. */

import type { Database, OutboxRow } from '../../../lib/database.ts';
import { whoOf } from '../../../lib/interactions/interaction.ts';
import type { OwedRecord } from '../../../lib/servicenow/view.ts';

const most = 500;

/** Of what is owed to this instance: what waits first, oldest first, at most 500; what is only made sure of is left out. */
export async function owedRecords(database: Database, origin: string | null): Promise<OwedRecord[]> {
  const rows = await database.getAll('outbox');
  const shown = rows
    .filter(
      ({ origin: of, failure, isCheck, left, ...row }) =>
        of === origin && (isWaiting({ ...row, isCheck }) || failure !== null || (left ?? []).length > 0),
    )
    .toSorted((a, b) => Number(isWaiting(b)) - Number(isWaiting(a)) || a.since - b.since)
    .slice(0, most);
  return Promise.all(shown.map((row) => owedOf(database, row)));
}

const isWaiting = ({ dueAt, isCheck }: Pick<OutboxRow, 'dueAt' | 'isCheck'>) =>
  dueAt !== undefined && !isCheck;

async function owedOf(database: Database, row: OutboxRow): Promise<OwedRecord> {
  const { id, kind, since, failure } = row;
  const of = { id, kind, since, isWaiting: isWaiting(row), failure, left: row.left ?? [] };
  if (kind === 'interaction') {
    const record = await database.get('interactions', id);
    return { ...of, number: record?.number ?? '', who: record ? whoOf(record) : '' };
  }
  const record = await database.get('callbackRequests', id);
  return { ...of, number: record?.number ?? '', who: record?.name ?? record?.phone_number ?? '' };
}
