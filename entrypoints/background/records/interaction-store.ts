/** Interactions and their streams as they are kept in the browser's database. Every write is one transaction: all of it or nothing. */

import {
  type Database,
  type InteractionRow,
  type RecorderState,
  recordOf,
  rowOf,
} from '../../../lib/database.ts';
import { VoiceError } from '../../../lib/errors.ts';
import type { Happening, InteractionEvent } from '../../../lib/interactions/events.ts';
import { applyEvent, isNews } from '../../../lib/interactions/fold.ts';
import { type Interaction, isOpen } from '../../../lib/interactions/interaction.ts';
import type { Move } from '../../../lib/interactions/move.ts';
import { type RecordRules, settle } from '../../../lib/interactions/settle.ts';
import { importStream } from './import-stream.ts';
import { forgetOwed, type OwedTo, owe } from './outbox-row.ts';
import { asked, numberOf, recordTables, segmentOf, type Writing } from './record-writes.ts';
import { forgetSummaries, tellSummaries } from './summary-log.ts';

/** Moves of one journal, numbered from 1 in the order they happened. */
export interface JournalPart {
  id: string;
  moves: readonly (Move & { sequence: number })[];
}

/** Every method fails with `store-unreadable` when the database does not open, writing ones with `store-full`. */
export interface InteractionStore {
  /** Writes what of `part` was not written before, and returns the records it changed. */
  record(part: JournalPart, rules: RecordRules): Promise<Interaction[]>;
  /** Adds to the stream of one record; what is no news is left out. Throws `no-such-record`. */
  append(sysId: string, at: number, happenings: readonly Happening[]): Promise<Interaction>;
  get(sysIds: readonly string[]): Promise<Interaction[]>;
  /** By record number or by contact id; null when there is none. */
  find(name: string): Promise<Interaction | null>;
  events(sysId: string): Promise<InteractionEvent[]>;
  /** Newest first. */
  ofNumber(e164: string, limit: number): Promise<Interaction[]>;
  /** Of which something may still become, oldest first. */
  unclosed(): Promise<Interaction[]>;
  /** What was opened before then and is open no more: some of them, at most three times `limit`. */
  doneBefore(at: number, limit: number): Promise<string[]>;
  count(): Promise<number>;
  /** A stretch by sys_id, those after `after`; null begins. For going through all of them. */
  stretch(after: string | null, limit: number): Promise<Interaction[]>;
  /** Adds whole records with their streams, skipping those that are there; returns those that were added. */
  importStreams(streams: readonly InteractionEvent[][]): Promise<Interaction[]>;
  /** Deletes records with their streams, drafts, and what another system was owed of them. */
  delete(sysIds: readonly string[]): Promise<void>;
  deleteAll(): Promise<void>;
}

