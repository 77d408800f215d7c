/** The contacts page: holds what is known, asks the background for the rest. */

import { computed, signal } from '@preact/signals';
import { render } from 'preact';
import { ContactsPage } from '../../components/contacts/ContactsPage.tsx';
import type { ContactsActions, ContactsView } from '../../components/contacts/contacts-view.ts';
import { counted } from '../../components/contacts/words.ts';
import { browser } from '../../lib/browser.ts';
import type { Contact } from '../../lib/contacts/contact.ts';
import { writeCsv } from '../../lib/contacts/csv.ts';
import { writeVCards } from '../../lib/contacts/vcard.ts';
import { download } from '../../lib/download.ts';
import { errorWords } from '../../lib/error-words.ts';
import { commands, queries } from '../../lib/messaging.ts';
import { numberText } from '../../lib/numbers/number-text.ts';
import { readSettings } from '../../lib/settings.ts';
import { createContactRows } from './contact-rows.ts';
import { createImportRun } from './import-run.ts';

const rows = createContactRows();
const run = createImportRun();
const editing = signal<Contact | 'new' | null>(null);
const newNumber = signal<string | null>(null);
const isDeletingAll = signal(false);
const done = signal<{ text: string; undo: (() => Promise<void>) | null } | null>(null);
const fault = signal<ContactsView['fault']>(null);
const region = signal('US');

const view = computed<ContactsView>(() => ({
  list: rows.view.value,
  editing: editing.value,
  newNumber: newNumber.value,
  importing: run.view.value,
  isDeletingAll: isDeletingAll.value,
  done: done.value && { text: done.value.text, canUndo: done.value.undo !== null },
  fault: fault.value,
  region: region.value,
}));

/** Runs what a press asked for and puts its failure on the page, in words. */
async function attempt(work: () => Promise<unknown>): Promise<void> {
  fault.value = null;
  try {
    await work();
  } catch (error) {
    fault.value = errorWords(error);
  }
}

const say = (text: string, undo: (() => Promise<void>) | null = null) => {
  done.value = { text, undo };
};

async function keep(contact: Contact): Promise<void> {
  await queries.saveContacts([contact]);
  await rows.reload();
}

/** Every contact, by name. */
async function everybody(): Promise<Contact[]> {
  const stretch = 1_000;
  const all: Contact[] = [];
  for (;;) {
    const { contacts, total } = await queries.contacts('', all.length, stretch);
    all.push(...contacts);
    if (all.length >= total || contacts.length === 0) return all;
  }
}

const actions: ContactsActions = {
  search: (text) => void rows.search(text),
  reload: () => void rows.reload(),
  call: (e164) =>
    void attempt(async () => {
      await commands.suggestNumber(e164);
      await browser.action.openPopup();
    }),
  setFavourite: (id, isFavourite) =>
    void attempt(async () => {
      await commands.setFavourite(id, isFavourite);
      await rows.reload();
    }),
  edit(contact) {
    newNumber.value = null;
    editing.value = contact;
  },
  closeForm() {
    editing.value = null;
  },
  save: (contact) =>
    void attempt(async () => {
      await keep('id' in contact ? contact : { ...contact, id: crypto.randomUUID() });
      editing.value = null;
      say(`${contact.name} is kept`);
    }),
  delete: (contact) =>
    void attempt(async () => {
      await queries.deleteContact(contact.id);
      editing.value = null;
      await rows.reload();
      say(`${contact.name} is deleted`, () => keep(contact));
    }),
  undo: () =>
    void attempt(async () => {
      const undo = done.value?.undo;
      done.value = null;
      await undo?.();
    }),
  dismissDone() {
    done.value = null;
  },
  exportAs: (kind) =>
    void attempt(async () => {
      const all = await everybody();
      if (kind === 'csv') download('contacts.csv', 'text/csv', writeCsv(all, numberText));
      else download('contacts.vcf', 'text/vcard', writeVCards(all));
    }),
  askDeleteAll(isAsked) {
    isDeletingAll.value = isAsked;
  },
  deleteAll: () =>
    void attempt(async () => {
      isDeletingAll.value = false;
      const { all } = rows.view.value;
      await queries.deleteAllContacts();
      await rows.search('');
      say(`${counted(all, 'contact')} deleted`);
    }),
  startImport() {
    done.value = null;
    run.start();
  },
  chooseFile: (file) => void attempt(() => run.choose(file, region.value)),
  setColumn: (at, use) => void attempt(() => run.setColumn(at, use)),
  setHome: (home) => void attempt(() => run.setHome(home)),
  confirmImport: () =>
    void attempt(async () => {
      const { saved, isWhole } = await run.confirm();
      await rows.search('');
      say(`${counted(saved, 'contact')} imported${isWhole ? '' : ', the rest was not'}`);
    }),
  saveLeftOut: () => download('contacts-left-out.csv', 'text/csv', run.leftOut()),
  closeImport: () => run.close(),
};

/** A number that a card or a page asked to be added. */
async function takeNew(): Promise<void> {
  const { newContact } = await browser.storage.session.get('newContact');
  const number = (newContact as { number?: unknown } | undefined)?.number;
  if (typeof number !== 'string') return;
  await browser.storage.session.remove('newContact');
  newNumber.value = number;
  editing.value = 'new';
}
browser.storage.onChanged.addListener((changes, area) => {
  if (area === 'session' && changes.newContact?.newValue) void takeNew();
});

void takeNew().catch(reportError);
void readSettings().then(({ defaultRegion }) => {
  region.value = defaultRegion;
}, reportError);
// Another tab may have changed them meanwhile.
document.addEventListener('visibilitychange', () => !document.hidden && void rows.reload());
// A file dropped beside the field would replace the page.
for (const type of ['dragover', 'drop']) addEventListener(type, (event) => event.preventDefault());
void rows.reload();

function App() {
  return <ContactsPage view={view.value} actions={actions} />;
}

render(<App />, document.getElementById('root') as HTMLElement);
