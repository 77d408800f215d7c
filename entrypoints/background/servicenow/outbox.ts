/**
 * What is owed to the instance. A record is owed by the same write that changes it, one row each, so that a worker may die at
 * any moment; it is sent whole and in steps that can be repeated, so that an answer may be lost. At least once on the
 * way, exactly once there.
 */

import type { Database } from '../../../lib/database.ts';
import { log } from '../../../lib/log.ts';
import { nextTryAt, refusedMs, refusedUntil } from '../../../lib/servicenow/back-off.ts';
import { type Failure, isPassing, isUncertain } from '../../../lib/servicenow/failure.ts';
import type { FeatureName } from '../../../lib/servicenow/features.ts';
import type { OutboxRow } from '../../../lib/servicenow/outbox-row.ts';
import { idWithin } from '../../../lib/servicenow/record-steps.ts';
import type { OwedRecord, QueueState } from '../../../lib/servicenow/view.ts';
import type { Line } from './connection.ts';
import { claimed, isFor, isLeft, owedRecords, queueOf, type Standing } from './owed-records.ts';
import { type OwedStepsParts, owedSteps } from './owed-steps.ts';
import { createStepSender, type Mark } from './send-step.ts';

export interface Outbox {
  /** Sends what is due, in the order it came about; resolves when nothing is left to do now. */
  flush(): Promise<void>;
  /** Tries everything that waits at once. */
  retry(): Promise<void>;
  state(): Promise<QueueState>;
  /** What waits or was left, record by record. */
  list(): Promise<OwedRecord[]>;
  /** Whether this record is being sent. */
  isUnderWay(sysId: string): boolean;
  /** Whether the record with this sys_id stands on the instance, as it is now or as it was. */
  isSent(sysId: string): Promise<boolean>;
  /** Who is signed in has changed: what was closed or resting for somebody else is not for them. */
  startOver(): void;
  /** Forgets what waits for another agent, by name, or with null for instances that are not set. */
  forget(agent: string | null): Promise<void>;
}

export interface OutboxParts extends OwedStepsParts {
  database(): Promise<Database>;
  /** The instance that is set: what is owed to another waits for that one. Null for none. */
  origin(): Promise<string | null>;
  /** The way there as who is signed in now, and as nobody else; null while nobody is. */
  line(): Promise<Line | null>;
  /** Login of the agent at the phone; null for nobody. */
  agent(): string | null;
  /** Takes over what people there changed of a callback, before it is sent again. */
  readCallback(id: string): Promise<Failure | null>;
  now(): number;
  chance(): number;
  /** Hears that something was sent, or failed. */
  onChange(): void;
  /** Hears that a part is closed to this agent, or open again (null). */
  onVerdict(feature: FeatureName, failure: Failure | null): void;
  /** Hears of columns, or with null of a whole table, that the instance did not keep. */
  onUnkept(table: string, columns: readonly string[] | null): void;
}

/** After a doubtful try the whole record is sent once more: a request that was under way that long is gone. */
const doubtMs = 90_000;

