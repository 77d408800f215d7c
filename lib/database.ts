/** The browser's database: one for all that outlives a session. The background alone writes; pages of ours may read. */

import { type DBSchema, type IDBPDatabase, type IDBPTransaction, openDB, type StoreNames } from 'idb';
import type { CallbackContextRecord, CallbackRecord } from './callbacks/callback-record.ts';
import { fromOld, type OldFollowUp } from './callbacks/follow-up.ts';
import type { Contact } from './contacts/contact.ts';
import { VoiceError } from './errors.ts';
import type { InteractionEvent } from './interactions/events.ts';
import { addedSince, type Interaction, isClosed } from './interactions/interaction.ts';
import type { PresenceTime } from './interactions/occupancy.ts';
import { type Summary, summaryOf } from './interactions/summary.ts';
import type { WrapUpCode, WrapUpDraft } from './interactions/wrap-up.ts';
import type { OutboxRow } from './servicenow/outbox-row.ts';

/** What the agent has done with an entry of the directory. */
export interface EntryUse {
  entryId: string;
  isFavourite: boolean;
  lastUsedAt: number | null;
}

/** How far the journal of moves was recorded, and how many records there ever were. */
export interface RecorderState {
  journalId: string;
  /** The last move of that journal that stands in a stream. */
  sequence: number;
  lastNumber: number;
}

/** A record as it is kept. */
export type InteractionRow = Interaction & {
  /** Names the agent's part of the contact, of which there is one record. */
  segment: string;
  /** When it was opened, while something may still become of it here; null for the many of which nothing does. */
  unclosedSince: number | null;
};

export function rowOf(record: Interaction, segment: string): InteractionRow {
  const { state, phase, opened_at } = record;
  // A missed call stays New, and is over all the same.
  const isDone = isClosed(state) || (state === 'new' && phase === 'ended');
  return { ...record, segment, unclosedSince: isDone ? null : opened_at };
}

/** The record of a row, as this version knows records. */
export const recordOf = ({ segment, unclosedSince, ...record }: InteractionRow): Interaction => ({
  ...addedSince,
  ...record,
});

/** A stream that came whole, as one row: the browser takes about as long for each row, however much is in it. */
export interface StreamRow {
  interaction: string;
  /** Of the first of them. */
  sequence: number;
  stream: InteractionEvent[];
}

/**
 * One entry of a log of summaries: what was deleted up to then, and how these records are from then on. Rows of their own
 * would take the browser five times as long to read.
 */
export interface SummaryEntry {
  /** Grows with each entry; given by the database. */
  written?: number;
  gone: string[];
  summaries: Summary[];
}

export interface Tables extends DBSchema {
  /** `e164s` repeats the numbers in the form that an index can hold. */
  contacts: { key: string; value: Contact & { e164s: string[] }; indexes: { byNumber: string } };
  entryUse: { key: string; value: EntryUse };
  interactions: {
    key: string;
    value: InteractionRow;
    indexes: {
      bySegment: string;
      byRecordNumber: string;
      byOpened: number;
      byNumber: [string, number];
      byState: [string, number];
      byUnclosed: number;
    };
  };
  /** By the order in which they were written: what changed since a look stands behind it. */
  interactionSummaries: { key: number; value: SummaryEntry };
  /** By sys_id and sequence, so that a stream is one range. */
  interactionEvents: { key: [string, number]; value: InteractionEvent | StreamRow };
  /** One row, under `state`. */
  recorder: { key: string; value: RecorderState };
  wrapUpDrafts: { key: string; value: WrapUpDraft };
  wrapUpCodes: { key: string; value: WrapUpCode };
  /** By agent and beginning, so that one presence stands once. */
  presenceTimes: {
    key: [string, number];
    value: PresenceTime;
    indexes: { byAgent: [string, number]; byFrom: number };
  };
  /** `sys_cs_callback`. */
  callbackRequests: {
    key: string;
    value: CallbackRecord;
    indexes: { byNumber: string; byRecordNumber: string; byContact: string };
  };
  /** `sys_cs_callback_context`. */
  callbackContexts: { key: string; value: CallbackContextRecord };
  outbox: { key: string; value: OutboxRow; indexes: { byDue: number } };
}

/** The events of these rows, in order. */
export const eventsOf = (rows: readonly (InteractionEvent | StreamRow)[]): InteractionEvent[] =>
  rows.flatMap((row) => ('stream' in row ? row.stream : [row]));

/** Summaries in an entry that is joined with no other any more. */
export const fullEntry = 1_000;

