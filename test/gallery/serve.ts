/** Builds the gallery and serves it on a free loopback port: for a person (`npm run gallery`) and for its tests. */

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, type InlineConfig, preview } from 'vite';

export interface ServedGallery extends AsyncDisposable {
  readonly url: string;
}

/** Serves the gallery as it is now; dispose ends the server. Throws when it does not build or the port is in use. */
export async function serveGallery(port = 0): Promise<ServedGallery> {
  const outDir = await mkdtemp(join(tmpdir(), 'gallery-'));
  const config: InlineConfig = {
    configFile: false,
    root: import.meta.dirname,
    logLevel: 'warn',
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    build: { outDir, emptyOutDir: true, target: 'esnext', minify: false, chunkSizeWarningLimit: 10_000 },
    preview: { host: '127.0.0.1', port, strictPort: port !== 0 },
  };
  await build(config);
  const server = await preview(config);
  const url = server.resolvedUrls?.local[0];
  if (!url) throw new Error('The gallery has no address: is the port in use?');
  return {
    url,
    async [Symbol.asyncDispose]() {
      await server.close();
      await rm(outDir, { recursive: true, force: true });
    },
  };
}

if (import.meta.main) console.log(`Gallery: ${(await serveGallery(Number(process.env.PORT ?? 5180))).url}`);
