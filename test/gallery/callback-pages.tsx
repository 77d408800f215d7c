/** States of the page of the agent's callbacks, and of an interaction that carries one out. */

import type { VNode } from 'preact';
import { CallbacksPage } from '../../components/callbacks/CallbacksPage.tsx';
import type { CallbacksActions, CallbacksView } from '../../components/callbacks/callbacks-view.ts';
import { InteractionsPage } from '../../components/interactions/InteractionsPage.tsx';
import type { InteractionsActions } from '../../components/interactions/interactions-view.ts';
import type { CallbackPage, CallbackRecord } from '../../lib/callbacks/callback-record.ts';
import { followUp } from '../../lib/callbacks/follow-up.ts';
import { weekStart } from '../../lib/callbacks/groups.ts';
import { defaultCallbackRules } from '../../lib/callbacks/rules.ts';
import { callbackStates, details, hassan } from './callback-states.ts';
import { lookup } from './directory.ts';
import { view as interactionsView, recordView } from './interactions.tsx';
import { now, session } from './people.ts';

const print = (_: object, name: string | symbol) => () => console.log(String(name));
const actions = new Proxy<CallbacksActions>({} as CallbacksActions, { get: print });
const recordActions = new Proxy<InteractionsActions>({} as InteractionsActions, { get: print });
const priya = { value: 'pnair', display_value: 'Priya Nair' };
const minute = 60_000;

let made = 0;
/** A callback on record: customer, number, reason, queue, when in minutes from now (null for as soon as possible). */
function record(
  name: string | null,
  phone_number: string,
  reason_type: string,
  queue: string,
  inMinutes: number | null,
  changed: Partial<CallbackRecord> = {},
): CallbackRecord {
  made += 1;
  const promised = {
    phone_number,
    at: now + (inMinutes ?? 0) * minute,
    reason_type,
    name,
    queue,
    agent: priya,
  };
  return {
    ...followUp({ ...promised, sys_id: `cb-${made}`, description: '', interaction: '' }, now - 27 * minute),
    ...{ number: `CAL00100${String(90 + made)}`, carrier: 'task' },
    ...(inMinutes === null ? { callback_type: 'asap', scheduled_start_time: null } : {}),
    ...changed,
  };
}
const tried = (...outcomes: ('no-answer' | 'busy')[]): CallbackRecord['attempts'] =>
  hassan({}).attempts.concat(
    outcomes.map((outcome, at) => ({
      ...{ at: now - (outcomes.length - at) * 100 * minute, e164: '+447700900412', callId: `a${at}` },
      ...{ by: 'agent', outcome, durationMs: 20_000 },
    })),
  );

const open: CallbackRecord[] = [
  record('Hassan Darwish', '+442079460177', 'order_issue', 'Orders', -2, {
    ...{ attempts: tried('no-answer', 'busy'), previewMs: 38_000, sys_id: 'c-hassan' },
  }),
  record('Aoife Byrne', '+35315550119', 'billing_issue', 'Retentions', null),
  record('Ingrid Solberg', '+4721555018', 'product_issue', 'Billing', 88, { carrier: 'own' }),
  record('Dr. Karl Brandt', '+498999998112', 'sales_discovery', 'Orders', 133, {
    ...{ attempts: tried('busy'), previewMs: 52_000, scheduled_start_time: now + 133 * minute },
  }),
  record('Mei Tanaka', '+81355500142', 'order_issue', 'Orders', null, {
    ...{ attempts: tried('busy', 'no-answer', 'no-answer'), previewMs: 70_000 },
  }),
  record(null, '+441214960144', '', 'Billing', 2_900),
];
const closed = open.map(
  (one, at): CallbackRecord => ({ ...one, state: at % 3 === 2 ? 7 : 3, sys_id: `x${at}` }),
);
const page = (callback: CallbackRecord): CallbackPage => ({
  record: callback,
  context: { callback: callback.sys_id, queue: callback.queue ?? '', ...details },
});
const rules = { ...defaultCallbackRules, callbackMostAttempts: 5 };
const quiet = session({ callbackRules: rules });
const surface = (drawn = quiet) => ({ session: drawn, now, lookup, ask: () => {} });

