/** Serves the pages of this folder from the control APIs. */

import { readFile } from 'node:fs/promises';
import { stripTypeScriptTypes } from 'node:module';
import { extname } from 'node:path';

const pages = new URL('./', import.meta.url);
const sources = new URL('../', import.meta.url);

/** What the pages import from beside their folder: the clients, the beat of the meters, and the page side of WebRTC. */
const isShared = (path: string) =>
  /^(connect\/control|servicenow)\/client\.ts$|^connect\/(media\/frame|ccp\/[a-z-]+)\.ts$/.test(path);

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.ts': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** A file of the control pages; scripts have their types stripped. */
export async function controlPage(path: string): Promise<Response | null> {
  const type = types[extname(path)];
  const folder = isShared(path) ? sources : pages;
  const file = new URL(path, folder);
  if (!type || !file.href.startsWith(folder.href)) return null;
  try {
    const content = await readFile(file, 'utf8');
    const body = path.endsWith('.ts') ? stripTypeScriptTypes(content) : content;
    return new Response(body, { headers: { 'content-type': type, 'cache-control': 'no-cache' } });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
