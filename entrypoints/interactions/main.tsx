/** The interactions page: holds what is asked for, fetches it, and again when a record changed while it is looked at. */

import { computed, effect, signal, untracked } from '@preact/signals';
import { render } from 'preact';
import { attempt, attemptLong, done, fault, giveUp, running } from '../../components/app/attempt.ts';
import { CallbacksPage } from '../../components/callbacks/CallbacksPage.tsx';
import { InteractionsPage } from '../../components/interactions/InteractionsPage.tsx';
import {
  type InteractionsActions,
  type InteractionsView,
  isMyWrapUps,
  type ListQuestion,
  myWrapUps,
} from '../../components/interactions/interactions-view.ts';
import { browser } from '../../lib/browser.ts';
import { createDatabase } from '../../lib/database.ts';
import { download } from '../../lib/download.ts';
import type { Interaction } from '../../lib/interactions/interaction.ts';
import { createKeptInteractions } from '../../lib/interactions/kept.ts';
import { lostNotesText } from '../../lib/interactions/lost-notes.ts';
import {
  type InteractionFilter,
  type Occurring,
  occurring as occurringIn,
  type SearchTotals,
  searchInteractions,
} from '../../lib/interactions/search.ts';
import { isWrittenUp } from '../../lib/interactions/wrap-up.ts';
import { createListRows, type Stretch } from '../../lib/list-rows.ts';
import { commands, queries } from '../../lib/messaging.ts';
import { emptySession } from '../../lib/session.ts';
import { lookup, watchSession } from '../../lib/session-view.ts';
import { sendInOrder } from '../../lib/view-commands.ts';
import { callbacksActions, callbacksView, isCallbacksAddress, reloadCallbacks } from './callbacks.ts';
import { exported, importFile } from './files.ts';
import { record, showNamed } from './one-record.ts';
import { dropFilter, loadSaved, saved, saveFilter } from './saved-filters.ts';

type Answer = Stretch<Interaction> & SearchTotals;

const session = watchSession(new AbortController().signal);
const now = signal(Date.now());
const occurring = signal<Occurring>({ queues: [], codes: [], agents: [], owed: {} });
const isDeleting = signal<InteractionsView['isDeleting']>(null);
/** The other page that stands in this one. */
const isCallbacks = signal(isCallbacksAddress());
const none: SearchTotals = { total: 0, talkMs: 0, wrapUpMs: 0 };
const kept = createKeptInteractions(createDatabase());
/** What the list shows a part of. */
let found: { ids: string[] } & SearchTotals = { ids: [], ...none };
async function find(question: ListQuestion) {
  const summaries = await kept.summaries();
  found = searchInteractions(summaries.values(), question, Date.now());
  return found;
}
const first: ListQuestion = { text: '', filter: {}, sort: { by: 'opened_at', isDescending: true } };
const list = createListRows<Interaction, ListQuestion, Answer>(first, async (question, from, limit) => {
  // The first stretch is asked for whenever something has changed, the others of what was found then.
  const { ids, ...totals } = from === 0 ? await find(question) : found;
  return { rows: await kept.get(ids.slice(from, from + limit)), ...totals };
});

const send = sendInOrder(commands);
const surface = (): InteractionsView['surface'] =>
  session.value && {
    ...{ session: session.value, now: now.value, lookup },
    ask: (_, name, ...args) => void send(name, ...args),
  };

const view = computed<InteractionsView>(() => {
  const { state, question, answer, rowAt } = list.view.value;
  return {
    ...{ now: now.value, surface: surface(), occurring: occurring.value, saved: saved.value },
    list: { state, question, totals: answer ?? none, interactionAt: rowAt },
    ...{ record: record.value, records: session.value?.records ?? emptySession.records },
    ...{ isDeleting: isDeleting.value, done: done.value, running: running.value, fault: fault.value },
  };
});

async function reload(): Promise<void> {
  now.value = Date.now();
  if (isCallbacks.value) return reloadCallbacks();
  const listed = list.reload().then(async () => {
    occurring.value = occurringIn((await kept.summaries()).values());
  });
  await Promise.all([listed.catch(() => {}), showNamed()]);
}

const saveDraft: InteractionsActions['saveDraft'] = ({ record: { sys_id }, draft }, edit) =>
  queries.saveDraft({
    ...{ interaction: sys_id, ...edit },
    ...{ followUp: draft?.followUp ?? null, savedAt: Date.now() },
  });

const question = () => list.view.value.question;
const withoutUndefined = (filter: Partial<InteractionFilter>): InteractionFilter =>
  Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined));

