/** `sys_cs_callback` and `sys_cs_callback_context` as they are kept in the browser's database. */

import type { IDBPTransaction } from 'idb';
import {
  type CallbackContextRecord,
  type CallbackRecord,
  isCallbackOpen,
} from '../../../lib/callbacks/callback-record.ts';
import type { Database, Tables } from '../../../lib/database.ts';
import { VoiceError } from '../../../lib/errors.ts';
import { forgetOwed, type OwedTo, owe } from '../records/outbox-row.ts';

/** Every method fails with `store-unreadable` when the database does not open, writing ones with `store-full`. */
export interface CallbackStore {
  get(sysId: string): Promise<CallbackRecord | null>;
  /** By number (`CAL…`), or the newest with this contact id; null when there is none. */
  find(name: string): Promise<CallbackRecord | null>;
  /** By the number that was asked for, E.164. */
  ofNumber(e164: string): Promise<CallbackRecord[]>;
  all(): Promise<CallbackRecord[]>;
  context(sysId: string): Promise<CallbackContextRecord | null>;
  /** Adds a record, with its context, and gives it its number; one that is there already stays, and is answered. */
  add(record: CallbackRecord, context?: CallbackContextRecord): Promise<CallbackRecord>;
  /** Changes a record as it is kept now, in one step. Throws `no-such-record`. */
  change(sysId: string, work: (record: CallbackRecord) => CallbackRecord): Promise<CallbackRecord>;
  /** Deletes, with their contexts and what another system was owed, those that were closed or went on to somebody else before then; a promise stays. */
  deleteDoneBefore(at: number): Promise<void>;
  deleteAll(): Promise<void>;
}

/** Another system that is owed every record, and how it is told that one is. */
export interface CallbackMirror {
  /** The instance that is owed them; null for none. */
  owedTo(): Promise<OwedTo | null>;
  flush(): Promise<void>;
}

const tables = ['callbackRequests', 'callbackContexts', 'outbox'] as const;
type Writing = IDBPTransaction<Tables, (typeof tables)[number][], 'readwrite'>;

/** Whether it was this agent's. What was only offered here is for the next agent to tell the other system about. */
const isHad = ({ carrier, acceptedAt }: CallbackRecord) => carrier === 'own' || acceptedAt !== null;

export function createCallbackStore(
  database: () => Promise<Database>,
  mirror?: CallbackMirror,
): CallbackStore {
  /** One transaction: what `work` writes, and that the record it answers is owed. */
  async function write(work: (transaction: Writing) => Promise<CallbackRecord>): Promise<CallbackRecord> {
    const to = await mirror?.owedTo();
    const transaction: Writing = (await database()).transaction([...tables], 'readwrite');
    try {
      const record = await work(transaction);
      // It names no agent there, and its customer waits: whoever is signed in sends it.
      if (to && isHad(record))
        await owe(
          transaction.objectStore('outbox'),
          { kind: 'callback', id: record.sys_id },
          to,
          record.sys_updated_on,
        );
      await transaction.done;
      if (to) void mirror?.flush();
      return record;
    } catch (error) {
      await transaction.done.catch(() => {});
      throw error instanceof VoiceError ? error : new VoiceError('store-full', String(error));
    }
  }

  return {
    get: async (sysId) => (await (await database()).get('callbackRequests', sysId)) ?? null,
    async find(name) {
      const { store } = (await database()).transaction('callbackRequests');
      const byNumber = await store.index('byRecordNumber').get(name);
      const ofContact = byNumber ? [] : await store.index('byContact').getAll(name);
      return byNumber ?? ofContact.toSorted((a, b) => b.opened_at - a.opened_at)[0] ?? null;
    },
    ofNumber: async (e164) => (await database()).getAllFromIndex('callbackRequests', 'byNumber', e164),
    all: async () => (await database()).getAll('callbackRequests'),
    context: async (sysId) => (await (await database()).get('callbackContexts', sysId)) ?? null,
    add: (record, context) =>
      write(async (transaction) => {
        const callbacks = transaction.objectStore('callbackRequests');
        const there = await callbacks.get(record.sys_id);
        if (there) return there;
        const last = await callbacks.index('byRecordNumber').openKeyCursor(null, 'prev');
        const kept = { ...record, number: numberAfter(last?.key ?? '') };
        await callbacks.add(kept);
        if (context) await transaction.objectStore('callbackContexts').put(context);
        return kept;
      }),
    change: (sysId, work) =>
      write(async (transaction) => {
        const callbacks = transaction.objectStore('callbackRequests');
        const record = await callbacks.get(sysId);
        if (!record) throw new VoiceError('no-such-record');
        const changed = work(record);
        await callbacks.put(changed);
        return changed;
      }),
    async deleteDoneBefore(at) {
      const transaction = (await database()).transaction([...tables], 'readwrite');
      const contexts = transaction.objectStore('callbackContexts');
      const callbacks = transaction.objectStore('callbackRequests');
      for (let row = await callbacks.openCursor(); row; row = await row.continue()) {
        const { sys_id, assigned_to, closed_at, sys_updated_on } = row.value;
        const isToDo = isCallbackOpen(row.value) && assigned_to !== null;
        if (isToDo || (closed_at ?? sys_updated_on) >= at) continue;
        await contexts.delete(sys_id);
        await transaction.objectStore('outbox').delete(sys_id);
        await row.delete();
      }
      await transaction.done;
    },
    async deleteAll() {
      const transaction = (await database()).transaction([...tables], 'readwrite');
      await Promise.all([
        transaction.objectStore('callbackRequests').clear(),
        transaction.objectStore('callbackContexts').clear(),
        forgetOwed(transaction.objectStore('outbox'), 'callback'),
        transaction.done,
      ]);
    },
  };
}

/** `CAL` and seven digits, counted on from the last. */
const numberAfter = (last: IDBValidKey): string =>
  `CAL${String(Number(String(last).slice(3)) + 1).padStart(7, '0')}`;
