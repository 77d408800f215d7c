/**
 * What is owed to the instance. A record is owed by the same write that changes it, one row each, so that a worker may die at
 * any moment; it is sent whole and in steps that can be repeated, so that an answer may be lost. At least once on the
 * way, exactly once there.
 */

import type { Database, OutboxRow } from '../../../lib/database.ts';
import { addedSince, type Interaction } from '../../../lib/interactions/interaction.ts';
import { log } from '../../../lib/log.ts';
import { nextTryAt, refusedMs } from '../../../lib/servicenow/back-off.ts';
import { callbackSteps } from '../../../lib/servicenow/callback-steps.ts';
import { type CallbackTexts, isEndedThere, textsOf } from '../../../lib/servicenow/callbacks-there.ts';
import { type Failure, isPassing, isUncertain } from '../../../lib/servicenow/failure.ts';
import type { FeatureName, InstanceUser } from '../../../lib/servicenow/features.ts';
import { type Beside, idWithin, interactionSteps, type Step } from '../../../lib/servicenow/record-steps.ts';
import type { Ask } from '../../../lib/servicenow/request.ts';
import type { QueueState } from '../../../lib/servicenow/view.ts';
import { createStepSender, type Mark } from './send-step.ts';

export interface Outbox {
  /** Sends what is due, in the order it came about; resolves when nothing is left to do now. */
  flush(): Promise<void>;
  /** Tries everything that waits at once. */
  retry(): Promise<void>;
  state(): Promise<QueueState>;
  /** Whether the record with this sys_id stands on the instance, as it is now or as it was. */
  isSent(sysId: string): Promise<boolean>;
  /** Forgets what was owed and what was sent. */
  clear(): Promise<void>;
}

export interface OutboxParts {
  database(): Promise<Database>;
  ask: Ask;
  /** Who is signed in there; null while nobody is. */
  me(): Promise<InstanceUser | null>;
  /** sys_id of the one user of this name there; null for none, several, or when it cannot be asked. */
  agentNamed(name: string): Promise<string | null>;
  /** sys_id of the interaction there that this contact began; null for none, or when it cannot be asked. */
  firstPart(contactId: string): Promise<string | null>;
  /** Takes over what people there changed of a callback, before it is sent again. */
  readCallback(id: string): Promise<Failure | null>;
  now(): number;
  chance(): number;
  /** Hears that something was sent, or failed. */
  onChange(): void;
}

/** After a doubtful try the whole record is sent once more: a request that was under way that long is gone. */
const doubtMs = 90_000;

