/** States of the dashboard, by name. */

import type { VNode } from 'preact';
import { DashboardPage } from '../../components/dashboard/DashboardPage.tsx';
import type { DashboardActions, DashboardView } from '../../components/dashboard/dashboard-view.ts';
import { analyse } from '../../lib/interactions/analysis.ts';
import { midnight, type PeriodName, periodBefore, periodOf } from '../../lib/interactions/period.ts';
import type { Summary } from '../../lib/interactions/summary.ts';
import { now } from './people.ts';

const actions = new Proxy({} as DashboardActions, { get: (_, name) => () => console.log(String(name)) });

let seed = 11;
const random = (below: number) => {
  seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
  return Math.floor((seed / 2_147_483_648) * below);
};
const pick = <Value,>(values: readonly Value[]): Value => values[random(values.length)] as Value;

const agents = ['Priya Nair', 'Jonas Weber', 'Mei Lin', 'Anton Berg'];
const codes = ['Order issue: replaced', 'Refund agreed', 'Invoice explained', 'Kept: new tariff', ''];

function part(at: number): Summary {
  const [agent, code] = [pick(agents), pick(codes)];
  const outcome = pick([
    'answered',
    'answered',
    'answered',
    'answered',
    'answered',
    'missed',
    'abandoned',
  ] as const);
  return {
    ...{ id: String(random(1e9)), number: 'IMS0000001', who: '', e164: '', text: '', opened_at: at },
    ...{ type: 'phone', kind: 'call', state: 'closed_complete', wrapUp: null, isOpen: false, outcome, code },
    direction: pick(['inbound', 'inbound', 'outbound'] as const),
    queue: pick(['Billing', 'Billing', 'Orders', 'Spanish line', 'Retentions']),
    ...{ agent, agentName: agent, isTransferred: false },
    ...{ wrap_up_duration: 20_000 + random(70_000), talkMs: 60_000 + random(random(800_000) + 1) },
    ...{ holdMs: random(3) ? 0 : random(90_000), ringMs: 2_000 + random(12_000) },
  };
}

const hour = 3_600_000;
const days = Array.from({ length: 60 }, (_, back) => midnight(now, -back));
const parts = days
  .flatMap((day) =>
    Array.from({ length: 90 + random(20) }, () => part(day + (8 + random(10)) * hour + random(hour))),
  )
  .filter(({ opened_at }) => opened_at < now);

function view(period: PeriodName, given: Partial<DashboardView> = {}): DashboardView {
  const question = { period: periodOf(period, now), before: periodBefore(period, now), filter: {} };
  return {
    ...{ state: 'ready', now, period, filter: {}, files: [], fault: null },
    occurring: {
      owed: { pnair: 3 },
      queues: [
        ['Billing', 40],
        ['Orders', 20],
      ],
      codes: [
        ['Refund agreed', 12],
        ['Invoice explained', 8],
      ],
      agents: agents.map((name) => [name, name, 10]),
    },
    analysis: analyse(parts, question),
    occupancy: { now: 0.713, before: 0.74 },
    ...{ running: null, done: null },
    ...given,
  };
}

const nobody = analyse([], {
  period: periodOf('today', now),
  before: periodBefore('today', now),
  filter: {},
});
const states: Record<string, DashboardView> = {
  'Dashboard: today': view('today'),
  'Dashboard: 30 days': view('month', { filter: { queues: ['Billing'] } }),
  'Dashboard: first day': view('today', {
    analysis: nobody,
    occurring: { queues: [], codes: [], agents: [], owed: {} },
    occupancy: { now: null, before: null },
  }),
  'Dashboard: a file is read': view('week', {
    running: { words: 'Reading interactions-tomasz-2026-11-28.json', done: 12_000, of: 45_000 },
  }),
  'Dashboard: counting': view('today', { state: 'loading', analysis: null }),
  'Dashboard: unreadable': view('today', {
    ...{ state: 'failed', analysis: null },
    fault: {
      title: 'What is kept here could not be read',
      remedy: 'The browser’s store did not open. Calls go on; try again.',
    },
  }),
};

export const dashboardStates: Record<string, VNode> = Object.fromEntries(
  Object.entries(states).map(([name, shown]) => [
    name,
    <DashboardPage key={name} view={shown} actions={actions} />,
  ]),
);
