/** Whose turn it is to send what is owed to the instance, and what waits there or was left as it is, to be read. */

import type { Database } from '../../../lib/database.ts';
import { whoOf } from '../../../lib/interactions/interaction.ts';
import type { InstanceUser } from '../../../lib/servicenow/features.ts';
import type { OutboxRow, Owner } from '../../../lib/servicenow/outbox-row.ts';
import type { OwedRecord, QueueState } from '../../../lib/servicenow/view.ts';

/** Where what is owed can be sent, and by whom. */
export interface Standing {
  /** The instance that is set; null for none. */
  origin: string | null;
  /** Who is signed in there; null for nobody. */
  me: InstanceUser | null;
  /** Login of the agent they are at the phone; null for nobody. */
  agent: string | null;
}

const most = 500;

/** Whether it may go there as who is signed in. What nobody was signed in for is theirs who sign in as its agent. */
export function isFor({ owner }: OutboxRow, { me, agent }: Pick<Standing, 'me' | 'agent'>): boolean {
  if (!owner || (me === null && agent === null)) return true;
  return me && owner.user ? owner.user.sys_id === me.sys_id : owner.agent.value === agent;
}

/** Theirs who send it. */
export const claimed = ({ agent }: Owner, { sys_id, name }: InstanceUser): Owner => ({
  agent,
  user: { sys_id, name },
});

const nameOf = ({ agent, user }: Owner): string => user?.name ?? agent.display_value;

const isElsewhere = ({ origin }: OutboxRow, standing: Standing): boolean => origin !== standing.origin;

/** Whether it waits for the other agent of this name, or with null is another instance's. What was sent is remembered. */
export function isLeft(row: OutboxRow, standing: Standing, agent: string | null): boolean {
  if (isElsewhere(row, standing)) return agent === null;
  return isWaiting(row) && row.owner !== undefined && !isFor(row, standing) && nameOf(row.owner) === agent;
}

/** The queue, counted; `now` is how sending goes. */
export function queueOf(
  rows: readonly OutboxRow[],
  standing: Standing,
  now: Pick<QueueState, 'failure' | 'nextAt'>,
): QueueState {
  const all = rows.filter(({ isCheck }) => !isCheck);
  const [here, elsewhere] = [
    all.filter((row) => !isElsewhere(row, standing)),
    Map.groupBy(
      all.filter((row) => isElsewhere(row, standing)),
      ({ origin }) => origin,
    ),
  ];
  const waiting = here.filter((row) => isFor(row, standing));
  const others = Map.groupBy(
    here.flatMap((row) => (row.owner && !isFor(row, standing) ? [row.owner] : [])),
    nameOf,
  );
  return {
    waiting: waiting.length,
    oldestAt: waiting.reduce<number | null>((old, { since }) => Math.min(old ?? since, since), null),
    failure: now.failure ?? waiting.find(({ failure }) => failure !== null)?.failure ?? null,
    nextAt: now.nextAt,
    others: [...others].map(([name, { length }]) => ({ name, waiting: length })),
    elsewhere: [...elsewhere].map(([of, { length }]) => ({ origin: of, waiting: length })),
  };
}

/** Of what is owed to this instance: what waits first, oldest first, at most 500; what is only made sure of is left out. */
export async function owedRecords(database: Database, standing: Standing): Promise<OwedRecord[]> {
  const rows = await database.getAll('outbox');
  const shown = rows
    .filter(
      ({ origin, failure, isCheck, left, ...row }) =>
        origin === standing.origin &&
        (isWaiting({ ...row, isCheck }) || failure !== null || (left ?? []).length > 0),
    )
    .toSorted((a, b) => Number(isWaiting(b)) - Number(isWaiting(a)) || a.since - b.since)
    .slice(0, most);
  return Promise.all(shown.map((row) => owedOf(database, row, standing)));
}

const isWaiting = ({ dueAt, isCheck }: Pick<OutboxRow, 'dueAt' | 'isCheck'>) =>
  dueAt !== undefined && !isCheck;

async function owedOf(database: Database, row: OutboxRow, standing: Standing): Promise<OwedRecord> {
  const { id, kind, since, failure, owner } = row;
  const waitsFor = owner && !isFor(row, standing) ? nameOf(owner) : null;
  const of = { id, kind, since, isWaiting: isWaiting(row), waitsFor, failure, left: row.left ?? [] };
  if (kind === 'interaction') {
    const record = await database.get('interactions', id);
    return { ...of, number: record?.number ?? '', who: record ? whoOf(record) : '' };
  }
  const record = await database.get('callbackRequests', id);
  return { ...of, number: record?.number ?? '', who: record?.name ?? record?.phone_number ?? '' };
}
