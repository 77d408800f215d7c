/** What is owed to another system: one row for each record. */

import type { Reference } from '../../../lib/interactions/reference.ts';
import type { OutboxRow, Owner } from '../../../lib/servicenow/outbox-row.ts';

/** The instance that is owed what changes. */
export interface OwedTo {
  origin: string;
  /** Who is signed in there, and the login of the agent they are at the phone; null for nobody. */
  signedIn: { user: Owner['user']; agent: string | null } | null;
}

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

/** Marks a record as owed to the instance, within the write that changes it. `agent` is whose it is, where it says so there. */
export async function owe(
  outbox: { get(id: string): Promise<OutboxRow | undefined>; put(row: OutboxRow): Promise<unknown> },
  { kind, id, agent }: Pick<OutboxRow, 'kind' | 'id'> & { agent?: Reference },
  { origin, signedIn }: OwedTo,
  at: number,
): Promise<void> {
  const known = await outbox.get(id);
  // What stands on another instance is no help on this one.
  const there = known?.origin === origin ? known : undefined;
  const isWaiting = there?.dueAt !== undefined && !there.isCheck;
  await outbox.put({
    ...{ id, kind, origin, done: {}, isDoubtful: false, failure: null },
    ...(agent ? { owner: ownerOf(agent, signedIn) } : {}),
    ...there,
    isCheck: false,
    owed: (there?.owed ?? 0) + 1,
    since: isWaiting ? there.since : at,
    tries: isWaiting ? there.tries : 0,
    dueAt: isWaiting ? (there.dueAt ?? at) : at,
  });
}

/** Of whoever is signed in only when they are this agent at the phone. */
function ownerOf(agent: Reference, signedIn: OwedTo['signedIn']): Owner {
  const isTheirs = signedIn?.agent === null || signedIn?.agent === agent.value;
  const user = isTheirs ? (signedIn?.user ?? null) : null;
  return { agent, user: user && { sys_id: user.sys_id, name: user.name } };
}
