/** An invented directory: a few colleagues, queues and numbers, and customers by the thousand. */

import type { Lookup } from '../../components/card-props.ts';
import type { DirectoryAnswer, DirectoryEntry, DirectoryTab } from '../../lib/directory/entry.ts';
import type { PeopleAnswer } from '../../lib/servicenow/view.ts';

const entry = (tab: DirectoryTab, name: string, changed: Partial<DirectoryEntry> = {}): DirectoryEntry => ({
  id: `${tab}-${name}`,
  tab,
  name,
  detail: null,
  numbers: [],
  isFavourite: false,
  lastUsedAt: null,
  presence: null,
  ...changed,
});

const entries: DirectoryEntry[] = [
  entry('agents', 'Tomasz Nowak', {
    detail: 'Tier 2',
    isFavourite: true,
    presence: { name: 'Available', kind: 'routable' },
  }),
  entry('agents', 'Anton Berg', { detail: 'Tier 2', presence: { name: 'On a call', kind: 'not-routable' } }),
  entry('agents', 'Beatriz Lima', { detail: 'Billing', presence: { name: 'Break', kind: 'not-routable' } }),
  entry('agents', 'Matteo Ricci', { detail: 'Billing', presence: { name: 'Offline', kind: 'offline' } }),
  entry('agents', 'Greta Stein'),
  entry('agents', 'Friederike von Schwarzenberg-Hohenstein', { detail: 'Orders' }),
  entry('queues', 'Billing', { detail: 'Invoices and refunds' }),
  entry('queues', 'Orders'),
  entry('queues', 'Retentions'),
  entry('external', 'Courier desk', { numbers: [{ label: '', e164: '+441214960144' }] }),
  ...Array.from({ length: 2400 }, (_, at) =>
    entry('customers', `Customer ${at + 1}`, {
      detail: 'Harbour & Pike Ltd',
      numbers: [{ label: 'mobile', e164: `+4477009${String(at).padStart(5, '0')}` }],
    }),
  ),
];

const answer = (text: string, tab: DirectoryTab | null, limit: number): DirectoryAnswer => {
  const found = entries.filter(
    (it) => (tab === null || it.tab === tab) && it.name.toLowerCase().includes(text.toLowerCase()),
  );
  return { entries: found.slice(0, limit), total: found.length, isComplete: true };
};

/** Without a ServiceNow instance. */
const noPeople: PeopleAnswer = {
  ...{ entries: [], total: 0, isMore: false, at: null, trouble: 'off', without: [] },
};

/** Answers at once. */
export const lookup: Lookup = {
  searchDirectory: async (text, tab, limit) => answer(text, tab, limit),
  searchPeople: async () => noPeople,
  checkNumber: async (text) =>
    text.replaceAll(/\D/g, '').length > 8
      ? {
          kind: 'ordinary',
          e164: '+441614960127',
          international: '+44 161 496 0127',
          national: '0161 496 0127',
          country: 'GB',
          extension: null,
          isProven: true,
        }
      : { kind: 'refused', reason: 'That is too short for a phone number. Check the digits.' },
  // Without records, as before anything was kept.
  wrapUpForm: async () => null,
  saveDraft: async () => {},
  chat: {
    chatItems: async () => ({ items: [], hasEarlier: false }),
    chatDraft: async () => '',
    saveChatDraft: async () => {},
    readChat: async () => {},
    typeInChat: async () => {},
  },
  historyOfNumber: async () => ({ records: [], callbacks: [] }),
  callbackLook: async (_, e164) => ({
    ...{ e164, lastCalls: [], clock: '14:32 there, working hours', isQuiet: false, doubts: [] },
  }),
};
export const neverAnswers: Lookup = { ...lookup, searchDirectory: () => new Promise(() => {}) };
export const failing: Lookup = { ...lookup, searchDirectory: () => Promise.reject(new Error('gone')) };
export const empty: Lookup = {
  ...lookup,
  searchDirectory: async (_, tab) =>
    tab === 'customers' ? { ...answer('', tab, 3), total: 3 } : { entries: [], total: 0, isComplete: true },
};

const found: PeopleAnswer = {
  entries: [
    entry('customers', 'Amara Osei', {
      detail: 'Osei Interiors',
      numbers: [
        { label: 'Business', e164: '+442079460958' },
        { label: 'Mobile', e164: '+447700900318' },
      ],
    }),
    entry('customers', 'Rhys Osei', { detail: 'Haddad Tiles' }),
  ],
  ...{
    total: 340,
    isMore: true,
    at: Date.parse('2026-11-27T09:12:00Z'),
    trouble: null,
    without: ['consumers'],
  },
};
/** With an instance that answers, and one that was there a while ago. */
export const there: Lookup = { ...lookup, searchPeople: async () => found };
export const thereAway: Lookup = {
  ...lookup,
  searchPeople: async () => ({ ...found, trouble: 'cut', isMore: false, without: [] }),
};
