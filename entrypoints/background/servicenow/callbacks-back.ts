/**
 * Reads callbacks and their contexts back from the instance, so that what people change there is seen here (CF-31): those
 * that are open once a minute, and each before it is sent again.
 */

import { isCallbackOpen } from '../../../lib/callbacks/callback-record.ts';
import type { Database } from '../../../lib/database.ts';
import { log } from '../../../lib/log.ts';
import {
  askCallbacks,
  askedAtOnce,
  type CallbackTexts,
  callbacksThere,
  mergedWith,
} from '../../../lib/servicenow/callbacks-there.ts';
import type { Failure } from '../../../lib/servicenow/failure.ts';
import type { OutboxRow } from '../../../lib/servicenow/outbox-row.ts';
import { type Ask, recordsOf } from '../../../lib/servicenow/request.ts';

export interface CallbacksBack {
  /** Looks at all that are open and stand there. Fails for nobody. */
  look(): Promise<void>;
  /** Takes over what people there changed of these; `not-found` when one of them was deleted there. */
  read(ids: readonly string[]): Promise<Failure | null>;
}

export interface CallbacksBackParts {
  database(): Promise<Database>;
  ask: Ask;
  /** Country of numbers without one. */
  region(): Promise<string>;
  now(): number;
  /** Whether it is being sent: what stands there is neither theirs nor ours yet. */
  isUnderWay(id: string): boolean;
  /** Whether an agent works on it, so that an end there does not take it out of their hands. */
  isInHand(id: string): boolean;
  /** These were changed. */
  onTaken(ids: readonly string[]): void;
}

const deletedThere: Failure = { kind: 'not-found', status: 200, detail: '', retryAfterMs: null };

const stands = (row: OutboxRow | undefined): row is OutboxRow => row?.done.callback !== undefined;

export function createCallbacksBack(parts: CallbacksBackParts): CallbacksBack {
  const { database, ask, now } = parts;

  async function read(ids: readonly string[]): Promise<Failure | null> {
    let isOneGone = false;
    for (let from = 0; from < ids.length; from += askedAtOnce) {
      const asked = ids.slice(from, from + askedAtOnce);
      const before = await standing(asked);
      const [callbacks, contexts] = askCallbacks(asked);
      const answered = await ask(callbacks);
      if ('failure' in answered) return answered.failure;
      // Where the agent may not read contexts the callbacks are read all the same.
      const found = recordsOf(answered);
      const there = callbacksThere(found, recordsOf(await ask(contexts)));
      // The count knows of those that are only hidden from this agent.
      isOneGone ||= there.size < asked.length && answered.total === found.length;
      const region = await parts.region();
      const taken: string[] = [];
      for (const [id, theirs] of there) if (await take(id, theirs, before.get(id), region)) taken.push(id);
      if (taken.length > 0) parts.onTaken(taken);
    }
    return isOneGone ? deletedThere : null;
  }

  /** How each was known to stand there, as text. */
  async function standing(ids: readonly string[]): Promise<Map<string, string>> {
    const { store } = (await database()).transaction('outbox');
    const rows = await Promise.all(ids.map((id) => store.get(id)));
    return new Map(rows.flatMap((row) => (row ? [[row.id, JSON.stringify(row.there ?? null)]] : [])));
  }

  /**
   * In one transaction with what is known of it; answers whether anything was taken over. `before` is how it was known to stand
   * when it was asked for: sent or read since then, the answer is an old one.
   */
  async function take(
    id: string,
    theirs: CallbackTexts,
    before: string | undefined,
    region: string,
  ): Promise<boolean> {
    const transaction = (await database()).transaction(
      ['callbackRequests', 'callbackContexts', 'outbox'],
      'readwrite',
    );
    const [requests, contexts] = [
      transaction.objectStore('callbackRequests'),
      transaction.objectStore('callbackContexts'),
    ];
    const outbox = transaction.objectStore('outbox');
    const [row, record] = [await outbox.get(id), await requests.get(id)];
    if (!stands(row) || !record || parts.isUnderWay(id)) return false;
    if (JSON.stringify(row.there ?? null) !== before) return false;
    const ours = { record, context: (await contexts.get(id)) ?? null };
    // What was sent by an earlier version is known from now on.
    const merged = mergedWith(ours, theirs, row.there ?? theirs, {
      ...{ region, now: now(), isIdle: !parts.isInHand(id) },
    });
    const left = [...new Set([...(row.left ?? []), ...merged.both])];
    // What could not be read this time stays known as it was.
    await outbox.put({ ...row, there: { ...row.there, ...theirs }, ...(left.length > 0 ? { left } : {}) });
    // The instance has what is taken over, so it is owed nothing by that.
    if (merged.isChanged) {
      await requests.put(merged.record);
      if (merged.context) await contexts.put(merged.context);
    }
    await transaction.done;
    return merged.isChanged;
  }

  return {
    read,
    async look() {
      try {
        const opened = await database();
        const open = (await opened.getAll('callbackRequests')).filter(isCallbackOpen);
        const rows = await Promise.all(open.map(({ sys_id }) => opened.get('outbox', sys_id)));
        const failure = await read(rows.filter(stands).map(({ id }) => id));
        // One that was deleted there is told when it is next sent.
        if (failure && failure.kind !== 'not-found')
          log.warn('callbacks not read from ServiceNow', { kind: failure.kind });
      } catch (error) {
        log.warn('callbacks not read from ServiceNow', { why: String(error) });
      }
    },
  };
}
