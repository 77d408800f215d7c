/** Questions to the background that have an answer, and who may ask. State that views show comes by port instead. */

import type { Audience } from './commands.ts';
import type { Contact, ListedContact } from './contacts/contact.ts';
import type { DirectoryAnswer, DirectoryEntry, DirectoryTab } from './directory/entry.ts';
import type { CheckedNumber } from './numbers/checked-number.ts';

/** Offsets of the widget from the window's right and bottom edges, in CSS px. */
export interface WidgetPosition {
  right: number;
  bottom: number;
}

export interface PageRules {
  /** Whether numbers are marked on this page. */
  marksNumbers: boolean;
  /** ISO two-letter code used for numbers without a country, upper case. */
  defaultRegion: string;
}

/** What an instance address turned out to be when asked over the network. */
export type InstanceProbe =
  | 'ready'
  | 'signed-out'
  | 'not-approved'
  | 'access-denied'
  | 'not-connect'
  | 'unreachable'
  /** Host permission for the address is missing, so it cannot be asked. */
  | 'not-permitted';

export interface Queries {
  /** Asks the instance of the settings how it stands; needs the host permission. */
  probeInstance(): InstanceProbe;
  pageRules(): PageRules;
  /** Checks texts as numbers, in order; `region` is the page's guessed country, empty for the agent's own. */
  checkNumbers(texts: string[], region: string): CheckedNumber[];
  /** A one-time ticket for the widget frame of the asking document, good for 10 s. */
  mountTicket(): string;
  /** Trades the ticket for trust in the asking frame; answers the tab it stands in. */
  authenticate(ticket: string): { tabId: number };
  widgetPosition(): WidgetPosition | null;
  saveWidgetPosition(position: WidgetPosition): void;
  /** Favourites and recents first, then by how well they match; at most 200. Empty text finds all, null all tabs. */
  searchDirectory(text: string, tab: DirectoryTab | null, limit: number): DirectoryAnswer;
  /** Everybody in the directory who has this number. */
  whoIs(e164: string): DirectoryEntry[];
  /** A stretch of the contacts that match, at most 1,000; by name when `text` is empty. */
  contacts(text: string, from: number, limit: number): { contacts: ListedContact[]; total: number };
  /** Each contact that has any of these numbers, once. */
  contactsWithNumbers(e164s: string[]): Contact[];
  /** Adds contacts or replaces them by id, at most 1,000 at a time, all or none. */
  saveContacts(contacts: Contact[]): void;
  deleteContact(id: string): void;
  deleteAllContacts(): void;
}

export type QueryName = keyof Queries;

/** `frame` is our widget page inside a web page before its ticket was taken: it may only show the ticket. */
export const queryAudiences: Record<QueryName, readonly (Audience | 'frame')[]> = {
  probeInstance: ['own'],
  pageRules: ['page'],
  checkNumbers: ['page', 'widget', 'own'],
  mountTicket: ['page'],
  authenticate: ['frame'],
  widgetPosition: ['page'],
  saveWidgetPosition: ['page'],
  searchDirectory: ['widget', 'own'],
  whoIs: ['widget', 'own'],
  contacts: ['own'],
  contactsWithNumbers: ['own'],
  saveContacts: ['own'],
  deleteContact: ['own'],
  deleteAllContacts: ['own'],
};

export type QuerySender = {
  [Name in QueryName]: (...args: Parameters<Queries[Name]>) => Promise<ReturnType<Queries[Name]>>;
};
