/** Code of ours on saved pages: bundled, in a fresh isolated world each time, as a content script meets them. */

import { createServer, type Server } from 'node:http';
import { resolve } from 'node:path';
import type { CDPSession, Page } from 'puppeteer';
import { build } from 'vite';
import { asciiCode } from '../../scripts/ascii-code.ts';
import { launchBrowser, root } from '../../scripts/browser.ts';

/** One script of a file of this folder and all it imports. */
export async function bundle(file: string): Promise<string> {
  const built = await build({
    root,
    configFile: false,
    logLevel: 'error',
    plugins: [asciiCode(/^bench/)],
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      lib: { entry: resolve(import.meta.dirname, file), formats: ['iife'], name: 'bench', fileName: 'bench' },
    },
  });
  const [output] = Array.isArray(built) ? built : [];
  const code = output?.output[0].code;
  if (!code) throw new Error('The bench script could not be bundled.');
  return code;
}

/** Serves pages by name to a browser that runs none of their scripts and fetches nothing else. */
export async function withSavedPages(
  pages: Map<string, Buffer>,
  use: (page: Page, visit: (name: string) => Promise<void>) => Promise<void>,
): Promise<void> {
  const server = await serve(pages);
  const browser = await launchBrowser({ isHeadless: true, audio: 'fake' });
  try {
    const page = await browser.newPage();
    page.setDefaultNavigationTimeout(0);
    await page.setJavaScriptEnabled(false);
    await page.setRequestInterception(true);
    page.on(
      'request',
      (request) => void (request.isNavigationRequest() ? request.continue() : request.abort()),
    );
    const { port } = server.address() as { port: number };
    await use(page, async (name) => {
      await page.goto(`http://127.0.0.1:${port}/${encodeURIComponent(name)}`, {
        waitUntil: 'domcontentloaded',
      });
    });
  } finally {
    await browser.close();
    server.closeAllConnections();
    server.close();
  }
}

/** The value of an expression in a world that nobody used before. Throws what it throws. */
export async function inFreshWorld<Value>(cdp: CDPSession, expression: string): Promise<Value> {
  return inWorld(cdp, await newWorld(cdp), expression);
}

/** A world of its own in the page's main frame, for inWorld. */
export async function newWorld(cdp: CDPSession): Promise<number> {
  const { frameTree } = await cdp.send('Page.getFrameTree');
  const { executionContextId } = await cdp.send('Page.createIsolatedWorld', {
    frameId: frameTree.frame.id,
    worldName: `bench${Math.random()}`,
  });
  return executionContextId;
}

/** The value of an expression in a world. Throws what it throws. */
export async function inWorld<Value>(cdp: CDPSession, contextId: number, expression: string): Promise<Value> {
  const { result, exceptionDetails } = await cdp.send('Runtime.evaluate', {
    contextId,
    expression,
    awaitPromise: true,
    returnByValue: true,
  });
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  return result.value;
}

/** CPU of the page's main thread, in ms: on shared cores a clock counts others' work too. */
export interface Cpu {
  /** Of the script, what it starts without waiting included. */
  script: number;
  /** Of everything else meanwhile: styles and frames that the script made necessary. */
  drawing: number;
}

/** What an expression in a world costs. */
export async function cpuOf(cdp: CDPSession, contextId: number, expression: string): Promise<Cpu> {
  const spent = async () => {
    const { metrics } = await cdp.send('Performance.getMetrics');
    const of = (wanted: string) => (metrics.find(({ name }) => name === wanted)?.value ?? Number.NaN) * 1_000;
    return { script: of('DevToolsCommandDuration'), all: of('ThreadTime') };
  };
  const before = await spent();
  await inWorld(cdp, contextId, `(async () => { await (${expression}) })()`);
  const after = await spent();
  const script = after.script - before.script;
  return { script, drawing: after.all - before.all - script };
}

/** Serves the pages isolated, which is what gives a page a fine clock (5 µs instead of 100), with `more` headers. */
export function serve(pages: Map<string, Buffer>, more: Record<string, string> = {}): Promise<Server> {
  const server = createServer((request, response) => {
    const page = pages.get(decodeURIComponent((request.url ?? '/').slice(1)));
    response.writeHead(page ? 200 : 404, {
      'Content-Type': 'text/html; charset=utf-8',
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Embedder-Policy': 'require-corp',
      ...more,
    });
    response.end(page);
  });
  return new Promise((done) => server.listen(0, '127.0.0.1', () => done(server)));
}
