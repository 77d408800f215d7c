/**
 * The dashboard's numbers against the simulated instance's own log: an agent takes, misses, turns away and dials two
 * thousand calls of chance, and what the log says is counted a second time, by other means than records.
 */

import { afterEach, expect, it, vi } from 'vitest';
import { createInteractionRecorder } from '../../entrypoints/background/records/interaction-recorder.ts';
import { createInteractionStore } from '../../entrypoints/background/records/interaction-store.ts';
import { createSessionStore } from '../../entrypoints/background/session-store.ts';
import { type Analysis, analyse } from '../../lib/interactions/analysis.ts';
import { createKeptInteractions } from '../../lib/interactions/kept.ts';
import { defaultSettings } from '../../lib/settings-rules.ts';
import { setPresence } from '../../simulator/connect/instance/agent.ts';
import { customerLeaves, placeInbound, settleDial } from '../../simulator/connect/instance/customer.ts';
import type { Instance, LoggedEvent } from '../../simulator/connect/instance/instance.ts';
import { fakeDatabase } from '../fakes/database.ts';
import { forgetfulArea } from '../fakes/stored-area.ts';
import { type Desk, openDesk } from './desk.ts';
import { type ClockedInstance, clockedInstance } from './live-clock.ts';
import { type Chance, chance } from './random.ts';

const calls = { each: 100, runs: 20 };
const number = '+442079460001';
const begin = Date.parse('2026-11-27T08:00:00Z');
const lines = { billing: 'Billing', orders: 'Orders' } as const;

afterEach(() => vi.useRealTimers());

interface Day {
  reports: Desk['reports'];
  log: LoggedEvent[];
  /** What the log does not tell: how long customers were on hold, and the agent in after call work. */
  holdMs: number;
  wrapUpMs: number;
  /** Calls that came, by the name of their queue. */
  byLine: Record<string, number>;
}

/** An agent's calls, one after another, by a clock that is moved. */
async function dayOf(random: Chance): Promise<Day> {
  vi.useFakeTimers();
  const lifetime = new AbortController();
  const instance = clockedInstance(begin, {});
  const desk = await openDesk(instance, 'priya', lifetime.signal);
  instance.change((turn) => {
    turn.instance.customers[number] = { answersAfterMs: 'manual' };
  });
  const day: Day = { reports: desk.reports, log: [], holdMs: 0, wrapUpMs: 0, byLine: {} };
  let logged = instance.state.log.at(-1);

  async function pass(spanMs: number): Promise<void> {
    instance.pass(spanMs);
    do {
      desk.line.deliver();
      await vi.advanceTimersByTimeAsync(1);
    } while (!desk.line.isUpToDate());
    // The log forgets what is old.
    const from = instance.state.log.findLastIndex((entry) => sameEntry(entry, logged));
    day.log.push(...instance.state.log.slice(from + 1));
    logged = instance.state.log.at(-1);
  }
  const call = () => desk.store.now().calls[0];
  const seconds = (most: number) => (1 + random.whole(most)) * 1_000;

  /** `work` goes through while time stands still. */
  async function done(work: Promise<unknown>): Promise<void> {
    await vi.advanceTimersByTimeAsync(0);
    await pass(0);
    await work;
  }

  async function talk(): Promise<void> {
    const id = call()?.id ?? '';
    await pass(seconds(300));
    if (random.percent(30)) {
      await done(desk.platform.hold(id));
      const span = seconds(60);
      await pass(span);
      await done(desk.platform.resume(id));
      day.holdMs += span;
    }
    if (random.percent(50)) await done(desk.platform.hangUp(id));
    else leave(instance);
    await pass(0);
    const span = seconds(90);
    await pass(span);
    day.wrapUpMs += span;
  }

  async function inbound(): Promise<void> {
    const queue = random.pick(['billing', 'orders'] as const) ?? 'billing';
    day.byLine[lines[queue]] = (day.byLine[lines[queue]] ?? 0) + 1;
    instance.change((turn) => placeInbound(turn, { number, queue }));
    await pass(seconds(10));
    const id = call()?.id ?? '';
    const fate = random.whole(10);
    if (fate === 0) await done(desk.platform.reject(id));
    else if (fate === 1) await pass(21_000);
    else if (fate === 2) leave(instance);
    else {
      await done(desk.platform.accept(id));
      await talk();
    }
  }

  async function outbound(): Promise<void> {
    await done(desk.platform.dial(number));
    await pass(seconds(10));
    const fate = random.whole(10);
    if (fate === 0) return done(desk.platform.hangUp(call()?.id ?? ''));
    instance.change((turn) => settleDial(turn, dialled(turn.instance), fate < 3 ? 'busy' : 'answered'));
    await pass(0);
    if (fate >= 3) await talk();
  }

  for (let left = calls.each; left > 0; left--) {
    instance.change((turn) => setPresence(turn, 'priya', 'available'));
    await pass(seconds(30));
    await (random.percent(60) ? inbound() : outbound());
    if (instance.state.conversations.length > 0) leave(instance);
    await pass(0);
    const id = call()?.id;
    if (id) await done(desk.platform.clear(id));
    await pass(1_000);
  }
  lifetime.abort();
  vi.useRealTimers();
  return day;
}

