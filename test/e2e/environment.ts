/** What the end-to-end files of one worker share beside their worlds is closed after the last of them. */

import type { Environment } from 'vitest/runtime';

/** Vitest and the tests load this file apart from each other; the list is one. */
const worker = globalThis as { closeAtEnd?: (() => Promise<unknown>)[] };

/** Runs `close` when this worker has no more files, the last first. */
export function closeAtEnd(close: () => Promise<unknown>): void {
  worker.closeAtEnd ??= [];
  worker.closeAtEnd.push(close);
}

export default {
  name: 'shared',
  viteEnvironment: 'ssr',
  setup: () => ({
    async teardown() {
      for (const close of worker.closeAtEnd?.splice(0).reverse() ?? []) await close();
    },
  }),
} satisfies Environment;
