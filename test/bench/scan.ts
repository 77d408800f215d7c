/** How long click-to-call's first pass takes on pages, against a bare walk over the same text (sum of data.length). */

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Page } from 'puppeteer';
import { createSampleSite, SAMPLE_PAGES } from '../../simulator/pages/server.ts';
import { bundle, inFreshWorld, withSavedPages } from './in-page.ts';
import { type BenchRow, benchRow, median } from './row.ts';

const repeats = 7;

/** Rows over the sample site's pages, or over `*.html.gz` and `*.html` in a folder (and its `pages/`). Throws when it holds none. */
export async function scanRows(corpus: string | null): Promise<BenchRow[]> {
  const code = await bundle('first-pass.ts');
  const pages = corpus ? savedPages(corpus) : await samplePages();
  const times: { scan: number; bare: number }[] = [];
  await withSavedPages(pages, async (page, visit) => {
    for (const name of pages.keys()) {
      await visit(name);
      times.push(await timesOn(page, code));
    }
  });
  const sum = (of: 'scan' | 'bare') => times.reduce((total, each) => total + each[of], 0);
  const typical = median(times.map(({ scan, bare }) => scan / bare));
  return [
    benchRow(`first pass over ${pages.size} pages, all together`, sum('scan'), 'ms', sum('bare'), 1.5),
    benchRow('first pass, the median page', typical, 'x', 1, 1.5),
  ];
}

/** Medians in ms, each repeat in fresh worlds, the two taking turns at being first. */
async function timesOn(page: Page, code: string): Promise<{ scan: number; bare: number }> {
  const cdp = await page.createCDPSession();
  const scans: number[] = [];
  const bares: number[] = [];
  const scan = async () => scans.push(await inFreshWorld(cdp, `${code}\nfirstPassMs()`));
  const bare = async () => bares.push(await inFreshWorld(cdp, bareWalk));
  for (let i = 0; i < repeats; i++) {
    for (const measure of i % 2 ? [bare, scan] : [scan, bare]) await measure();
  }
  await cdp.detach();
  return { scan: median(scans), bare: median(bares) };
}

const bareWalk = `(() => {
  const startedAt = performance.now();
  const texts = document.createTreeWalker(document, NodeFilter.SHOW_TEXT);
  let length = 0;
  while (texts.nextNode()) length += texts.currentNode.data.length;
  return length >= 0 ? performance.now() - startedAt : 0;
})()`;

async function samplePages(): Promise<Map<string, Buffer>> {
  const site = await createSampleSite({});
  try {
    const pages = SAMPLE_PAGES.map(async (name): Promise<[string, Buffer]> => {
      const answer = await fetch(new URL(name, site.url));
      return [`${name}.html`, Buffer.from(await answer.arrayBuffer())];
    });
    return new Map(await Promise.all(pages));
  } finally {
    await site.stop();
  }
}

function savedPages(corpus: string): Map<string, Buffer> {
  const inner = resolve(corpus, 'pages');
  const folder = existsSync(inner) ? inner : corpus;
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => /\.html(\.gz)?$/.test(name)) : [];
  if (names.length === 0) throw new Error(`No *.html or *.html.gz in ${corpus}.`);
  return new Map(
    names.map((name) => {
      const content = readFileSync(resolve(folder, name));
      return [name.replace(/\.gz$/, ''), name.endsWith('.gz') ? gunzipSync(content) : content];
    }),
  );
}
