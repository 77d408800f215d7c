/** The CCP page `/ccp-v2/`, its scripts and the shared worker's, and who may frame it. */

import { readFile } from 'node:fs/promises';
import { stripTypeScriptTypes } from 'node:module';
import type { HttpBindings } from '@hono/node-server';
import type { Hono } from 'hono';
import { html } from 'hono/html';
import { spoil } from '../faults.ts';
import { renew } from './api.ts';
import { signedInLogin } from './auth.ts';
import { type ConnectHost, cookieName } from './host.ts';

const streams = new URL('../../../node_modules/amazon-connect-streams/release/', import.meta.url);
const taskJs = new URL('../../../node_modules/amazon-connect-taskjs/dist/', import.meta.url);
const ownScripts = new URL('../ccp/', import.meta.url);

/** Answers `/ccp-v2/` for who is signed in, and the scripts that page and its worker load. */
export function addCcpPage(app: Hono<{ Bindings: HttpBindings }>, host: ConnectHost): void {
  app.get('/ccp-v2', (c) => c.redirect('/ccp-v2/'));

  app.get('/ccp-v2/', async (c) => {
    const spoilt = await spoil(c, host.faults, 'ccp');
    if (spoilt) return spoilt;
    const login = signedInLogin(c, host);
    if (!login) return c.redirect('/login');
    host.inactivity.seen(login);
    // Fragments of the policy of real instances (amazon-connect-streams #603, #661).
    c.header(
      'content-security-policy',
      `script-src 'self'; object-src 'none'; frame-src 'self' blob:; frame-ancestors ${["'self'", ...host.approvedOrigins].join(' ')}`,
    );
    c.header('cache-control', 'no-store');
    return c.html(ccpPage(host, login));
  });

  // The published library itself, so that the page runs what a real one runs.
  app.get('/connect-streams.js', (c) => script(c, readFile(new URL('connect-streams-min.js', streams))));
  app.get('/amazon-connect-task.js', (c) => script(c, readFile(new URL('amazon-connect-task.js', taskJs))));

  app.get('/ccp/ccp.css', async (c) =>
    c.body(await readFile(new URL('ccp.css', ownScripts), 'utf8'), 200, { 'content-type': 'text/css' }),
  );
  app.get('/ccp/:file{[a-z-]+\\.ts}', (c) => {
    const source = readFile(new URL(c.req.param('file'), ownScripts), 'utf8');
    return script(
      c,
      source.then((text) => stripTypeScriptTypes(text)),
    );
  });
}

async function script(
  c: import('hono').Context,
  source: Promise<string | Buffer<ArrayBuffer>>,
): Promise<Response> {
  const headers = { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'no-cache' };
  try {
    return c.body(await source, 200, headers);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return c.notFound();
    throw error;
  }
}

function ccpPage(host: ConnectHost, login: string) {
  const { token, expiresAt } = renew(host, login);
  const settings = {
    authToken: token,
    authTokenExpiration: expiresAt,
    authCookieName: cookieName,
    region: 'eu-west-2',
  };
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <title>Contact Control Panel · ${host.live.state.alias}</title>
        <link rel="stylesheet" href="/ccp/ccp.css" />
        <meta name="connect-settings" content="${JSON.stringify(settings)}" />
        <script src="/connect-streams.js" defer></script>
        <script src="/amazon-connect-task.js" defer></script>
        <script src="/ccp/page.ts" type="module"></script>
      </head>
      <body>
        <!-- Streams' softphone looks this element up by its id. -->
        <audio id="remote-audio" autoplay></audio>
        <main id="panel" aria-live="polite"></main>
      </body>
    </html>`;
}
