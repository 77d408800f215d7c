/** The agent's callbacks, as `interactions.html#callbacks` shows them, and the one that `#callbacks/CAL0000012` names. */

import { signal } from '@preact/signals';
import { attempt, done } from '../../components/app/attempt.ts';
import type {
  CallbackQuestion,
  CallbacksActions,
  CallbacksView,
  ChosenCallback,
} from '../../components/callbacks/callbacks-view.ts';
import { browser } from '../../lib/browser.ts';
import type { CallbackRecord } from '../../lib/callbacks/callback-record.ts';
import { weekDays } from '../../lib/callbacks/groups.ts';
import type { CallbackFilter, CallbackList, CallbackSearch } from '../../lib/callbacks/search.ts';
import { createListRows, type Stretch } from '../../lib/list-rows.ts';
import { commands, queries } from '../../lib/messaging.ts';
import { decoded } from './one-record.ts';

/** Whether the address asks for the callbacks. */
export const isCallbacksAddress = (): boolean => /^#callbacks(?:\/|$)/.test(location.hash);

type Answer = Stretch<CallbackRecord> & Pick<CallbackList, 'open' | 'queues' | 'week'>;

/** Fetched at once. */
const stretch = 1_000;
const first: CallbackQuestion = {
  ...{ text: '', show: 'open', reason: '', queue: '' },
  sort: { by: 'scheduled_start_time', isDescending: false },
};

const week = signal<CallbacksView['week']>(null);
const chosen = signal<ChosenCallback | null>(null);
const isScheduling = signal(false);

const list = createListRows<CallbackRecord, CallbackQuestion, Answer>(
  first,
  async (question, from, limit) => {
    const { text, show, sort } = question;
    const search = { text, sort, filter: filterOf(question) };
    const found = await (show === 'open' ? wholeOf(search) : queries.callbacks({ ...search, from, limit }));
    const { callbacks: rows, total, open, queues, week: lastDays } = found;
    return { rows, total, open, queues, week: lastDays };
  },
);

/** All that match, however many: open ones are grouped, and a week shows each of its own. */
async function wholeOf(search: Omit<CallbackSearch, 'from' | 'limit'>): Promise<CallbackList> {
  const callbacks: CallbackRecord[] = [];
  for (;;) {
    const found = await queries.callbacks({ ...search, from: callbacks.length, limit: stretch });
    callbacks.push(...found.callbacks);
    if (found.callbacks.length < stretch) return { ...found, callbacks };
  }
}

function filterOf({ show, reason, queue }: CallbackQuestion): CallbackFilter {
  return {
    ...(show === 'all' ? {} : { isOpen: show === 'open' }),
    ...(typeof reason === 'object' ? { reasonGroup: reason.group } : reason ? { reasons: [reason] } : {}),
    ...(queue ? { queues: [queue] } : {}),
  };
}

/** The view but for what the page shares with the interactions. */
export function callbacksView(): Omit<CallbacksView, 'now' | 'surface' | 'fault' | 'done'> {
  const { state, question, answer, rowAt } = list.view.value;
  const isOpen = question.show === 'open';
  const open = answer?.rows ?? [];
  return {
    ...{
      state,
      question,
      open: answer?.open ?? 0,
      queues: answer?.queues ?? [],
      figures: answer?.week ?? null,
    },
    total: isOpen ? open.length : (answer?.total ?? 0),
    rowAt: isOpen ? (at) => open[at] ?? null : rowAt,
    ...{ week: week.value, chosen: chosen.value, isScheduling: isScheduling.value },
  };
}

/** Asks anew for what is shown. */
export async function reloadCallbacks(): Promise<void> {
  await Promise.all([list.reload(), showChosen(), week.value && showWeek(week.value.start)]);
}

async function showChosen(): Promise<void> {
  const name = decoded(location.hash.split('/')[1] ?? '');
  if (name === '') {
    chosen.value = null;
    return;
  }
  if (chosen.value?.name !== name) chosen.value = { name, state: 'loading', page: null };
  const state = await queries.callback(name).then(
    (page) => ({ name, state: page ? ('ready' as const) : ('missing' as const), page }),
    () => ({ name, state: 'failed' as const, page: null }),
  );
  // Another one may have been chosen meanwhile.
  if (chosen.value?.name === name) chosen.value = state;
}

async function showWeek(start: number | null): Promise<void> {
  if (start === null) {
    week.value = null;
    return;
  }
  const days = weekDays(start);
  const question = list.view.value.question;
  const found = await wholeOf({
    ...{ text: question.text, sort: first.sort },
    filter: { ...filterOf(question), scheduledFrom: start, scheduledTo: days[7] ?? start },
  });
  week.value = { start, callbacks: found.callbacks };
}

/** Says `what` once `work` is done, and shows what it changed. */
const change = (what: string, work: () => Promise<void>) =>
  void attempt(async () => {
    await work();
    await reloadCallbacks();
    return what;
  });

export const callbacksActions: CallbacksActions = {
  ask: (changed) =>
    void attempt(async () => {
      await list.ask({ ...list.view.value.question, ...changed });
      if (week.value) await showWeek(week.value.start);
    }),
  showWeek: (start) => void attempt(() => showWeek(start)),
  reload: () => void reloadCallbacks(),
  dismissDone() {
    done.value = null;
  },
  askSchedule(isAsked) {
    isScheduling.value = isAsked;
  },
  schedule: (number, at, reason, description, name) =>
    change('The follow-up is put down', async () => {
      await commands.scheduleCallback(number, at, reason, description, name || undefined);
      isScheduling.value = false;
    }),
  reschedule: (recordId, at) =>
    change('The follow-up is moved', () => commands.rescheduleCallback(recordId, at)),
  cancel: (recordId) => change('The follow-up is cancelled', () => commands.cancelCallback(recordId)),
  edit: (recordId, field, text) => change('Kept', () => commands.editCallback(recordId, field, text)),
  call: (e164) =>
    void attempt(async () => {
      await commands.suggestNumber(e164);
      await browser.action.openPopup();
    }),
};
