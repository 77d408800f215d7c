/** How well and how fast numbers are found on pages, beside other finders in the same run. */

import type { CDPSession, Page } from 'puppeteer';
import {
  addToScore,
  emptyScore,
  figures,
  type GoldPage,
  goldPages,
  ownPages,
  type Score,
} from '../phones/gold.ts';
import type { Answers, FinderName, Findings } from './finders.ts';
import { bundle, cpuOf, inFreshWorld, inWorld, newWorld, withSavedPages } from './in-page.ts';
import { type BenchRow, benchRow, median, shareRow, toldRow } from './row.ts';

const others: FinderName[] = ['libphonenumber-js', 'c2d, library', 'c2d, pattern', 'autolinker'];
/** They take no region. */
const regionless: FinderName[] = ['c2d, pattern', 'autolinker', 'bare walk'];
const repeats = 5;
/** A page for which a finder needs longer is measured once. */
const slowMs = 200;

interface Tally {
  known: Score;
  atUS: Score;
  /** CPU of the scripts on the main thread; for click-to-call without what the worker does. */
  spentMs: number;
  /** The same of the first run on each page, which has the code compiled: the runs behind it find it compiled, as a second page of one site does. */
  firstMs: number;
  /** Of the frame that shows the marks, its styles included. */
  drawingMs: number;
  /** Of pages without candidates, which ask the worker nothing, and of those that have no number to find. */
  silentMs: number;
  emptyMs: number;
  /** Of click-to-call's second look, at what is not seen as text. */
  closerMs: number;
  longestMs: number;
}

/** Rows over the project's own pages, or over a folder with `gold.json` and `pages/`. */
export async function detectionRows(corpus: string | null): Promise<BenchRow[]> {
  const pages = goldPages(corpus ?? ownPages);
  const code = await bundle('finders.ts');
  const tallies = new Map<FinderName, Tally>();
  await withSavedPages(new Map(pages.map(({ id, html }) => [id, Buffer.from(html)])), async (page, visit) => {
    for (const gold of pages) {
      await visit(gold.id);
      await measurePage(page, code, gold, tallies);
    }
  });
  return rowsOf(tallies, pages.length);
}

async function measurePage(
  page: Page,
  code: string,
  gold: GoldPage,
  tallies: Map<FinderName, Tally>,
): Promise<void> {
  const cdp = await page.createCDPSession();
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
  let isSilent = false;
  for (const name of ['click-to-call', 'bare walk', ...others] satisfies FinderName[]) {
    const fresh = {
      known: emptyScore(),
      atUS: emptyScore(),
      spentMs: 0,
      firstMs: 0,
      drawingMs: 0,
      silentMs: 0,
      emptyMs: 0,
      closerMs: 0,
      longestMs: 0,
    };
    const tally: Tally = tallies.get(name) ?? fresh;
    tallies.set(name, tally);
    const known = await find(cdp, code, name, gold.country);
    addToScore(tally.known, gold, known.found);
    if (known.answers) isSilent = Object.keys(known.answers).length === 0;
    const isTold = gold.country !== 'US' && !regionless.includes(name);
    addToScore(tally.atUS, gold, (isTold ? await find(cdp, code, name, 'US') : known).found);
    const times = await timesOf(cdp, code, name, gold.country, known.answers ?? {});
    tally.spentMs += times.spentMs;
    tally.firstMs += times.firstMs;
    tally.drawingMs += times.drawingMs;
    tally.closerMs += times.closerMs;
    if (isSilent) tally.silentMs += times.spentMs;
    if (gold.numbers.length === 0) tally.emptyMs += times.spentMs;
    // The clock counts others' work too: the least of several runs is nearest to the work itself.
    tally.longestMs = Math.max(tally.longestMs, Math.min(known.longestMs, times.longestMs));
  }
  await cdp.detach();
}

function find(cdp: CDPSession, code: string, name: FinderName, region: string): Promise<Findings> {
  return inFreshWorld(cdp, `${code}\nfinders[${JSON.stringify(name)}](${JSON.stringify(region)})`);
}

type Times = Pick<Tally, 'spentMs' | 'firstMs' | 'drawingMs' | 'closerMs' | 'longestMs'>;

