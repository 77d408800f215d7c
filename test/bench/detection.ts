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
import type { FinderName, Findings } from './finders.ts';
import { bundle, inFreshWorld, withSavedPages } from './in-page.ts';
import { type BenchRow, benchRow, median, shareRow, toldRow } from './row.ts';

const others: FinderName[] = ['libphonenumber-js', 'c2d, library', 'c2d, pattern', 'autolinker'];
/** They take no region. */
const regionless: FinderName[] = ['c2d, pattern', 'autolinker', 'bare walk'];
const repeats = 3;
/** A page for which a finder needs longer is measured once. */
const slowMs = 200;

interface Tally {
  known: Score;
  atUS: Score;
  spentMs: number;
  emptyMs: number;
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
  const isEmpty = gold.numbers.length === 0;
  for (const name of ['bare walk', 'click-to-call', ...others] satisfies FinderName[]) {
    const fresh: Tally = { known: emptyScore(), atUS: emptyScore(), spentMs: 0, emptyMs: 0, longestMs: 0 };
    const tally = tallies.get(name) ?? fresh;
    tallies.set(name, tally);
    const known = await run(cdp, code, name, gold.country);
    addToScore(tally.known, gold, known.found);
    const isTold = gold.country !== 'US' && !regionless.includes(name);
    addToScore(tally.atUS, gold, (isTold ? await run(cdp, code, name, 'US') : known).found);
    const runs = [known];
    while (runs.length < repeats && known.spentMs < slowMs)
      runs.push(await run(cdp, code, name, gold.country));
    const spentMs = median(runs.map((each) => each.spentMs));
    tally.spentMs += spentMs;
    if (isEmpty) tally.emptyMs += spentMs;
    tally.longestMs = Math.max(tally.longestMs, median(runs.map((each) => each.longestMs)));
  }
  await cdp.detach();
}

function run(cdp: CDPSession, code: string, name: FinderName, region: string): Promise<Findings> {
  return inFreshWorld(cdp, `${code}\nfinders[${JSON.stringify(name)}](${JSON.stringify(region)})`);
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
        benchRow(`${name}: first pass against a bare walk`, tally.spentMs, 'ms', bare.spentMs, 1.5),
        benchRow(`${name}: the same, pages without numbers`, tally.emptyMs, 'ms', bare.emptyMs, 1),
        benchRow(`${name}: longest slice against 8 ms`, tally.longestMs, 'ms', 8, 1),
        ...[
          ...tally.known.wrong.map((each) => `wrong ${each}`),
          ...tally.known.missed.map((each) => `missed ${each}`),
        ].map((each) => toldRow(each, 1, '')),
      );
    } else {
      rows.push({
        ...benchRow(`${name}: whole pass against a bare walk`, tally.spentMs, 'ms', bare.spentMs, 0),
        goal: null,
        ok: true,
      });
      rows.push(toldRow(`${name}: longest slice`, tally.longestMs, 'ms'));
    }
  }
  return rows;
}
