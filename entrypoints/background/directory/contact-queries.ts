/** Questions about the directory and the contacts (lib/queries.ts). What comes in is looked at before it is used. */

import { isContact } from '../../../lib/contacts/contact.ts';
import type { DirectoryTab } from '../../../lib/directory/entry.ts';
import { VoiceError } from '../../../lib/errors.ts';
import type { QueryHandlers } from '../handlers.ts';
import type { ContactsStore } from './contacts-store.ts';
import type { Directory } from './directory.ts';

type ContactQuery =
  | 'searchDirectory'
  | 'whoIs'
  | 'contacts'
  | 'contactsWithNumbers'
  | 'saveContacts'
  | 'deleteContact'
  | 'deleteAllContacts';

const mostFound = 200;
const mostListed = 1_000;
const mostNumbersAsked = 10_000;
const longestText = 200;

export function contactQueries(
  directory: Directory,
  store: ContactsStore,
): Pick<QueryHandlers, ContactQuery> {
  return {
    searchDirectory: async (_, text, tab, limit) =>
      directory.search(textOf(text), tabOf(tab), countOf(limit, mostFound)),
    whoIs: async (_, e164) => directory.whoIs(textOf(e164)),
    contacts: async (_, text, from, limit) =>
      directory.contacts(textOf(text), countOf(from, Number.MAX_SAFE_INTEGER), countOf(limit, mostListed)),
    async contactsWithNumbers(_, e164s) {
      if (!Array.isArray(e164s) || e164s.length > mostNumbersAsked) throw new VoiceError('not-trusted');
      return store.withNumbers(e164s.map(textOf));
    },
    async saveContacts(_, contacts) {
      if (!Array.isArray(contacts) || contacts.length > mostListed || !contacts.every(isContact))
        throw new VoiceError('not-trusted');
      await directory.save(contacts);
    },
    deleteContact: async (_, id) => directory.delete(textOf(id)),
    deleteAllContacts: async () => directory.deleteAll(),
  };
}

function textOf(value: unknown): string {
  if (typeof value !== 'string') throw new VoiceError('not-trusted');
  return value.slice(0, longestText);
}

function countOf(value: unknown, most: number): number {
  if (!Number.isSafeInteger(value) || (value as number) < 0) throw new VoiceError('not-trusted');
  return Math.min(value as number, most);
}

const tabs: readonly unknown[] = ['customers', 'agents', 'queues', 'external'] satisfies DirectoryTab[];

function tabOf(value: unknown): DirectoryTab | null {
  if (value !== null && !tabs.includes(value)) throw new VoiceError('not-trusted');
  return value as DirectoryTab | null;
}
