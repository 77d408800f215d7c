/** The watch at the door of every browser under test (test/e2e/outside.ts). */

import { once } from 'node:events';
import { type RequestOptions, request } from 'node:http';
import { expect, test } from 'vitest';
import { openOutside } from '../../e2e/outside.ts';

async function ask(asked: RequestOptions): Promise<void> {
  const sent = request({ host: '127.0.0.1', ...asked });
  sent.on('error', () => {});
  sent.end();
  await Promise.race([once(sent, 'response'), once(sent, 'connect'), once(sent, 'close')]);
}

test.each([
  ['a page', { path: 'http://evil.example/?calls=1' }, 'evil.example'],
  ['a page over TLS', { method: 'CONNECT', path: 'evil.example:443' }, 'evil.example'],
  [
    'pages of a maker that browsers ask for nothing',
    { method: 'CONNECT', path: 'developer.mozilla.org:443' },
    'developer.mozilla.org',
  ],
  ['a look-alike', { method: 'CONNECT', path: 'google.com.evil.example:443' }, 'google.com.evil.example'],
])('[XX-05] a request for %s is noticed, and refused', async (_, asked, host) => {
  const outside = await openOutside();
  await ask({ ...asked, port: outside.port });
  await expect(outside.close()).rejects.toThrow(`A request left for ${host}.`);
});

test('[XX-05] what the browser asks its maker for is its own affair', async () => {
  const outside = await openOutside();
  await ask({ method: 'CONNECT', path: 'clients2.google.com:443', port: outside.port });
  await outside.close();
});
