/** What is owed to another system: one row for each record. */

import type { OutboxRow } from '../../../lib/database.ts';

interface Rows {
  openCursor(): Promise<Row | null>;
}
interface Row {
  value: OutboxRow;
  delete(): Promise<void>;
  continue(): Promise<Row | null>;
}

/** Forgets, within the write that deletes all records of one kind, what was owed of them and how they stand there. */
export async function forgetOwed(outbox: Rows, kind: OutboxRow['kind']): Promise<void> {
  for (let row = await outbox.openCursor(); row; row = await row.continue())
    if (row.value.kind === kind) await row.delete();
}

/** Marks a record as owed to the instance at `origin`, within the write that changes it. */
export async function owe(
  outbox: { get(id: string): Promise<OutboxRow | undefined>; put(row: OutboxRow): Promise<unknown> },
  { kind, id, origin }: Pick<OutboxRow, 'kind' | 'id' | 'origin'>,
  at: number,
): Promise<void> {
  const known = await outbox.get(id);
  // What stands on another instance is no help on this one.
  const there = known?.origin === origin ? known : undefined;
  const isWaiting = there?.dueAt !== undefined && !there.isCheck;
  await outbox.put({
    ...{ id, kind, origin, done: {}, isDoubtful: false, failure: null },
    ...there,
    isCheck: false,
    owed: (there?.owed ?? 0) + 1,
    since: isWaiting ? there.since : at,
    tries: isWaiting ? there.tries : 0,
    dueAt: isWaiting ? (there.dueAt ?? at) : at,
  });
}
