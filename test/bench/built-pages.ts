/**
 * What the extension, as it is built, costs the pages it stands in: CPU of the main thread and memory, its code compiled for the
 * first time as in each process that the browser opens. Beside a twin with an empty script, which is what any extension costs.
 */

import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'puppeteer';
import { launchBrowser } from '../../scripts/browser.ts';
import { buildExtension } from '../../scripts/build.ts';
import { type GoldPage, goldPages, ownPages } from '../phones/gold.ts';
import { serve } from './in-page.ts';
import { type BenchRow, median, toldRow } from './row.ts';

const repeats = 3;
const mostOfAKind = 6;
/** The page runs nothing and fetches nothing. */
const alone = { 'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'" };
/** Longer than the second look waits. */
const settledMs = 1_000;

interface Cost {
  threadMs: number;
  heapKb: number;
}

/** Rows over some of the project's own pages, or of a folder with `gold.json` and `pages/`: with numbers, and without. */
export async function builtPageRows(corpus: string | null): Promise<BenchRow[]> {
  const all = goldPages(corpus ?? ownPages);
  const pages = new Map(all.map(({ id, html }) => [id, Buffer.from(html)]));
  const built = await buildExtension('release');
  const server = await serve(pages, alone);
  const { port } = server.address() as { port: number };
  const twin = await mkdtemp(join(tmpdir(), 'voice-twin-'));
  const browsers: Browser[] = [];
  try {
    await cp(built, twin, { recursive: true });
    await writeFile(join(twin, 'content-scripts/click-to-call.js'), '');
    for (const extension of [built, twin])
      browsers.push(await launchBrowser({ extension, isHeadless: true, audio: 'fake' }));
    const rows: BenchRow[] = [];
    for (const [kind, isOne] of [
      ['with numbers', ({ numbers }: GoldPage) => numbers.length > 0],
      ['without', ({ numbers }: GoldPage) => numbers.length === 0],
    ] as const) {
      const added: Cost[] = [];
      for (const { id } of all.filter(isOne).slice(0, mostOfAKind))
        added.push(await addedTo(`http://127.0.0.1:${port}/${encodeURIComponent(id)}`, browsers));
      const of = (figure: keyof Cost) => median(added.map((each) => each[figure]));
      rows.push(
        toldRow(`as built, a page ${kind}: CPU of the main thread`, of('threadMs'), 'ms'),
        toldRow(`as built, a page ${kind}: memory`, of('heapKb'), 'kB'),
      );
    }
    return rows;
  } finally {
    await Promise.all(browsers.map((browser) => browser.close()));
    await rm(twin, { recursive: true, force: true });
    server.closeAllConnections();
    server.close();
  }
}

/** The median of some loads by turns, so that a machine that is busy with other things meanwhile is so for both. */
async function addedTo(url: string, browsers: readonly Browser[]): Promise<Cost> {
  const added: Cost[] = [];
  while (added.length < repeats) {
    const costs: Cost[] = [];
    for (const browser of browsers) costs.push(await costOf(url, browser));
    const [ours, twin] = costs as [Cost, Cost];
    added.push({ threadMs: ours.threadMs - twin.threadMs, heapKb: ours.heapKb - twin.heapKb });
  }
  const of = (figure: keyof Cost) => median(added.map((each) => each[figure]));
  return { threadMs: of('threadMs'), heapKb: of('heapKb') };
}

async function costOf(url: string, browser: Browser): Promise<Cost> {
  const page = await browser.newPage();
  const cdp = await page.createCDPSession();
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
  await page.goto(url, { waitUntil: 'load' });
  await new Promise((done) => setTimeout(done, settledMs));
  const { metrics } = await cdp.send('Performance.getMetrics');
  await cdp.send('HeapProfiler.collectGarbage');
  const { usedSize } = await cdp.send('Runtime.getHeapUsage');
  await page.close();
  const thread = metrics.find(({ name }) => name === 'ThreadTime')?.value ?? Number.NaN;
  return { threadMs: thread * 1_000, heapKb: usedSize / 1_000 };
}
