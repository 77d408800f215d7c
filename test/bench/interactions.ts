/**
 * Interactions at 100,000: what a keystroke in the list's search takes against reading them all once, what a page that has
 * just opened takes, in a browser, and what putting one call event on record takes against one bare write to the same
 * database. That one is in memory: its times mean nothing, their ratio says how many requests a record costs.
 */

import { createInteractionStore } from '../../entrypoints/background/records/interaction-store.ts';
import { analyse } from '../../lib/interactions/analysis.ts';
import type { Move } from '../../lib/interactions/move.ts';
import { periodBefore, periodOf } from '../../lib/interactions/period.ts';
import { type InteractionSearch, searchInteractions } from '../../lib/interactions/search.ts';
import { summaryOf } from '../../lib/interactions/summary.ts';
import { defaultSettings } from '../../lib/settings-rules.ts';
import { fakeDatabase } from '../fakes/database.ts';
import { bundle, inWorld, newWorld, withSavedPages } from './in-page.ts';
import type { coldTimes } from './kept.ts';
import { madeRecords, openedEvent } from './made-records.ts';
import { type BenchRow, benchRow, median } from './row.ts';

const size = 100_000;
const rounds = 3;
const typed = ['amara', '+44 20', '0958', 'refund agreed', 'IMS0041', 'qqq'];
const search: InteractionSearch = {
  ...{ text: '', filter: {}, sort: { by: 'opened_at', isDescending: true } },
};

export async function interactionRows(): Promise<BenchRow[]> {
  const now = Date.now();
  const records = madeRecords(0, size, now);
  // What reading a store does at the very least: each record is copied out of it.
  const read = medianMs(() => records.map((record) => structuredClone(record)), 1);
  const summaries = records.map(summaryOf);
  const keystrokes = typed.flatMap((text) => [text.slice(0, 1), text]);
  const each = keystrokes.map((text) =>
    medianMs(() => searchInteractions(summaries, { ...search, text }, now)),
  );
  const filtered = medianMs(() =>
    searchInteractions(
      summaries,
      {
        ...search,
        filter: { queues: ['Billing'], states: ['closed_complete'], directions: ['inbound'] },
        sort: { by: 'talkMs', isDescending: true },
      },
      now,
    ),
  );
  const counted = medianMs(() =>
    analyse(summaries, {
      ...{ period: periodOf('quarter', now), before: periodBefore('quarter', now), filter: {} },
    }),
  );
  // One pass over the records that looks at whatever is counted.
  const passed = medianMs(() => records.filter(({ outcome }) => outcome === 'answered').map(summaryOf));
  const { bare, recorded } = await writeCost();
  return [
    benchRow(
      `interaction search over ${size}, the slowest keystroke against reading all`,
      ...([Math.max(...each), 'ms', read, 0.25] as const),
    ),
    benchRow(
      `interaction list over ${size}, filtered and sorted, against reading all`,
      ...([filtered, 'ms', read, 0.25] as const),
    ),
    benchRow(`figures over ${size} against one pass over the records`, counted, 'ms', passed, 1),
    benchRow('one call event on record against one bare write', recorded, 'ms', bare, 12),
    ...(await coldRows()),
  ];
}

/** In a browser of its own: pages that just opened, against reading every record once. */
async function coldRows(): Promise<BenchRow[]> {
  const script = await bundle('kept.ts');
  const page = new Map([['empty', Buffer.from('<!doctype html><title>Bench</title>')]]);
  let times: Awaited<ReturnType<typeof coldTimes>> | null = null;
  await withSavedPages(page, async (tab, visit) => {
    await visit('empty');
    const cdp = await tab.createCDPSession();
    const world = await newWorld(cdp);
    await inWorld(cdp, world, `${script}; globalThis.bench = bench`);
    // In parts: one call of the debugger may take three minutes, and a machine may be slow.
    for (let from = 0; from < size; from += 5_000)
      await inWorld(cdp, world, `bench.fill(${from}, ${from + 5_000})`);
    times = await inWorld(cdp, world, 'bench.coldTimes()');
  });
  const { reading, list, dashboard, again } = times ?? { reading: 1, list: 9, dashboard: 9, again: 9 };
  return [
    benchRow(`first list of ${size} against reading every record`, list, 'ms', reading, 0.33),
    benchRow(`first figures of ${size} against reading every record`, dashboard, 'ms', reading, 0.33),
    benchRow(`list of ${size} after a change against reading every record`, again, 'ms', reading, 0.1),
  ];
}

function medianMs(work: () => unknown, times = rounds): number {
  return median(
    Array.from({ length: times }, () => {
      const startedAt = performance.now();
      work();
      return performance.now() - startedAt;
    }),
  );
}

async function writeCost(): Promise<{ bare: number; recorded: number }> {
  const database = fakeDatabase();
  const store = createInteractionStore(database);
  const opened = await database();
  const call = { callId: 'c', agent: 'pnair' };
  let sequence = 0;
  const record = (what: Move['what']) =>
    store.record(
      { id: 'j', moves: [{ ...call, at: sequence, what, sequence: ++sequence }] },
      defaultSettings,
    );
  const { number, conversation, ...beginning } = openedEvent(0);
  await record(beginning);
  const timed = async (work: (at: number) => Promise<unknown>) => {
    const times: number[] = [];
    for (let at = 0; at < 300; at++) {
      const startedAt = performance.now();
      await work(at);
      times.push(performance.now() - startedAt);
    }
    return median(times);
  };
  const bare = await timed((at) =>
    opened.put('recorder', { journalId: 'x', sequence: at, lastNumber: at }, 'bare'),
  );
  const recorded = await timed((at) => record({ type: at % 2 ? 'unmuted' : 'muted' }));
  opened.close();
  return { bare, recorded };
}