const sameEntry = (a: LoggedEvent, b: LoggedEvent | undefined) => JSON.stringify(a) === JSON.stringify(b);

const customers = (instance: Instance) =>
  instance.conversations.flatMap(({ parties }) => parties).filter(({ kind }) => kind !== 'agent');

const dialled = (instance: Instance) => {
  const [customer] = customers(instance);
  if (!customer) throw new Error('nobody was dialled');
  return customer;
};

/** The customer hangs up, wherever they are. */
function leave(instance: ClockedInstance): void {
  for (const { id, state } of customers(instance.state))
    if (state !== 'disconnected') instance.change((turn) => customerLeaves(turn, id));
}

/** The log read once more, line by line: one call at a time. */
function countLog(log: readonly LoggedEvent[]) {
  const count = { inbound: 0, outbound: 0, answered: 0, missed: 0, rejected: 0, abandoned: 0, reached: 0 };
  let connectedMs = 0;
  let ringMs = 0;
  let begun: { isInbound: boolean; at: number; answeredAt: number | null } | null = null;
  for (const { what, at } of log) {
    if (what === 'offered' || what === 'dialled') {
      begun = { isInbound: what === 'offered', at, answeredAt: null };
      count[begun.isInbound ? 'inbound' : 'outbound']++;
    } else if (!begun) continue;
    else if (what === 'accepted' || / answered$/.test(what)) {
      begun.answeredAt = at;
      count[begun.isInbound ? 'answered' : 'reached']++;
      if (begun.isInbound) ringMs += at - begun.at;
    } else if (what === 'missed' || what === 'rejected') {
      count[what]++;
      begun = null;
    } else if (what === 'ended') {
      if (begun.answeredAt !== null) connectedMs += at - begun.answeredAt;
      else if (begun.isInbound) count.abandoned++;
      begun = null;
    }
  }
  return { count, connectedMs, ringMs };
}

/** What the extension puts on record of the reports, read and counted as the dashboard does. */
async function dashboardOf(reports: Desk['reports']): Promise<Analysis> {
  const database = fakeDatabase();
  const store = createSessionStore(forgetfulArea);
  await store.ready;
  store.believeHost('priya');
  const interactions = createInteractionStore(database);
  const recorder = createInteractionRecorder({
    ...{ store, database, interactions, rules: async () => defaultSettings },
    ...{ onRecorded: () => {}, onTrouble: () => {} },
  });
  for (const [at, report] of reports.entries()) {
    store.take(report);
    if (at % 5 === 0) await recorder.flush();
  }
  await recorder.flush();
  const summaries = await createKeptInteractions(database).summaries();
  const period = { from: begin, to: begin + 86_400_000 };
  const analysis = analyse(summaries.values(), { period, before: { from: 0, to: 0 }, filter: {} });
  (await database()).close();
  return analysis;
}

it(`[VO-02][VO-30] the dashboard counts what the instance’s log says, over ${calls.each * calls.runs} calls`, {
  timeout: 240_000,
}, async () => {
  let total = 0;
  for (let seed = 1; seed <= calls.runs; seed++) {
    const day = await dayOf(chance(seed));
    const { count, connectedMs, ringMs } = countLog(day.log);
    const { all: figures, byQueue, byAgent, byTime } = await dashboardOf(day.reports);
    const { ring, talk, hold, wrapUp, handle } = figures;
    expect(figures, `seed ${seed}`).toMatchObject({ ...count, calls: calls.each });
    const spans = [ring, talk, hold, wrapUp].map((spread) => spread?.totalMs ?? 0);
    const talked = connectedMs - day.holdMs;
    expect(spans, `seed ${seed}`).toEqual([ringMs, talked, day.holdMs, day.wrapUpMs]);
    expect(handle?.totalMs, `seed ${seed}`).toBe(talked + day.holdMs + day.wrapUpMs);
    const queued = byQueue.map(({ key, figures: { inbound } }) => [key, inbound] as const);
    expect(Object.fromEntries(queued.filter(([, calls]) => calls > 0)), `seed ${seed}`).toEqual(day.byLine);
    for (const parts of [byQueue, byAgent, byTime.slots])
      expect(
        parts.reduce((sum, part) => sum + part.figures.calls, 0),
        `seed ${seed}`,
      ).toBe(calls.each);
    total += figures.calls;
  }
  expect(total).toBe(calls.each * calls.runs);
});
