/** What click-to-call adds to a page that changes fast, and how much memory it takes, against the same page alone. */

import type { CDPSession, Page } from 'puppeteer';
import { launchBrowser } from '../../scripts/browser.ts';
import { bundle, inWorld, newWorld } from './in-page.ts';
import { type BenchRow, benchRow, median, shareRow, toldRow } from './row.ts';

const repeats = 5;
const soonMs = 1_000;
const settledMs = 3_000;
const numbered = 'Call (212) 555-0147';

/** Each runs in the page, appends as it says, and answers how many frames were drawn in how many ms. */
const storms = {
  '10,000 elements, 100 a frame': { wanted: 500, run: burst },
  '100 changes a second for 4 s': { wanted: 1, run: chat },
};

interface Stormed {
  scriptMs: number;
  /** CPU of the page's main thread, drawing included. */
  threadMs: number;
  framesPerS: number;
  /** Those marked within a second of the end. */
  found: number;
}

/** Rows for script time, frame rate and what was found, and for memory. Peers' figures stand in the reference: they are no content scripts. */
export async function stormRows(): Promise<BenchRow[]> {
  const code = await bundle('living.ts');
  const browser = await launchBrowser({ isHeadless: true, audio: 'fake' });
  try {
    const page = await browser.newPage();
    const rows: BenchRow[] = [];
    for (const [name, storm] of Object.entries(storms)) {
      const rounds: { alone: Stormed; ours: Stormed }[] = [];
      // By turns: a machine that is busy with other things meanwhile is so for both.
      while (rounds.length < repeats)
        rounds.push({
          alone: await stormOn(page, storm.run, null),
          ours: await stormOn(page, storm.run, code),
        });
      const of = (figure: (round: (typeof rounds)[0]) => number) => median(rounds.map(figure));
      const added = of(({ alone, ours }) => ours.scriptMs - alone.scriptMs);
      const frames = of(({ alone, ours }) => ours.framesPerS / alone.framesPerS);
      const thread = of(({ alone, ours }) => ours.threadMs / alone.threadMs);
      rows.push(
        benchRow(`${name}: script added against 200 ms`, added, 'ms', 200, 1),
        shareRow(`${name}: frames of the page alone`, frames, 0.8),
        toldRow(`${name}: CPU of the main thread, drawing included, over the page alone`, thread, 'x'),
        shareRow(`${name}: found within a second`, of(({ ours }) => ours.found) / storm.wanted, 1),
      );
    }
    const waiting = await bundle('waiting.ts');
    const [without, within] = [await heapOf(page, waiting, 'Nothing'), await heapOf(page, code, numbered)];
    return [
      ...rows,
      benchRow('memory of a frame without digits against 200 kB', without, 'kB', 200, 1),
      benchRow('memory of a frame with a number against 200 kB', within, 'kB', 200, 1),
    ];
  } finally {
    await browser.close();
  }
}

async function stormOn(page: Page, storm: () => Promise<number>, code: string | null): Promise<Stormed> {
  await page.setContent('<!doctype html><p id="line">Call</p><ul id="list"></ul>');
  const cdp = await page.createCDPSession();
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
  const world = code === null ? null : await newWorld(cdp);
  if (world !== null) await inWorld(cdp, world, `${code}\nfollow()`);
  const before = await spentOn(cdp);
  const framesPerS = await page.evaluate(storm);
  const { threadMs } = await spentOn(cdp);
  await new Promise((done) => setTimeout(done, soonMs));
  const { scriptMs } = await spentOn(cdp);
  const found = world === null ? 0 : await inWorld<number>(cdp, world, 'marked()');
  await cdp.detach();
  return { scriptMs: scriptMs - before.scriptMs, threadMs: threadMs - before.threadMs, framesPerS, found };
}

async function spentOn(cdp: CDPSession): Promise<Pick<Stormed, 'scriptMs' | 'threadMs'>> {
  const { metrics } = await cdp.send('Performance.getMetrics');
  const of = (wanted: string) => (metrics.find(({ name }) => name === wanted)?.value ?? 0) * 1_000;
  return { scriptMs: of('ScriptDuration'), threadMs: of('ThreadTime') };
}

/** In kB, what a page of this text holds more, the code included, after everything unused is gone; the median of some. */
async function heapOf(page: Page, code: string, text: string): Promise<number> {
  const heaps: number[] = [];
  while (heaps.length < repeats) {
    await page.setContent(`<!doctype html><p>${text}</p>`);
    const cdp = await page.createCDPSession();
    const used = async () => {
      await cdp.send('HeapProfiler.collectGarbage');
      return (await cdp.send('Runtime.getHeapUsage')).usedSize / 1_000;
    };
    // An empty world costs the same whoever lives in it.
    const world = await newWorld(cdp);
    await inWorld(cdp, world, '0');
    const before = await used();
    await inWorld(cdp, world, `${code}\nfollow()`);
    await new Promise((done) => setTimeout(done, settledMs));
    heaps.push((await used()) - before);
    await cdp.detach();
  }
  return median(heaps);
}

async function burst(): Promise<number> {
  const list = document.querySelector('#list');
  const startedAt = performance.now();
  for (let frame = 0; frame < 100; frame++) {
    for (let i = 0; i < 100; i++) {
      const item = document.createElement('li');
      item.textContent =
        i % 20 === 7 ? `Call (212) 555-0${100 + frame}` : `Row ${i} of ${frame}, at 10:${10 + (i % 50)}`;
      list?.append(item);
    }
    await new Promise(requestAnimationFrame);
  }
  return 100_000 / (performance.now() - startedAt);
}

async function chat(): Promise<number> {
  const text = document.querySelector('#line')?.firstChild as Text;
  const startedAt = performance.now();
  let frames = 0;
  let changes = 0;
  while (performance.now() - startedAt < 4_000) {
    await new Promise(requestAnimationFrame);
    frames++;
    for (; changes < (performance.now() - startedAt) / 10; changes++)
      text.data = `Message ${changes}: call (212) 555-0${100 + (changes % 900)}`;
  }
  return (frames * 1_000) / (performance.now() - startedAt);
}