export type Database = IDBPDatabase<Tables>;
type Upgrade = IDBPTransaction<Tables, StoreNames<Tables>[], 'versionchange'>;

/** Step n makes version n + 1 out of version n; a step that was released is never changed. */
const migrations: readonly ((database: Database, upgrade: Upgrade) => void | Promise<void>)[] = [
  (database) => {
    const contacts = database.createObjectStore('contacts', { keyPath: 'id' });
    contacts.createIndex('byNumber', 'e164s', { multiEntry: true });
    database.createObjectStore('entryUse', { keyPath: 'entryId' });
  },
  (database) => {
    const interactions = database.createObjectStore('interactions', { keyPath: 'sys_id' });
    interactions.createIndex('bySegment', 'segment', { unique: true });
    interactions.createIndex('byRecordNumber', 'number');
    interactions.createIndex('byOpened', 'opened_at');
    interactions.createIndex('byNumber', ['caller_phone_number', 'opened_at']);
    interactions.createIndex('byState', ['state', 'opened_at']);
    database.createObjectStore('interactionEvents', { keyPath: ['interaction', 'sequence'] });
    database.createObjectStore('recorder');
    database.createObjectStore('wrapUpDrafts', { keyPath: 'interaction' });
    database.createObjectStore('wrapUpCodes', { keyPath: 'sys_id' });
    const callbacks = database.createObjectStore('callbackRequests', { keyPath: 'sys_id' });
    callbacks.createIndex('byNumber', 'phone_number');
  },
  (database) => {
    const times = database.createObjectStore('presenceTimes', { keyPath: ['agent', 'from'] });
    times.createIndex('byAgent', ['agent', 'from']);
    times.createIndex('byFrom', 'from');
  },
  async (database, upgrade) => {
    database.createObjectStore('callbackContexts', { keyPath: 'callback' });
    const callbacks = upgrade.objectStore('callbackRequests');
    callbacks.createIndex('byRecordNumber', 'number');
    callbacks.createIndex('byContact', 'external_callback_id');
    for (let at = await callbacks.openCursor(); at; at = await at.continue())
      await at.update(fromOld(at.value as unknown as OldFollowUp));
  },
  (database) => {
    database.createObjectStore('outbox', { keyPath: 'id' }).createIndex('byDue', 'dueAt');
  },
  async (database, upgrade) => {
    const keys = { keyPath: 'written', autoIncrement: true };
    const log = database.createObjectStore('interactionSummaries', keys);
    const interactions = upgrade.objectStore('interactions');
    interactions.createIndex('byUnclosed', 'unclosedSince');
    for (let after: IDBKeyRange | null = null; ; ) {
      const rows = await interactions.getAll(after, fullEntry);
      const last = rows.at(-1);
      if (!last) return;
      void log.add({ gone: [], summaries: rows.map(summaryOf) });
      for (const row of rows.map((one) => rowOf(one, one.segment)))
        if (row.unclosedSince !== null) void interactions.put(row);
      after = IDBKeyRange.lowerBound(last.sys_id, true);
    }
  },
];

/** An open connection answers in milliseconds; a large database that is brought to a new version takes a few seconds. */
const opensWithinMs = 10_000;

/**
 * Hands out the one connection, opened at the first use and again when the browser has closed it. One that does not open
 * in time fails as one that cannot be opened, and at once from then on, until it is there: no call waits for its record.
 */
export function createDatabase(name = 'global-voice-control'): () => Promise<Database> {
  let opening: Promise<Database> | null = null;
  let isLate = false;
  let opened: Database | null = null;
  const forget = () => {
    opening = null;
    opened = null;
    isLate = false;
  };
  const open = () =>
    openDB<Tables>(name, migrations.length, {
      async upgrade(database, from, _to, transaction) {
        for (const migrate of migrations.slice(from)) await migrate(database, transaction);
      },
      // A newer version of ours waits for this one to let go.
      blocking: (_before, _after, event) => {
        (event.target as IDBDatabase).close();
        forget();
      },
      terminated: forget,
    }).then(
      (database) => {
        opened = database;
        return database;
      },
      (error: unknown) => {
        forget();
        throw new VoiceError('store-unreadable', String(error));
      },
    );
  return async () => {
    if (opened) return opened;
    opening ??= open();
    const late = Promise.withResolvers<never>();
    const limit = setTimeout(
      () => {
        isLate = true;
        late.reject(new VoiceError('store-unreadable', 'it does not open'));
      },
      isLate ? 0 : opensWithinMs,
    );
    return Promise.race([opening, late.promise]).finally(() => clearTimeout(limit));
  };
}