/** Each run in a world of its own that has the code and has done nothing yet. */
async function timesOf(
  cdp: CDPSession,
  code: string,
  name: FinderName,
  region: string,
  answers: Answers,
): Promise<Times> {
  const runs: Omit<Times, 'firstMs'>[] = [];
  while (runs.length < repeats && (runs[0]?.spentMs ?? 0) < slowMs) {
    const world = await newWorld(cdp);
    await inWorld(cdp, world, `${code}\nglobalThis.answers = ${JSON.stringify(answers)}; 0`);
    const nothing = await cpuOf(cdp, world, '0');
    const run = `finders[${JSON.stringify(name)}](${JSON.stringify(region)}, answers).then((its) => { globalThis.its = its })`;
    const pass = await cpuOf(cdp, world, run);
    const spentMs = pass.script - nothing.script;
    const drawingMs = Math.max(0, pass.drawing - nothing.drawing);
    const closerMs = (await cpuOf(cdp, world, 'lookCloser()')).script - nothing.script;
    runs.push({
      spentMs,
      drawingMs,
      closerMs,
      longestMs: await inWorld<number>(cdp, world, 'its.longestMs'),
    });
  }
  const middle = (of: 'spentMs' | 'drawingMs' | 'closerMs') => median(runs.map((each) => each[of]));
  return {
    spentMs: middle('spentMs'),
    firstMs: runs[0]?.spentMs ?? Number.NaN,
    drawingMs: middle('drawingMs'),
    closerMs: middle('closerMs'),
    longestMs: Math.min(...runs.map((each) => each.longestMs)),
  };
}

function rowsOf(tallies: Map<FinderName, Tally>, count: number): BenchRow[] {
  const bare = tallies.get('bare walk');
  const rows: BenchRow[] = [];
  for (const [name, tally] of tallies) {
    if (!bare || name === 'bare walk') continue;
    const isOurs = name === 'click-to-call';
    const goal = (value: number) => (isOurs ? value : null);
    const [known, atUS] = [figures(tally.known), figures(tally.atUS)];
    const { right, all } = tally.known.links;
    rows.push(
      shareRow(`${name}: precision, ${count} pages`, known.precision, goal(0.99)),
      shareRow(`${name}: recall`, known.recall, goal(0.97)),
      shareRow(`${name}: F1`, known.f1, goal(0.98)),
      shareRow(`${name}: precision, region left at US`, atUS.precision, goal(0.99)),
      shareRow(`${name}: recall, region left at US`, atUS.recall, goal(0.92)),
      shareRow(`${name}: links without a number in their text`, all ? right / all : 1, goal(1)),
    );
    if (isOurs) {
      rows.push(
        benchRow(
          `${name}: CPU of the first pass against a bare walk`,
          tally.spentMs,
          'ms',
          bare.spentMs,
          1.5,
        ),
        benchRow(`${name}: the same, pages without candidates`, tally.silentMs, 'ms', bare.silentMs, 1),
        toldRow(
          `${name}: the same, pages without numbers, over a bare walk`,
          tally.emptyMs / bare.emptyMs,
          'x',
        ),
        toldRow(
          `${name}: the same, with its code compiled for the first time, over a bare walk`,
          tally.firstMs / bare.spentMs,
          'x',
        ),
        toldRow(`${name}: the frames that show the marks`, tally.drawingMs, 'ms'),
        toldRow(`${name}: the later look at labels, fields and roots`, tally.closerMs, 'ms'),
        benchRow(`${name}: longest slice against 8 ms`, tally.longestMs, 'ms', 8, 1),
        ...[
          ...tally.known.wrong.map((each) => `wrong ${each}`),
          ...tally.known.missed.map((each) => `missed ${each}`),
        ].map((each) => toldRow(each, 1, '')),
      );
    } else {
      rows.push({
        ...benchRow(
          `${name}: CPU of the whole pass against a bare walk`,
          tally.spentMs,
          'ms',
          bare.spentMs,
          0,
        ),
        goal: null,
        ok: true,
      });
      rows.push(toldRow(`${name}: longest slice`, tally.longestMs, 'ms'));
    }
  }
  return rows;
}
