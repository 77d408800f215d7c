/** `sys_cs_callback` and `sys_cs_callback_context` as they are kept in the browser's database. */

import type { CallbackContextRecord, CallbackRecord } from '../../../lib/callbacks/callback-record.ts';
import { VoiceError } from '../../../lib/errors.ts';
import type { Database } from '../records/database.ts';

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
  saveContext(context: CallbackContextRecord): Promise<void>;
  deleteAll(): Promise<void>;
}

const tables = ['callbackRequests', 'callbackContexts'] as const;

export function createCallbackStore(database: () => Promise<Database>): CallbackStore {
  async function write<Result>(work: (opened: Database) => Promise<Result>): Promise<Result> {
    const opened = await database();
    return work(opened).catch((error: unknown) => {
      throw error instanceof VoiceError ? error : new VoiceError('store-full', String(error));
    });
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
      write(async (opened) => {
        const transaction = opened.transaction([...tables], 'readwrite');
        const callbacks = transaction.objectStore('callbackRequests');
        const there = await callbacks.get(record.sys_id);
        if (there) return there;
        const last = await callbacks.index('byRecordNumber').openKeyCursor(null, 'prev');
        const kept = { ...record, number: numberAfter(last?.key ?? '') };
        await callbacks.add(kept);
        if (context) await transaction.objectStore('callbackContexts').put(context);
        await transaction.done;
        return kept;
      }),
    change: (sysId, work) =>
      write(async (opened) => {
        const { store, done } = opened.transaction('callbackRequests', 'readwrite');
        const record = await store.get(sysId);
        if (!record) throw new VoiceError('no-such-record');
        const changed = work(record);
        await store.put(changed);
        await done;
        return changed;
      }),
    saveContext: (context) => write(async (opened) => void (await opened.put('callbackContexts', context))),
    deleteAll: () =>
      write(async (opened) => {
        const transaction = opened.transaction([...tables], 'readwrite');
        await Promise.all([
          ...tables.map((table) => transaction.objectStore(table).clear()),
          transaction.done,
        ]);
      }),
  };
}

/** `CAL` and seven digits, counted on from the last. */
const numberAfter = (last: IDBValidKey): string =>
  `CAL${String(Number(String(last).slice(3)) + 1).padStart(7, '0')}`;
