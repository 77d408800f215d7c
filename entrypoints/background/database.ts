/** The browser's database: one for all that outlives a session. Only the background opens it. */

import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { Contact } from '../../lib/contacts/contact.ts';
import { VoiceError } from '../../lib/errors.ts';

/** What the agent has done with an entry of the directory. */
export interface EntryUse {
  entryId: string;
  isFavourite: boolean;
  lastUsedAt: number | null;
}

export interface Tables extends DBSchema {
  /** `e164s` repeats the numbers in the form that an index can hold. */
  contacts: { key: string; value: Contact & { e164s: string[] }; indexes: { byNumber: string } };
  entryUse: { key: string; value: EntryUse };
}

export type Database = IDBPDatabase<Tables>;

/** Step n makes version n + 1 out of version n; a step that was released is never changed. */
const migrations: readonly ((database: Database) => void)[] = [
  (database) => {
    const contacts = database.createObjectStore('contacts', { keyPath: 'id' });
    contacts.createIndex('byNumber', 'e164s', { multiEntry: true });
    database.createObjectStore('entryUse', { keyPath: 'entryId' });
  },
];

/** Hands out the one connection, opened at the first use and again when the browser has closed it. */
export function createDatabase(name = 'global-voice-control'): () => Promise<Database> {
  let opened: Promise<Database> | null = null;
  const forget = () => {
    opened = null;
  };
  return () => {
    opened ??= openDB<Tables>(name, migrations.length, {
      upgrade(database, from) {
        for (const migrate of migrations.slice(from)) migrate(database);
      },
      // A newer version of ours waits for this one to let go.
      blocking: (_before, _after, event) => {
        (event.target as IDBDatabase).close();
        forget();
      },
      terminated: forget,
    }).catch((error: unknown) => {
      forget();
      throw new VoiceError('store-unreadable', String(error));
    });
    return opened;
  };
}