export function createOutbox(parts: OutboxParts): Outbox {
  const { database, now } = parts;
  let turn: Promise<void> | null = null;
  /** The record that is being sent. */
  let underWay: string | null = null;
  /** The instance is left alone until then. */
  let restUntil = 0;
  let failsInARow = 0;
  let lastFailure: Failure | null = null;
  /** Parts and tables that are closed to this agent, until they are tried again. */
  const closedUntil = new Map<string, number>();

  async function sendDue(): Promise<void> {
    if (now() < restUntil) return;
    const line = await parts.line();
    if (!line) return;
    for (let due = await dueNow(line); due.length > 0; due = await dueNow(line)) {
      for (const row of due) {
        if (!(await send(row, line))) return;
        parts.onChange();
      }
    }
  }

  /** Oldest first; what was refused comes last, so that it holds nothing else up. */
  async function dueNow(line: Line): Promise<OutboxRow[]> {
    const rows = await (await database()).getAllFromIndex('outbox', 'byDue', IDBKeyRange.upperBound(now()));
    const isRefused = ({ failure }: OutboxRow) => Number(failure !== null && !isPassing(failure));
    return rows
      .filter((row) => row.origin === line.origin && isFor(row, line))
      .toSorted((a, b) => isRefused(a) - isRefused(b) || a.since - b.since);
  }

  /** Sends one record; false when the instance is to be left alone now. */
  async function send(owed: OutboxRow, { origin, ask, me }: Line): Promise<boolean> {
    const unread = owed.done.callback === undefined ? null : await parts.readCallback(owed.id);
    if (unread && isPassing(unread)) return rest(owed, unread, {});
    // Making it under the same external id would bring back what people deleted there.
    if (unread?.kind === 'not-found') return gone(owed, unread, {});
    const sendStep = createStepSender(ask, parts.onUnkept, owed.isDoubtful || owed.isCheck);
    underWay = owed.id;
    const row = await (await database()).get('outbox', owed.id);
    if (row?.origin !== origin) return true;
    const done = { ...row.done };
    // From the first try on it is theirs who sent it, known or not.
    const kept = { done, ...(row.owner ? { owner: claimed(row.owner, me) } : {}) };
    const mark: Mark = { seen: row.seen, left: row.left ?? [] };
    let refused: Failure | null = null;
    const { steps, there } = await owedSteps(await database(), row, me, parts);
    for (const step of steps) {
      const digest = await idWithin(step.key, JSON.stringify(step));
      // Of a record's own rows one table may be closed alone.
      const table = step.kind === 'row' && step.key !== 'interaction' ? step.table : null;
      const part = table ?? step.feature;
      if (done[step.key] === digest || (closedUntil.get(part) ?? 0) > now()) continue;
      const failure = await sendStep(step, done[step.key] !== undefined, mark);
      if (!failure) {
        done[step.key] = digest;
        failsInARow = 0;
        lastFailure = null;
        if (closedUntil.delete(part) && table === null) parts.onVerdict(step.feature, null);
        continue;
      }
      if (isPassing(failure)) return rest(row, failure, { ...kept, ...mark });
      const isClosed = failure.kind === 'no-role' || failure.kind === 'not-installed';
      if (isClosed) {
        closedUntil.set(part, now() + refusedMs);
        if (table === null) parts.onVerdict(step.feature, failure);
        else parts.onUnkept(table, null);
      }
      // Nothing else of a record can stand without the record itself.
      if (step.key === 'interaction' && isClosed) {
        lastFailure = failure;
        restUntil = now() + refusedMs;
        await settle(row, { ...kept, ...mark, failure, tries: row.tries + 1, dueAt: restUntil });
        return false;
      }
      // What was deleted there stays deleted, and what a role is missing for is told as such.
      const wasThere =
        done[step.key] !== undefined || (step.key === 'submitted' && done.segment !== undefined);
      const isGone = failure.kind === 'not-found' && wasThere;
      if (isGone && step.key === 'interaction') return gone(row, failure, { ...kept, ...mark });
      // The first is why the others could not stand.
      if (!isGone && !isClosed) refused ??= failure;
      // Its parts would stand alone.
      if (step.key === 'interaction' && done.interaction === undefined) break;
    }
    const isChecked = row.isDoubtful && !refused;
    await settle(row, {
      ...{ ...kept, ...mark, ...(isChecked ? { done: {} } : {}) },
      ...(there && done.callback !== undefined ? { there } : {}),
      ...{ failure: refused, isDoubtful: false, isCheck: isChecked },
      tries: refused ? row.tries + 1 : 0,
      dueAt: refused ? refusedUntil(row.tries + 1, now()) : isChecked ? now() + doubtMs : undefined,
    });
    return true;
  }

  /** People deleted it there: that is told, and nothing is sent before it changes here. */
  async function gone(row: OutboxRow, failure: Failure, changed: Partial<OutboxRow>): Promise<true> {
    await settle(row, { ...changed, failure, isDoubtful: false, tries: 0, dueAt: undefined });
    return true;
  }

  /** Leaves the instance alone for a while, after a failure that passes by itself. */
  async function rest(row: OutboxRow, failure: Failure, changed: Partial<OutboxRow>): Promise<false> {
    lastFailure = failure;
    failsInARow += 1;
    restUntil = nextTryAt(failsInARow, failure, now(), parts.chance());
    const isDoubtful = row.isDoubtful || isUncertain(failure);
    await settle(row, { ...changed, failure, isDoubtful, tries: row.tries + 1, dueAt: restUntil });
    return false;
  }

  /** Writes how it went; whatever was owed or forgotten meanwhile stays so. */
  async function settle(row: OutboxRow, changed: Partial<OutboxRow>): Promise<void> {
    const { store, done } = (await database()).transaction('outbox', 'readwrite');
    const there = await store.get(row.id);
    if (there?.origin === row.origin) {
      const after: OutboxRow = { ...there, ...changed };
      if (there.owed !== row.owed) {
        // What came meanwhile is news: it waits for no second look, and for no refusal of what was before.
        Object.assign(after, { dueAt: there.dueAt ?? now(), isCheck: false });
        after.isDoubtful ||= row.isDoubtful;
      }
      // IndexedDB has no entry in an index for what is not there; undefined would be a value of its own.
      if (after.dueAt === undefined) delete after.dueAt;
      await store.put(after);
    }
    await done;
  }

  /** Where and by whom what is owed can be sent. */
  async function standing(): Promise<Standing> {
    const { me = null, agent = parts.agent() } = (await parts.line()) ?? {};
    return { origin: await parts.origin(), me, agent };
  }

  function flush(): Promise<void> {
    turn ??= sendDue()
      .catch((error: unknown) => log.warn('nothing sent to ServiceNow', { why: String(error) }))
      .finally(() => {
        turn = underWay = null;
        parts.onChange();
      });
    return turn;
  }

  function startOver(): void {
    restUntil = 0;
    failsInARow = 0;
    lastFailure = null;
    closedUntil.clear();
  }

  return {
    flush,
    startOver,
    isUnderWay: (sysId) => sysId === underWay,
    async retry() {
      await turn;
      startOver();
      const origin = await parts.origin();
      const transaction = (await database()).transaction('outbox', 'readwrite');
      for (const row of await transaction.store.index('byDue').getAll())
        if (row.origin === origin) await transaction.store.put({ ...row, dueAt: row.since });
      await transaction.done;
      await flush();
    },
    async state() {
      const rows = await (await database()).getAllFromIndex('outbox', 'byDue');
      return queueOf(rows, await standing(), {
        ...{ failure: lastFailure, nextAt: restUntil > now() ? restUntil : null },
      });
    },
    list: async () => owedRecords(await database(), await standing()),
    async isSent(sysId) {
      const row = await (await database()).get('outbox', sysId);
      return row !== undefined && row.origin === (await parts.origin()) && Object.keys(row.done).length > 0;
    },
    async forget(agent) {
      const now = await standing();
      const transaction = (await database()).transaction('outbox', 'readwrite');
      for (let row = await transaction.store.openCursor(); row; row = await row.continue())
        if (isLeft(row.value, now, agent)) await row.delete();
      await transaction.done;
    },
  };
}
