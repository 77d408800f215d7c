/** Contacts, favourites and recents as they are kept in the browser's database. Its one writer is the directory. */

import { type Contact, isContact } from '../../../lib/contacts/contact.ts';
import type { Database, EntryUse } from '../../../lib/database.ts';
import { VoiceError } from '../../../lib/errors.ts';

/** Every method fails with `store-unreadable` when the database does not open, writing ones with `store-full`. */
export interface ContactsStore {
  all(): Promise<Contact[]>;
  /** Those with these ids, in their order; ids that are gone are left out. */
  get(ids: readonly string[]): Promise<Contact[]>;
  /** Each contact that has any of these numbers, once. */
  withNumbers(e164s: readonly string[]): Promise<Contact[]>;
  /** Adds or replaces by id, all of them or none. */
  save(contacts: readonly Contact[]): Promise<void>;
  delete(id: string): Promise<void>;
  deleteAll(): Promise<void>;
  uses(): Promise<EntryUse[]>;
  saveUses(uses: readonly EntryUse[]): Promise<void>;
  deleteUses(entryIds: readonly string[]): Promise<void>;
}

export function createContactsStore(database: () => Promise<Database>): ContactsStore {
  async function write(
    table: 'contacts' | 'entryUse',
    work: (store: Writable) => Promise<unknown>[],
  ): Promise<void> {
    const transaction = (await database()).transaction(table, 'readwrite');
    try {
      await Promise.all([...work(transaction.objectStore(table) as unknown as Writable), transaction.done]);
    } catch (error) {
      throw new VoiceError('store-full', String(error));
    }
  }

  return {
    all: async () => (await (await database()).getAll('contacts')).map(contactOf),
    async get(ids) {
      const { store } = (await database()).transaction('contacts');
      const found = await Promise.all(ids.map((id) => store.get(id)));
      return found.flatMap((row) => (row ? [contactOf(row)] : []));
    },
    async withNumbers(e164s) {
      const { store } = (await database()).transaction('contacts');
      if ((await store.count()) === 0) return [];
      const byNumber = store.index('byNumber');
      const found = await Promise.all([...new Set(e164s)].map((e164) => byNumber.getAll(e164)));
      return [...new Map(found.flat().map((row) => [row.id, contactOf(row)])).values()];
    },
    async save(contacts) {
      if (!contacts.every(isContact)) throw new VoiceError('refused', 'not a contact');
      await write('contacts', (store) =>
        contacts.map((contact) => store.put({ ...contact, e164s: contact.numbers.map(({ e164 }) => e164) })),
      );
    },
    delete: (id) => write('contacts', (store) => [store.delete(id)]),
    deleteAll: () => write('contacts', (store) => [store.clear()]),
    uses: async () => (await database()).getAll('entryUse'),
    saveUses: (uses) => write('entryUse', (store) => uses.map((use) => store.put(use))),
    deleteUses: (entryIds) => write('entryUse', (store) => entryIds.map((id) => store.delete(id))),
  };
}

interface Writable {
  put(value: unknown): Promise<unknown>;
  delete(key: string): Promise<unknown>;
  clear(): Promise<unknown>;
}

function contactOf({ id, name, company, numbers, notes, source }: Contact): Contact {
  return { id, name, company, numbers, notes, source };
}