export function createOutbox(parts: OutboxParts): Outbox {
  const { database, now } = parts;
  const sendStep = createStepSender(parts.ask);
  let turn: Promise<void> | null = null;
  /** The instance is left alone until then. */
  let restUntil = 0;
  let failsInARow = 0;
  let lastFailure: Failure | null = null;
  /** Parts that are closed to this agent, until they are tried again. */
  const closedUntil = new Map<FeatureName, number>();

  async function sendDue(): Promise<void> {
    if (now() < restUntil) return;
    const me = await parts.me();
    if (!me) return;
    for (let due = await dueNow(); due.length > 0; due = await dueNow()) {
      for (const row of due) {
        if (!(await send(row, me))) return;
        parts.onChange();
      }
    }
  }

  async function dueNow(): Promise<OutboxRow[]> {
    const rows = await (await database()).getAllFromIndex('outbox', 'byDue', IDBKeyRange.upperBound(now()));
    return rows.toSorted((a, b) => a.since - b.since);
  }

  /** Sends one record; false when the instance is to be left alone now. */
  async function send(owed: OutboxRow, me: InstanceUser): Promise<boolean> {
    const unread = owed.done.callback === undefined ? null : await parts.readCallback(owed.id);
    if (unread && isPassing(unread)) return rest(owed, unread, {});
    const row = (await (await database()).get('outbox', owed.id)) ?? owed;
    const done = { ...row.done };
    const mark: Mark = { seen: row.seen, left: row.left ?? [] };
    let refused: Failure | null = null;
    const { steps, there } = await stepsOf(row, me);
    for (const step of steps) {
      const digest = await idWithin(step.key, JSON.stringify(step));
      if (done[step.key] === digest || (closedUntil.get(step.feature) ?? 0) > now()) continue;
      const failure = await sendStep(step, done[step.key] !== undefined, mark);
      if (!failure) {
        done[step.key] = digest;
        failsInARow = 0;
        lastFailure = null;
        continue;
      }
      if (isPassing(failure)) return rest(row, failure, { done, ...mark });
      const isClosed = failure.kind === 'no-role' || failure.kind === 'not-installed';
      if (isClosed) closedUntil.set(step.feature, now() + refusedMs);
      // Nothing else of a record can stand without the record itself.
      if (step.feature === 'records' && isClosed) {
        lastFailure = failure;
        restUntil = now() + refusedMs;
        await settle(row, { done, ...mark, failure, tries: row.tries + 1, dueAt: restUntil });
        return false;
      }
      // What was deleted there stays deleted, and what a role is missing for is told as such.
      const wasThere =
        done[step.key] !== undefined || (step.key === 'submitted' && done.segment !== undefined);
      const isGone = failure.kind === 'not-found' && wasThere;
      if (isGone && step.feature === 'records') {
        await settle(row, { done, ...mark, failure, tries: 0, dueAt: undefined });
        return true;
      }
      // The first is why the others could not stand.
      if (!isGone && !isClosed) refused ??= failure;
    }
    const isChecked = row.isDoubtful && !refused;
    await settle(row, {
      ...mark,
      ...(there && done.callback !== undefined ? { there } : {}),
      ...{ done: isChecked ? {} : done, failure: refused, isDoubtful: false, isCheck: isChecked },
      tries: refused ? row.tries + 1 : 0,
      dueAt: refused ? now() + refusedMs : isChecked ? now() + doubtMs : undefined,
    });
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

  /** What is to be sent, and how a callback stands there once it was. */
  async function stepsOf(
    { kind, id, there: known }: OutboxRow,
    me: InstanceUser,
  ): Promise<{ steps: Step[]; there?: CallbackTexts }> {
    const opened = await database();
    if (kind === 'interaction') {
      const row = await opened.get('interactions', id);
      if (!row) return { steps: [] };
      const record = { ...addedSince, ...row };
      return { steps: await interactionSteps(record, me, await besideOf(opened, record)) };
    }
    const record = await opened.get('callbackRequests', id);
    if (!record) return { steps: [] };
    const context = (await opened.get('callbackContexts', id)) ?? null;
    const there = {
      ...textsOf(record, context),
      ...(known && isEndedThere(known) ? { state: known.state ?? '' } : {}),
    };
    return { steps: callbackSteps(record, context, known), there };
  }

  async function besideOf(opened: Database, record: Interaction): Promise<Beside> {
    const { sys_id, transferredTo, assigned_to, transcriptLines, contactTrace } = record;
    const next =
      transferredTo === null || !assigned_to ? null : await parts.agentNamed(assigned_to.display_value);
    const from = contactTrace?.InitialContactId;
    const first = from === undefined ? null : await parts.firstPart(from);
    if (transcriptLines === 0) return { next, first, transcript: [] };
    const stream = IDBKeyRange.bound([sys_id, 0], [sys_id, Number.MAX_SAFE_INTEGER]);
    const events = await opened.getAll('interactionEvents', stream);
    return {
      next,
      first,
      transcript: events.flatMap((it) => (it.type === 'transcriptCame' ? it.lines : [])),
    };
  }

  /** Writes how it went; whatever was owed meanwhile stays owed. */
  async function settle(row: OutboxRow, changed: Partial<OutboxRow>): Promise<void> {
    const { store, done } = (await database()).transaction('outbox', 'readwrite');
    const there = await store.get(row.id);
    if (there) {
      const isMore = there.owed !== row.owed;
      const after: OutboxRow = { ...there, ...changed };
      if (isMore && after.dueAt === undefined) after.dueAt = there.dueAt ?? now();
      // IndexedDB has no entry in an index for what is not there; undefined would be a value of its own.
      if (after.dueAt === undefined) delete after.dueAt;
      await store.put(after);
    }
    await done;
  }

  function flush(): Promise<void> {
    turn ??= sendDue()
      .catch((error: unknown) => log.warn('nothing sent to ServiceNow', { why: String(error) }))
      .finally(() => {
        turn = null;
        parts.onChange();
      });
    return turn;
  }

  return {
    flush,
    async retry() {
      await turn;
      restUntil = 0;
      closedUntil.clear();
      const transaction = (await database()).transaction('outbox', 'readwrite');
      for (const row of await transaction.store.index('byDue').getAll())
        await transaction.store.put({ ...row, dueAt: row.since });
      await transaction.done;
      await flush();
    },
    async state() {
      const rows = await (await database()).getAllFromIndex('outbox', 'byDue');
      const waiting = rows.filter(({ isCheck }) => !isCheck);
      return {
        waiting: waiting.length,
        oldestAt: waiting.reduce<number | null>((old, { since }) => Math.min(old ?? since, since), null),
        failure: lastFailure ?? waiting.find(({ failure }) => failure !== null)?.failure ?? null,
        nextAt: restUntil > now() ? restUntil : null,
      };
    },
    async isSent(sysId) {
      const row = await (await database()).get('outbox', sysId);
      return row !== undefined && Object.keys(row.done).length > 0;
    },
    async clear() {
      await (await database()).clear('outbox');
      restUntil = 0;
      lastFailure = null;
      closedUntil.clear();
    },
  };
}
