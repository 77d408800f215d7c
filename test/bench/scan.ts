/** How long click-to-call's first pass takes on pages, against a bare walk over the same text (sum of data.length). */

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { CDPSession, Page } from 'puppeteer';
import { build } from 'vite';
import { launchBrowser, root } from '../../scripts/browser.ts';
import { createSampleSite, SAMPLE_PAGES } from '../../simulator/pages/server.ts';
import { type BenchRow, benchRow, median } from './row.ts';

const repeats = 7;

/** Rows over the sample site's pages, or over `*.html.gz` and `*.html` in a folder (and its `pages/`). Throws when it holds none. */
export async function scanRows(corpus: string | null): Promise<BenchRow[]> {
  const code = await bundle();
  const pages = corpus ? savedPages(corpus) : await samplePages();
  const server = await serve(pages);
  const browser = await launchBrowser({ isHeadless: true, hasFakeAudio: true });
  try {
    const page = await browser.newPage();
    // Saved pages are looked at, not run, and nothing is fetched from anywhere.
    await page.setJavaScriptEnabled(false);
    await page.setRequestInterception(true);
    page.on(
      'request',
      (request) => void (request.isNavigationRequest() ? request.continue() : request.abort()),
    );
    const { port } = server.address() as { port: number };
    const times: { scan: number; bare: number }[] = [];
    for (const name of pages.keys()) {
      await page.goto(`http://127.0.0.1:${port}/${name}`, { waitUntil: 'domcontentloaded' });
      times.push(await timesOn(page, code));
    }
    const sum = (of: 'scan' | 'bare') => times.reduce((total, each) => total + each[of], 0);
    const typical = median(times.map(({ scan, bare }) => scan / bare));
    return [
      benchRow(`first pass over ${pages.size} pages, all together`, sum('scan'), 'ms', sum('bare'), 1.5),
      benchRow('first pass, the median page', typical, 'x', 1, 1.5),
    ];
  } finally {
    await browser.close();
    server.closeAllConnections();
    server.close();
  }
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

async function inFreshWorld(cdp: CDPSession, expression: string): Promise<number> {
  const { frameTree } = await cdp.send('Page.getFrameTree');
  const { executionContextId } = await cdp.send('Page.createIsolatedWorld', {
    frameId: frameTree.frame.id,
    worldName: `bench${Math.random()}`,
  });
  const { result, exceptionDetails } = await cdp.send('Runtime.evaluate', {
    contextId: executionContextId,
    expression,
    awaitPromise: true,
    returnByValue: true,
  });
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  return result.value;
}

async function bundle(): Promise<string> {
  const built = await build({
    root,
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      lib: {
        entry: resolve(import.meta.dirname, 'first-pass.ts'),
        formats: ['iife'],
        name: 'bench',
        fileName: 'bench',
      },
    },
  });
  const [output] = Array.isArray(built) ? built : [];
  const code = output?.output[0].code;
  if (!code) throw new Error('The bench script could not be bundled.');
  return code;
}

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

/** Serves the pages isolated, which is what gives a page a fine clock (5 µs instead of 100). */
function serve(pages: Map<string, Buffer>): Promise<Server> {
  const server = createServer((request, response) => {
    const page = pages.get(decodeURIComponent((request.url ?? '/').slice(1)));
    response.writeHead(page ? 200 : 404, {
      'Content-Type': 'text/html; charset=utf-8',
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Embedder-Policy': 'require-corp',
    });
    response.end(page);
  });
  return new Promise((done) => server.listen(0, '127.0.0.1', () => done(server)));
}
