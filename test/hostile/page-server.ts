/** Serves the attacking pages, each on its own address with its own headers. */

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { AttackPage } from './attack.ts';

export const suggestedNumber = '+44 20 7946 0958';

export interface PageServer extends AsyncDisposable {
  /** Puts a page at a new address and returns it. */
  serve(page: AttackPage): string;
}

/** Starts on a free loopback port. */
export async function servePages(): Promise<PageServer> {
  const pages = new Map<string, AttackPage>();
  const server = createServer((request, response) => {
    const page = pages.get(request.url ?? '');
    if (!page) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...page.headers });
    response.end(
      `<!doctype html><html lang="${page.lang ?? 'en'}"><head><title>Page</title><link rel="icon" href="data:,"></head><body><p><a id="number" href="tel:${suggestedNumber}">Call us</a></p><p><input id="field"></p>${page.body ?? ''}</body></html>`,
    );
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    serve(page) {
      const path = `/${pages.size}`;
      pages.set(path, page);
      return origin + path;
    },
    [Symbol.asyncDispose]: () =>
      new Promise<void>((done) => {
        server.close(() => done());
        // Browsers keep theirs open for a minute.
        server.closeAllConnections();
      }),
  };
}
