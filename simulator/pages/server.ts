import { readFile } from 'node:fs/promises';
import { stripTypeScriptTypes } from 'node:module';
import { extname, join } from 'node:path';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';

/** A running "casework", an invented customer system whose pages hold phone numbers of every kind. */
export interface SampleSite {
  /** `http://localhost:PORT/`, with a slash at the end. */
  url: string;
  stop(): Promise<void>;
}

/** Pages by path. Every person, company and number in them is invented; the numbers come from ranges kept for fiction. */
export const SAMPLE_PAGES = [
  'case',
  'people',
  'inbox',
  'accounts',
  'orders',
  'reports',
  'knowledge',
  'new-person',
] as const;

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.ts': 'text/javascript; charset=utf-8',
};

/** The reports page stands for sites that allow nothing they do not name. */
const STRICT_POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

/** Starts the site on loopback only; port 0 takes a free one. Throws when the port is in use. */
export async function createSampleSite({ port = 0 }: { port?: number } = {}): Promise<SampleSite> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const server = serve({ fetch: site().fetch, hostname: '127.0.0.1', port }, (address) =>
    resolve(address.port),
  );
  server.once('error', reject);
  const url = `http://localhost:${await promise}/`;
  return {
    url,
    stop: () => {
      const { promise: stopped, resolve: done } = Promise.withResolvers<void>();
      server.close(() => done());
      if ('closeAllConnections' in server) server.closeAllConnections();
      return stopped;
    },
  };
}

function site(): Hono {
  const app = new Hono();
  app.get('/', (c) => c.redirect('/case'));
  // The same site under another origin: what a page embeds from here is a foreign frame to it.
  app.get('/elsewhere/:page', (c) => {
    const { port } = new URL(c.req.url);
    return c.redirect(`http://127.0.0.1:${port}/${c.req.param('page')}`);
  });
  app.get('/reports', async (c) =>
    c.html(await page('reports'), 200, { 'Content-Security-Policy': STRICT_POLICY }),
  );
  app.get('/people', async (c) => c.html(onlyRows(await page('people'), c.req.query('q') ?? '')));
  app.get('/account-card', async (c) => c.html(await read('account-card.html')));
  for (const name of SAMPLE_PAGES) app.get(`/${name}`, async (c) => c.html(await page(name)));
  for (const file of ['casework.css', 'icons.svg', 'favicon.svg', 'inbox.ts']) {
    app.get(`/${file}`, async (c) =>
      c.body(await read(file), 200, { 'Content-Type': TYPES[extname(file)] ?? '' }),
    );
  }
  app.notFound(async (c) => c.html(await page('not-found'), 404));
  return app;
}

/** A page inside the frame all pages share: header and navigation, its own entry marked. */
async function page(name: string): Promise<string> {
  const frame = (await read('frame.html')).replace(`href="/${name}"`, `href="/${name}" aria-current="page"`);
  return (await read(`${name}.html`)).replace('<!-- frame -->', frame);
}

/** Keeps the table rows, one a line in the file, that hold the text searched for. */
function onlyRows(html: string, wanted: string): string {
  const holds = (line: string) => line.toLowerCase().includes(wanted.toLowerCase());
  return html
    .split('\n')
    .filter((line) => !line.startsWith('<tr>') || holds(line))
    .join('\n');
}

async function read(file: string): Promise<string> {
  const text = await readFile(join(import.meta.dirname, file), 'utf8');
  return file.endsWith('.ts') ? stripTypeScriptTypes(text) : text;
}
