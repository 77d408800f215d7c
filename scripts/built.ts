/** What a build consists of, file by file: for the budgets of the house rules and for the bench. */

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';

/** Paths of all files of a build, relative to its folder, with forward slashes, sorted. */
export function builtFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort();
}

/** `drawn`: what a page loads before it is first drawn. `whole`: also what it fetches when something is opened. */
export type Extent = 'drawn' | 'whole';

/** Static imports, and with `whole` dynamic ones too. */
const imports = {
  drawn: /\b(?:from|import)\s*["'`](\.{1,2}\/[^"'`]+)["'`]/g,
  whole: /\b(?:from|import)\s*\(?\s*["'`](\.{1,2}\/[^"'`]+)["'`]/g,
} as const;
/** Style sheets that come with a dynamic import, as the bundler names them in a list. */
const lazySheets = /["'`](assets\/[^"'`]+\.css)["'`]/g;

/**
 * A script or page with everything it loads: scripts and style sheets named in the page, and what those import.
 * Throws when something named is not there.
 */
export function withAllChunks(folder: string, entry: string, extent: Extent = 'whole'): string[] {
  const found = new Set<string>();
  const follow = (path: string) => {
    if (found.has(path)) return;
    if (!existsSync(join(folder, path))) throw new Error(`${path} is named in the build but is not there.`);
    found.add(path);
    const text = readFileSync(join(folder, path), 'utf8');
    const beside = (address: string) =>
      relative(folder, resolve(folder, dirname(path), address)).replaceAll('\\', '/');
    const named = path.endsWith('.html')
      ? [...text.matchAll(/<(?:script|link)\b[^>]*?\b(?:src|href)="([^"]+)"/g)]
      : path.endsWith('.js')
        ? [...text.matchAll(imports[extent])]
        : [];
    for (const [, address = ''] of named)
      follow(address.startsWith('/') ? address.slice(1) : beside(address));
    if (extent === 'whole' && path.endsWith('.js'))
      for (const [, sheet = ''] of text.matchAll(lazySheets)) follow(sheet);
  };
  follow(entry);
  return [...found];
}

export interface Size {
  /** Bytes as built, minified. */
  raw: number;
  /** Bytes of each file under gzip -9, summed. */
  gzip: number;
}

/** Bytes of the given files together. */
export function sizeOf(folder: string, paths: readonly string[]): Size {
  const contents = paths.map((path) => readFileSync(join(folder, path)));
  return {
    raw: contents.reduce((sum, content) => sum + content.length, 0),
    gzip: contents.reduce((sum, content) => sum + gzipSync(content, { level: 9 }).length, 0),
  };
}

export interface Budget {
  entry: string;
  extent: Extent;
  measure: keyof Size;
  /** In bytes; 1 kB is 1,000 bytes. */
  limit: number;
}

/** What each entry may weigh. The parser of click-to-call lives in the background and so does not count here. */
export const budgets: readonly Budget[] = [
  { entry: 'content-scripts/click-to-call.js', extent: 'whole', measure: 'raw', limit: 12_000 },
  { entry: 'content-scripts/click-to-call.js', extent: 'whole', measure: 'gzip', limit: 4_096 },
  { entry: 'widget-host.js', extent: 'whole', measure: 'raw', limit: 12_000 },
  { entry: 'widget.html', extent: 'drawn', measure: 'gzip', limit: 25_000 },
  { entry: 'popup.html', extent: 'drawn', measure: 'gzip', limit: 25_000 },
];