function view(given: Partial<CallbacksView> = {}, rows: readonly CallbackRecord[] = open): CallbacksView {
  return {
    ...{ now, surface: surface(), state: 'ready', total: rows.length, open: open.length, week: null },
    question: {
      ...{ text: '', show: 'open', reason: '', queue: '' },
      sort: { by: 'scheduled_start_time', isDescending: false },
    },
    figures: {
      dialled: 17,
      reachedShare: 0.71,
      waitMs: 252_000,
      previewMs: 38_000,
      reachMs: 9_000,
      handleMs: 204_000,
    },
    ...{ queues: ['Billing', 'Orders', 'Retentions'], rowAt: (at) => rows[at % rows.length] ?? null },
    ...{ chosen: null, isScheduling: false, done: null, fault: null },
    ...given,
  };
}
const asked = (changed: Partial<CallbacksView['question']>) => ({ ...view().question, ...changed });
const chosen = (at: number): CallbacksView['chosen'] => {
  const one = open[at] as CallbackRecord;
  return { name: one.number, state: 'ready', page: page(one) };
};
const inHand = { ...(callbackStates['Callback preview, by hand']?.session ?? quiet), callbackRules: rules };

const pages: Record<string, CallbacksView> = {
  'My callbacks: a day': view({ surface: surface(inHand), chosen: chosen(0) }),
  'My callbacks: nobody chosen': view(),
  'My callbacks: an own follow-up': view({ chosen: chosen(2) }),
  'My callbacks: without the role': view({
    surface: surface(session({ callbackRules: { ...rules, roles: [] } })),
    chosen: chosen(1),
  }),
  'My callbacks: closed, by the thousand': view(
    { question: asked({ show: 'closed', reason: { group: 'service' } }), total: 24_000 },
    closed,
  ),
  'My callbacks: open, by the hundred': view({ total: 600, open: 600 }),
  'My callbacks: a week of hundreds': view({
    week: {
      start: weekStart(now),
      callbacks: Array.from({ length: 100 }, () => [...open, ...closed]).flat(),
    },
  }),
  'My callbacks: a week': view({ week: { start: weekStart(now), callbacks: [...open, ...closed] } }),
  'My callbacks: all done': view({ total: 0, open: 0 }),
  'My callbacks: nothing matches': view({ total: 0, question: asked({ text: 'zebra' }) }),
  'My callbacks: loading': view({ state: 'loading' }),
  'My callbacks: unreadable': view({ state: 'failed' }),
  'My callbacks: one that went on': view({ chosen: { name: 'CAL0010001', state: 'missing', page: null } }),
  'My callbacks: moved': view({ done: 'The follow-up is moved' }),
};

const automatic = {
  ...(callbackStates['Callback preview, dials by itself']?.session ?? quiet),
  callbackRules: rules,
};
const records = {
  'Interaction: a callback before its call': interactionsView({
    surface: surface(automatic),
    record: recordView(0, { name: 'i-hassan', callback: page(open[0] as CallbackRecord) }),
  }),
  'Interaction: a callback that was closed': interactionsView({
    record: recordView(3, { callback: page(closed[0] as CallbackRecord) }),
  }),
};

export const callbackPageStates: Record<string, VNode> = {
  ...Object.fromEntries(
    Object.entries(pages).map(([name, shown]) => [
      name,
      <CallbacksPage key={name} view={shown} actions={actions} />,
    ]),
  ),
  ...Object.fromEntries(
    Object.entries(records).map(([name, shown]) => [
      name,
      <InteractionsPage key={name} view={shown} actions={recordActions} />,
    ]),
  ),
};
