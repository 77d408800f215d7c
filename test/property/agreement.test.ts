/**
 * The extension's picture of an agent's calls never contradicts the instance, whatever customers, agents, supervisors,
 * time and the network do. Real adapter, session, transfers and command handlers; the simulated instance is the truth.
 *
 * A failure names its seed and the steps that led there: each seed is a sequence of its own, and the first step that
 * contradicts ends it, so what is printed is the shortest prefix that does. `SEED=n` runs one seed alone.
 */

import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { allowedCommands, isLive } from '../../lib/call.ts';
import { takeReport } from '../../lib/report.ts';
import { emptySession } from '../../lib/session.ts';
import { findAgent } from '../../simulator/connect/instance/agent.ts';
import { type Desk, openDesk } from './desk.ts';
import { pairsOf } from './desk-commands.ts';
import { clockedInstance } from './live-clock.ts';
import { chance } from './random.ts';
import { step, type World } from './steps.ts';
import { contradictions, liveInStory, storyFaults } from './truth.ts';

const startAt = 1_764_000_000_000;
const seeds = process.env.SEED ? [Number(process.env.SEED)] : Array.from({ length: 60 }, (_, i) => i + 1);
const stepsPerSeed = 200;
/** Pairs of phase and command that were carried out in any sequence. */
const carriedOut = new Set<string>();

let lifetime: AbortController;
beforeEach(() => {
  vi.useFakeTimers({ now: startAt });
  lifetime = new AbortController();
});
afterEach(() => {
  lifetime.abort();
  vi.useRealTimers();
});

async function openWorld(seed: number): Promise<World> {
  const instance = clockedInstance(startAt, {
    multiParty: seed % 2 === 0,
    interruptsAgents: seed % 3 === 0,
  });
  if (seed % 5 === 0)
    instance.change((turn) => {
      findAgent(turn.instance, 'priya').phone = { type: 'desk', number: '+442079460111' };
    });
  const desks = [
    await openDesk(instance, 'priya', lifetime.signal),
    await openDesk(instance, 'tomasz', lifetime.signal),
  ];
  return {
    instance,
    desks,
    chance: chance(seed),
    carriedOut: new Map(),
    flagged: new Set(),
    async pass(spanMs) {
      instance.pass(spanMs);
      await vi.advanceTimersByTimeAsync(spanMs);
    },
  };
}

/** Snapshots arrive now, later, or twice; what the extension then does by itself may make another change. */
async function network(world: World): Promise<void> {
  for (const desk of world.desks) {
    if (world.chance.percent(20)) continue;
    const refused = desk.line.refused.length;
    for (let round = 0; !desk.line.isUpToDate(); round += 1) {
      if (round > 20) throw new Error(`${desk.login} never comes to rest.`);
      desk.line.deliver();
      await world.pass(0);
    }
    // What the extension does by itself it does by the newest snapshot, and asks for nothing that cannot be.
    if (desk.line.refused.length > refused)
      throw new Error(`${desk.login}: asked by itself for ${desk.line.refused.slice(refused)}.`);
    if (world.chance.percent(30)) await deliverAgain(world, desk);
  }
}

async function deliverAgain(world: World, desk: Desk): Promise<void> {
  const seen = () => {
    // That Connect was heard again is news; what it says is not.
    const { connection: _, ...session } = desk.store.now();
    return JSON.stringify(session);
  };
  const before = seen();
  const told = desk.events.length;
  desk.line.deliver();
  // Reports cross two processes: an old one may come late, and any of them twice.
  for (const report of desk.reports.slice(-3).reverse()) desk.store.take(report);
  await world.pass(0);
  if (desk.events.length > told)
    throw new Error(`A doubled snapshot told ${desk.events.at(-1)?.type} again.`);
  if (seen() !== before) throw new Error(`A doubled snapshot changed the session:\n${before}\n${seen()}`);
}

function check({ instance, desks, flagged }: World): string[] {
  return desks.flatMap(({ login, line, store, events }) => {
    const faults = storyFaults(events);
    for (const { id, flaggedAt } of store.now().calls)
      if ((flaggedAt !== null) !== flagged.has(`${login} ${id}`))
        faults.push(`${id} has another flag than was set`);
    if (!line.isUpToDate()) return faults.map((it) => `${login}: ${it}`);
    const live = store
      .now()
      .calls.filter(isLive)
      .map(({ id }) => id)
      .sort();
    const told = [...liveInStory(events)].sort();
    if (live.join() !== told.join()) faults.push(`live are ${live}, the events say ${told}`);
    return [...contradictions(instance.state, login, store.now(), line.seenLegs), ...faults].map(
      (it) => `${login}: ${it}`,
    );
  });
}

/** One end for any order of late and doubled reports: only the newest ever counts. */
function endsInOneState({ login, reports, store }: Desk): void {
  const order = chance(reports.length);
  for (let attempt = 0; attempt < 5; attempt += 1) {
    let sequence = 0;
    let session = { ...emptySession, instance: store.now().instance };
    const arriving = reports.flatMap((report, i) =>
      order.percent(30) ? [report, reports[order.whole(i + 1)] ?? report] : [report],
    );
    for (const report of arriving) {
      if (report.sequence <= sequence) continue;
      sequence = report.sequence;
      session = takeReport(session, report).session;
    }
    const end = session.calls.map(({ id, phase, endReason }) => `${id} ${phase} ${endReason}`);
    const real = store.now().calls.map(({ id, phase, endReason }) => `${id} ${phase} ${endReason}`);
    expect(end, login).toEqual(real);
  }
}

describe(`${seeds.length * stepsPerSeed} steps of chance`, { timeout: 120_000 }, () => {
  test.each(seeds)('[AC-03][AC-04] agree with the instance, seed %i', async (seed) => {
    const world = await openWorld(seed);
    const trace: string[] = [];
    try {
      for (let i = 0; i < stepsPerSeed; i += 1) {
        trace.push(await step(world));
        // No two things happen in one instant, or their stamps could not be told apart.
        await world.pass(1);
        await network(world);
        const wrong = check(world);
        if (wrong.length > 0) throw new Error(wrong.join('\n'));
      }
      for (const desk of world.desks) endsInOneState(desk);
      for (const pair of world.carriedOut.keys()) carriedOut.add(pair);
    } catch (error) {
      const steps = trace.slice(-25).map((it, i, all) => `${trace.length - all.length + i + 1}. ${it}`);
      throw new Error(
        `Seed ${seed}, after step ${trace.length}:\n${(error as Error).message}\n\n${steps.join('\n')}`,
        {
          cause: error,
        },
      );
    }
  });
});

test.skipIf(seeds.length === 1)(
  '[AC-04] every pair of phase and command that the table allows was carried out on the way',
  () => {
    expect(pairsOf(allowedCommands).filter((pair) => !carriedOut.has(pair))).toEqual([]);
  },
);