/** `owedTo`: the instance that is owed what changes, null for none; each record is owed by the write that changes it. */
export function createInteractionStore(
  database: () => Promise<Database>,
  newId: () => string = () => crypto.randomUUID().replaceAll('-', ''),
  owedTo: () => Promise<OwedTo | null> = async () => null,
): InteractionStore {
  async function write<Result>(
    work: (transaction: Writing, to: OwedTo | null) => Promise<Result>,
  ): Promise<Result> {
    const to = await owedTo();
    const transaction: Writing = (await database()).transaction([...recordTables], 'readwrite');
    try {
      const result = await work(transaction, to);
      await transaction.done;
      return result;
    } catch (error) {
      try {
        transaction.abort();
      } catch {
        // It is over already.
      }
      await transaction.done.catch(() => {});
      if (error instanceof VoiceError) throw error;
      throw new VoiceError('store-full', String(error));
    }
  }

  return {
    record: (part, rules) =>
      write(async (transaction, to) => {
        const changed = await recordPart(transaction, part, rules, newId);
        if (to) for (const record of changed) await oweRecord(transaction, record, to);
        return changed;
      }),
    append: (sysId, at, happenings) =>
      write(async (transaction, to) => {
        const interactions = transaction.objectStore('interactions');
        const row = await interactions.get(sysId);
        if (!row) throw new VoiceError('no-such-record');
        let record: Interaction = row;
        for (const happening of happenings) {
          const event = { interaction: sysId, sequence: record.events + 1, at, ...happening };
          if (!isNews(record, event)) continue;
          asked(transaction.objectStore('interactionEvents').add(event));
          record = applyEvent(record, event);
        }
        if (record !== row) {
          asked(interactions.put(rowOf(record, row.segment)));
          await tellSummaries(transaction, [record]);
          if (to) await oweRecord(transaction, record, to);
        }
        return recordOf(rowOf(record, row.segment));
      }),
    async get(sysIds) {
      const { store } = (await database()).transaction('interactions');
      const found = await Promise.all(sysIds.map((id) => store.get(id)));
      return found.flatMap((row) => (row ? [recordOf(row)] : []));
    },
    async find(name) {
      const { store } = (await database()).transaction('interactions');
      const byNumber = await store.index('byRecordNumber').get(name);
      const part =
        byNumber ?? (await store.index('bySegment').get(IDBKeyRange.bound(`${name} `, `${name} \uffff`)));
      return part ? recordOf(part) : null;
    },
    events: async (sysId) => (await database()).getAll('interactionEvents', streamOf(sysId)),
    async ofNumber(e164, limit) {
      const index = (await database()).transaction('interactions').store.index('byNumber');
      const range = IDBKeyRange.bound([e164, Number.NEGATIVE_INFINITY], [e164, Number.POSITIVE_INFINITY]);
      const found: Interaction[] = [];
      for (
        let at = await index.openCursor(range, 'prev');
        at && found.length < limit;
        at = await at.continue()
      )
        found.push(recordOf(at.value));
      return found;
    },
    unclosed: async () =>
      (await (await database()).getAllFromIndex('interactions', 'byUnclosed')).map(recordOf),
    async doneBefore(at, limit) {
      const index = (await database()).transaction('interactions').store.index('byState');
      const rows = await Promise.all(
        (['closed_complete', 'closed_abandoned', 'new'] as const).map((state) =>
          index.getAll(IDBKeyRange.bound([state, Number.NEGATIVE_INFINITY], [state, at], false, true), limit),
        ),
      );
      return rows
        .flat()
        .filter((row) => !isOpen(row))
        .map(({ sys_id }) => sys_id);
    },
    count: async () => (await database()).count('interactions'),
    async stretch(after, limit) {
      const range = after === null ? null : IDBKeyRange.lowerBound(after, true);
      return (await (await database()).getAll('interactions', range, limit)).map(recordOf);
    },
    importStreams: (streams) =>
      write(async (transaction) => {
        const added: Interaction[] = [];
        for (const stream of streams) {
          const record = await importStream(transaction, stream);
          if (record) added.push(record);
        }
        await tellSummaries(transaction, added);
        return added;
      }),
    delete: (sysIds) =>
      write(async (transaction) => {
        for (const id of sysIds) {
          asked(transaction.objectStore('interactions').delete(id));
          asked(transaction.objectStore('interactionEvents').delete(streamOf(id)));
          asked(transaction.objectStore('wrapUpDrafts').delete(id));
          asked(transaction.objectStore('outbox').delete(id));
        }
        await forgetSummaries(transaction, sysIds);
      }),
    deleteAll: () =>
      write(async (transaction) => {
        asked(transaction.objectStore('interactions').clear());
        asked(transaction.objectStore('interactionSummaries').clear());
        asked(transaction.objectStore('interactionEvents').clear());
        await forgetOwed(transaction.objectStore('outbox'), 'interaction');
      }),
  };
}

const streamOf = (sysId: string) => IDBKeyRange.bound([sysId, 0], [sysId, Number.MAX_SAFE_INTEGER]);

const oweRecord = (
  transaction: Writing,
  { sys_id: id, phone_log: { agent }, sys_updated_on }: Interaction,
  to: OwedTo,
) => owe(transaction.objectStore('outbox'), { kind: 'interaction', id, agent }, to, sys_updated_on);

/** Moves become events: numbered, settled against what is known, and written with the mark of how far this went. */
async function recordPart(
  transaction: Writing,
  part: JournalPart,
  rules: RecordRules,
  newId: () => string,
): Promise<Interaction[]> {
  const interactions = transaction.objectStore('interactions');
  const recorder = transaction.objectStore('recorder');
  const known = await recorder.get('state');
  const done = known?.journalId === part.id ? known.sequence : 0;
  const state: RecorderState = { journalId: part.id, sequence: done, lastNumber: known?.lastNumber ?? 0 };
  const changed = new Map<string, InteractionRow>();
  for (const { sequence, ...move } of part.moves) {
    if (sequence <= done) continue;
    state.sequence = sequence;
    const segment = segmentOf(move.callId, move.agent);
    let row = changed.get(segment) ?? (await interactions.index('bySegment').get(segment)) ?? null;
    const number = numberOf(state.lastNumber + 1);
    for (const happening of settle(row, move, rules, { number, conversation: newId() })) {
      if (!row) state.lastNumber++;
      const event: InteractionEvent = {
        interaction: row?.sys_id ?? newId(),
        sequence: (row?.events ?? 0) + 1,
        at: move.at,
        ...happening,
      };
      row = rowOf(applyEvent(row, event), segment);
      changed.set(segment, row);
      asked(transaction.objectStore('interactionEvents').add(event));
    }
  }
  for (const row of changed.values()) asked(interactions.put(row));
  await tellSummaries(transaction, [...changed.values()]);
  await recorder.put(state, 'state');
  return [...changed.values()].map(recordOf);
}
