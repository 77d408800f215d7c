/** States of the contacts page, by name. */

import type { VNode } from 'preact';
import { ContactsPage } from '../../components/contacts/ContactsPage.tsx';
import type {
  ContactsActions,
  ContactsView,
  ImportView,
  ListView,
} from '../../components/contacts/contacts-view.ts';
import type { ListedContact } from '../../lib/contacts/contact.ts';
import type { Fault } from '../../lib/contacts/draft.ts';
import type { ImportPreview } from '../../lib/contacts/import-preview.ts';

const actions = new Proxy({} as ContactsActions, { get: (_, name) => () => console.log(String(name)) });

const contact = (id: string, name: string, company: string, ...e164s: string[]): ListedContact => ({
  ...{ id, name, company, notes: '', source: 'csv', isFavourite: id === 'a' },
  numbers: e164s.map((e164, at) => ({ e164, label: at === 0 ? 'work' : 'mobile' })),
});
const some = [
  contact('a', 'Amara Osei', 'Harbour & Pike Ltd', '+442079460958', '+447700900123'),
  contact('b', 'Björn Ångström-Lindqvist', 'Nordisk Skeppsfart och Logistik Aktiebolag', '+46701740605'),
  contact('c', 'Lucía Ferrer', '', '+34910555013'),
  contact('d', 'Mei Tanaka', 'Tanaka Shoji', '+81312345678'),
];
const list: ListView = { state: 'ready', text: '', total: 4, all: 4, contactAt: (at) => some[at] ?? null };
const view = (given: Partial<ContactsView> = {}): ContactsView => ({
  ...{ list, editing: null, newNumber: null, importing: null, isDeletingAll: false, done: null, fault: null },
  ...{ region: 'GB', ...given },
});

const file = 'Kunden Stand November.csv';
const column = { title: '', label: '', isUnknown: false };
const read = {
  ...({ step: 'preview', file, home: 'GB', rows: 48_210, rowsDone: 48_210 } as const),
  columns: [
    { ...column, title: 'Name', use: 'name' as const },
    { ...column, title: 'Firma', use: 'company' as const },
    { ...column, title: 'Telefon', use: 'number' as const, label: 'work' },
    { ...column, title: 'Kundenwert', use: 'ignored' as const, isUnknown: true },
  ],
};
const fault = (row: number, text: string, what: string, mend: string, isLeftOut: boolean): Fault => ({
  ...{ row, column: 'Telefon', text, what, mend, isLeftOut },
});
const preview: ImportPreview = {
  ...{
    rows: 48_210,
    added: some.slice(0, 3),
    changed: some.slice(3),
    unchanged: 40_112,
    joined: 17,
    leftOut: 2,
  },
  faults: [
    fault(
      17,
      '4.42079E+11',
      'A spreadsheet has rounded this number.',
      'Format the column as text there.',
      true,
    ),
    fault(90, '020 7946', 'That is not a number that can be reached.', 'Check the digits.', true),
    fault(112, '999', 'That is an emergency number, which cannot be called from here.', 'Remove it.', false),
  ],
};
const importing = (step: ImportView) => view({ importing: step });

const states: Record<string, ContactsView> = {
  'Contacts: a few': view({ done: { text: 'Mei Tanaka is kept', canUndo: true } }),
  'Contacts: by the thousand': view({
    list: { ...list, total: 100_000, all: 100_000, contactAt: (at) => some[at % some.length] ?? null },
  }),
  'Contacts: first day': view({ list: { ...list, total: 0, all: 0 } }),
  'Contacts: nothing matches': view({ list: { ...list, text: 'zz', total: 0 } }),
  'Contacts: loading': view({ list: { ...list, state: 'loading' } }),
  'Contacts: unreadable': view({ list: { ...list, state: 'failed' } }),
  'Contacts: nothing was kept': view({
    fault: {
      title: 'It could not be kept',
      remedy: 'The browser’s store is full or broken. Free some disk space and try again.',
    },
  }),
  'Contacts: import': importing({ step: 'choose', trouble: null }),
  'Contacts: a file that is none': importing({
    ...{ step: 'choose', trouble: 'It holds no text. Choose it again, or another one.' },
  }),
  'Contacts: a file is read': importing({ step: 'reading', file, rows: 12_400 }),
  'Contacts: rows are checked': importing({ ...read, rowsDone: 12_400, preview: null }),
  'Contacts: what an import would do': importing({ ...read, preview }),
  'Contacts: an import is kept': importing({ step: 'saving', file, saved: 1_500, of: 8_081 }),
};

export const contactStates: Record<string, VNode> = Object.fromEntries(
  Object.entries(states).map(([name, shown]) => [
    name,
    <ContactsPage key={name} view={shown} actions={actions} />,
  ]),
);
