/** Pages that own their nodes: re-rendered around marked numbers a thousand times, and their text is what they rendered. */

import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { compile } from 'svelte/compiler';
import { build, type Plugin } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { root } from '../../../scripts/browser.ts';
import { extensionFolder } from '../../../scripts/build.ts';
import type { Seat } from '../../../scripts/seat.ts';
import { takeClosedSeat } from '../outside.ts';

let seat: Seat;
let server: Server;
const scripts = new Map<string, string>();

beforeAll(async () => {
  server = createServer((request, response) => {
    const script = scripts.get((request.url ?? '').slice(1).replace('.js', ''));
    const isScript = request.url?.endsWith('.js');
    response.writeHead(200, { 'content-type': isScript ? 'text/javascript' : 'text/html; charset=utf-8' });
    response.end(
      isScript ? script : `<!doctype html><div id="app"></div><script src="${request.url}.js"></script>`,
    );
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  seat = await takeClosedSeat({ extension: extensionFolder('test'), isHeadless: true, audio: 'fake' });
});
afterAll(async () => {
  await seat?.[Symbol.asyncDispose]();
  server?.closeAllConnections();
  await new Promise((done) => server?.close(done));
});

describe('[VO-16][XX-01] a page that re-renders around its numbers', () => {
  test.each(['react', 'preact', 'vue', 'svelte'])('%s', async (framework) => {
    scripts.set(framework, await bundled(framework));
    const page = await seat.browser.newPage();
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(String(error)));
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/${framework}`);
    const { wrong, marked } = await page.evaluate(() =>
      (globalThis as unknown as { renderMany(): Promise<{ wrong: string[]; marked: number }> }).renderMany(),
    );
    expect({ faults, wrong }).toEqual({ faults: [], wrong: [] });
    // Otherwise it was a page without marks that was left alone.
    expect(marked).toBeGreaterThan(50);
    await page.close();
  });
});

async function bundled(framework: string): Promise<string> {
  const built = await build({
    root,
    configFile: false,
    logLevel: 'error',
    define: {
      'process.env.NODE_ENV': '"production"',
      __VUE_OPTIONS_API__: 'false',
      __VUE_PROD_DEVTOOLS__: 'false',
      __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
    },
    plugins: [svelte],
    resolve: { conditions: ['browser'] },
    build: {
      write: false,
      lib: {
        entry: resolve(import.meta.dirname, `../../frameworks/${framework}.ts`),
        formats: ['iife'],
        name: 'app',
        fileName: 'app',
      },
    },
  });
  const [output] = Array.isArray(built) ? built : [];
  const code = output?.output[0].code;
  if (!code) throw new Error(`The ${framework} page could not be bundled.`);
  return code;
}

const svelte: Plugin = {
  name: 'svelte',
  transform: (code, id) =>
    id.endsWith('.svelte')
      ? { code: compile(code, { generate: 'client', filename: id }).js.code, map: null }
      : null,
};