const actions: InteractionsActions = {
  ask: (changed) => void list.ask({ ...question(), ...changed }),
  chooseFilter: (changed) =>
    void list.ask({ ...question(), filter: withoutUndefined({ ...question().filter, ...changed }) }),
  clearFilters: () => void list.ask({ ...question(), text: '', filter: {} }),
  saveFilter: (name) => void attempt(() => saveFilter({ name, question: question() })),
  dropFilter: (name) => void attempt(() => dropFilter(name)),
  reload: () => void reload(),
  exportAs: (kind) =>
    void attemptLong(async (onProgress, signal) => {
      const text = await exported(kind, Date.now(), onProgress, signal);
      if (text !== null) download(exportName(kind), kind === 'csv' ? 'text/csv' : 'application/json', text);
    }),
  importFile: (file) =>
    void attemptLong(async (onProgress, signal) => {
      const said = await importFile(file, onProgress, signal);
      await reload();
      return said;
    }),
  giveUp,
  askDelete(what) {
    isDeleting.value = what;
  },
  deleteAll: () =>
    void attempt(async () => {
      isDeleting.value = null;
      await queries.deleteAllInteractions();
      await reload();
      return 'All interactions are deleted';
    }),
  delete: ({ sys_id, number }) =>
    void attempt(async () => {
      isDeleting.value = null;
      await queries.deleteInteractions([sys_id]);
      location.hash = '#all';
      await reload();
      return `${number} is deleted`;
    }),
  dismissDone() {
    done.value = null;
  },
  saveLostNotes: () =>
    void attempt(async () =>
      download(`notes-${today()}.txt`, 'text/plain', lostNotesText(await queries.lostNotes())),
    ),
  deleteLostNotes: () =>
    void attempt(async () => {
      isDeleting.value = null;
      await queries.forgetLostNotes();
    }),
  dismissLoss: () => void attempt(() => commands.dismissLostRecords()),
  call: (e164) =>
    void attempt(async () => {
      await commands.suggestNumber(e164);
      await browser.action.openPopup();
    }),
  showThere: ({ sys_id }) => void attempt(() => commands.openInteraction(sys_id)),
  editCallback: (recordId, field, text) =>
    void attempt(async () => {
      await commands.editCallback(recordId, field, text);
      await reload();
      return 'Kept';
    }),
  showActivity(activity) {
    if (record.value) record.value = { ...record.value, activity };
  },
  saveDraft,
  keep: (page, edit, isSubmitted) =>
    void attempt(async () => {
      await saveDraft(page, edit);
      if (isSubmitted) await commands.submitWrapUp(page.record.sys_id);
      else if (isWrittenUp(page.record)) await queries.recordDraft(page.record.sys_id);
      await reload();
      return 'Kept';
    }),
};

/** Whose and of which day: several agents' files are counted together. */
function exportName(kind: 'csv' | 'json'): string {
  const who = (session.value?.agent?.login ?? '').replaceAll(/[^\w.-]+/g, '-');
  return `${['interactions', who, today()].filter(Boolean).join('-')}.${kind}`;
}

/** `yyyy-mm-dd` */
const today = () => new Date().toLocaleDateString('sv');

/** The address asks for the agent's own wrap-ups, once it is known who they are; the whole list takes them out again. */
function showMyWrapUps(): void {
  const login = session.value?.agent?.login;
  const isMine = isMyWrapUps(question());
  if (location.hash === '#wrap-ups' && login !== undefined && !isMine) void list.ask(myWrapUps(login));
  if (location.hash === '#all' && isMine) void list.ask(first);
}

addEventListener('hashchange', () => {
  showMyWrapUps();
  const was = isCallbacks.value;
  isCallbacks.value = isCallbacksAddress();
  void (isCallbacks.value ? reloadCallbacks() : was ? reload() : showNamed());
});
document.addEventListener('visibilitychange', () => !document.hidden && void reload());
// A record changed, or came to stand on the instance: ask again, at most once a second, and only while somebody looks.
// While a file is read, that is many at a time.
let waiting: ReturnType<typeof setTimeout> | null = null;
// The session changes with each second of a call; only what is kept matters here.
const version = computed(() => {
  const { records, serviceNow } = session.value ?? {};
  return records && `${records.version} ${serviceNow?.queue.waiting}`;
});
effect(() => {
  if (version.value === undefined || waiting !== null) return;
  waiting = setTimeout(
    () => {
      waiting = null;
      if (!document.hidden) void reload();
    },
    running.peek() ? 5_000 : 1_000,
  );
});
// Clocks of what goes on; the rest of a list does not move.
setInterval(() => {
  const { calls = [], callbacks = [] } = session.value ?? {};
  if (!document.hidden && calls.length + callbacks.length > 0) now.value = Date.now();
}, 1_000);
const login = computed(() => session.value?.agent?.login);
effect(() => void (login.value !== undefined && untracked(showMyWrapUps)));
void loadSaved();
void reload();

const callbacks = computed(() => ({
  ...callbacksView(),
  ...{ now: now.value, surface: surface(), fault: fault.value, done: done.value },
}));

function App() {
  if (isCallbacks.value) return <CallbacksPage view={callbacks.value} actions={callbacksActions} />;
  return <InteractionsPage view={view.value} actions={actions} />;
}

render(<App />, document.getElementById('root') as HTMLElement);
