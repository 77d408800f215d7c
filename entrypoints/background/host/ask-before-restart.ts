/** A host that is made anew loses sight of open tasks (simulator-media-and-sdk, tasks): while one is in hand the agent decides. */

import { isAtPlatform } from '../../../lib/callbacks/callback.ts';
import { isWorkAtPlatform } from '../../../lib/work/work-item.ts';
import type { SessionStore } from '../session-store.ts';

const [title, remedy] = [
  'The softphone needs a new start',
  'A callback or other work is open, so it waits for you: close it or hand it on, or start the softphone again from the menu.',
];

/** Answers whether the agent has to be asked before the host is made anew by itself, and then asks, once in a while. */
export function askBeforeRestart(store: SessionStore, now = Date.now): () => boolean {
  return () => {
    const { callbacks, work, notice } = store.now();
    if (!callbacks.some(isAtPlatform) && !work.some(isWorkAtPlatform)) return false;
    if (notice?.code !== 'restart-waits')
      store.change({ notice: { code: 'restart-waits', tone: 'hold', title, remedy, at: now() } });
    return true;
  };
}
