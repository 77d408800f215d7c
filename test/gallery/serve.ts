/** Serves the gallery on a free loopback port: for a person (`npm run gallery`) and for its test. */

import { resolve } from 'node:path';
import { createServer, type ViteDevServer } from 'vite';

const root = resolve(import.meta.dirname, '../..');

/** Starts the server; its address is `server.resolvedUrls.local[0]`. Close it when done. */
export async function serveGallery(port = 0): Promise<{ url: string; server: ViteDevServer }> {
  const server = await createServer({
    configFile: false,
    root: import.meta.dirname,
    cacheDir: resolve(root, 'node_modules/.vite-gallery'),
    logLevel: 'warn',
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    optimizeDeps: { include: ['preact', 'preact/hooks', 'preact/jsx-dev-runtime'] },
    server: { host: '127.0.0.1', port, fs: { allow: [root] }, hmr: false, watch: null },
  });
  await server.listen();
  const url = server.resolvedUrls?.local[0];
  if (!url) throw new Error('The gallery has no address: is the port in use?');
  return { url, server };
}

if (import.meta.main) console.log(`Gallery: ${(await serveGallery(Number(process.env.PORT ?? 5180))).url}`);
