/** Interactions and their streams as they are kept in the browser's database. Every write is one transaction: all of it or nothing. */

import { type Database, eventsOf, recordOf, rowOf } from '../../../lib/database.ts';
import { VoiceError } from '../../../lib/errors.ts';
import type { Happening, InteractionEvent } from '../../../lib/interactions/events.ts';
import { applyEvent, isNews } from '../../../lib/interactions/fold.ts';
import { type Interaction, isOpen } from '../../../lib/interactions/interaction.ts';
import type { RecordRules } from '../../../lib/interactions/settle.ts';
import { importStreams } from './import-streams.ts';
import { forgetOwed, type OwedTo, owe } from './outbox-row.ts';
import { asked, recordTables, segmentOf, type Writing } from './record-writes.ts';
import { forgetSummaries, tellSummaries } from './summary-log.ts';
import { type JournalPart, takeMoves } from './take-moves.ts';

/** Every method fails with `store-unreadable` when the database does not open, writing ones with `store-full`. */
export interface InteractionStore {
  /** Writes what of `part` was not written before, and returns the records it changed. */
  record(part: JournalPart, rules: RecordRules): Promise<Interaction[]>;
  /** The records that `part` would change, as they would be then; new ones bear their contact's id. Writes nothing. */
  foresee(part: JournalPart, rules: RecordRules): Promise<Interaction[]>;
  /** Adds to the stream of one record; what is no news is left out. Throws `no-such-record`. */
  append(sysId: string, at: number, happenings: readonly Happening[]): Promise<Interaction>;
  get(sysIds: readonly string[]): Promise<Interaction[]>;
  /** By record number, or by contact id: of several agents' parts the present agent's own. Null when there is none. */
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

/**
 * `owedTo`: the instance that is owed what changes, null for none; each record is owed by the write that changes it.
 * `agent`: login of whoever is signed in.
 */
export function createInteractionStore(
  database: () => Promise<Database>,
  newId: (contactId: string) => string = () => crypto.randomUUID().replaceAll('-', ''),
  owedTo: () => Promise<OwedTo | null> = async () => null,
  agent: () => string = () => '',
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
        const recorder = transaction.objectStore('recorder');
        const bySegment = transaction.objectStore('interactions').index('bySegment');
        const { rows, events, state } = await takeMoves(part, rules, newId, {
          state: await recorder.get('state'),
          row: (segment) => bySegment.get(segment),
        });
        for (const event of events) asked(transaction.objectStore('interactionEvents').add(event));
        for (const row of rows) asked(transaction.objectStore('interactions').put(row));
        await tellSummaries(transaction, rows);
        await recorder.put(state, 'state');
        const changed = rows.map(recordOf);
        if (to) for (const record of changed) await oweRecord(transaction, record, to);
        return changed;
      }),
    async foresee(part, rules) {
      const transaction = (await database()).transaction(['interactions', 'recorder']);
      const bySegment = transaction.objectStore('interactions').index('bySegment');
      const { rows } = await takeMoves(part, rules, (contactId) => contactId, {
        state: await transaction.objectStore('recorder').get('state'),
        row: (segment) => bySegment.get(segment),
      });
      return rows.map(recordOf);
    },
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
      const bySegment = store.index('bySegment');
      // A call that one agent missed may have been another's; their part may be here too, on a shared computer or from a file.
      const part =
        (await store.index('byRecordNumber').get(name)) ??
        (await bySegment.get(segmentOf(name, agent()))) ??
        (await bySegment.get(IDBKeyRange.bound(`${name} `, `${name} \uffff`)));
      return part ? recordOf(part) : null;
    },
    events: async (sysId) => eventsOf(await (await database()).getAll('interactionEvents', streamOf(sysId))),
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
        const added = await importStreams(transaction, streams);
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
