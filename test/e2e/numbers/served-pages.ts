/** Pages of a test's own making, served from this computer. */

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ServedPages {
  /** The address of a page, on a host of one's own choice for pages that must be strangers. */
  serve(body: string, headers?: Record<string, string>, host?: string): string;
  /** Hears the path of each request from now on. */
  onRequest(listener: (path: string) => void): void;
  close(): Promise<void>;
}

export async function servePages(): Promise<ServedPages> {
  const served = new Map<string, { body: string; headers: Record<string, string> }>();
  const server = createServer((request, response) => {
    const found = served.get(request.url ?? '');
    response.writeHead(found ? 200 : 404, { 'content-type': 'text/html; charset=utf-8', ...found?.headers });
    response.end(found?.body);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    serve(body, headers = {}, host = '127.0.0.1') {
      const path = `/${served.size}`;
      served.set(path, { body, headers });
      return `http://${host}:${(server.address() as AddressInfo).port}${path}`;
    },
    onRequest: (listener) => void server.on('request', ({ url }) => listener(url ?? '')),
    async close() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

/** Documents of every type that browsers show as such, with one number in each: the name of a type, and the document. */
export function documentsOf(number: string): [type: string, body: string][] {
  const drawing = (inner: string) =>
    `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">${inner}</svg>`;
  const address = `tel:${number.replaceAll(' ', '')}`;
  return [
    ['text/plain', `Call ${number}`],
    ['application/json', `{"phone": "${number}"}`],
    [
      'application/xhtml+xml',
      `<html xmlns="http://www.w3.org/1999/xhtml"><body><p>Call ${number}</p></body></html>`,
    ],
    ['image/svg+xml', drawing(`<text y="20">Call ${number}</text>`)],
    ['image/svg+xml', drawing(`<a href="${address}"><text y="20">Call</text></a>`)],
    ['image/svg+xml', drawing(`<a xlink:href="${address}"><text y="20">Call</text></a>`)],
  ];
}
