/** Long-polled snapshots: an answer waits until the agent's view differs from the one the caller has. */

import { createHash } from 'node:crypto';
import { findAgent } from './agent.ts';
import type { LiveInstance } from './live-instance.ts';
import { snapshotOf } from './snapshot.ts';
import { seconds } from './wire.ts';

/** Longest a poll is held; Streams asks for 30 s. */
const longestHoldMs = 30_000;

/**
 * The agent's snapshot as soon as it is not the one named by `token`, or the same again when time is up. The
 * token is a digest of the view itself, so it still holds after a restart.
 */
export function pollSnapshot(live: LiveInstance, agentId: string, token: string | undefined, holdMs: number) {
  const answer = () => {
    const view = snapshotOf(live.state, findAgent(live.state, agentId));
    const nextToken = createHash('sha1').update(JSON.stringify(view)).digest('hex');
    return { snapshot: { ...view, snapshotTimestamp: seconds(Date.now()) }, nextToken };
  };
  const first = answer();
  if (token !== first.nextToken) return Promise.resolve(first);
  return new Promise<typeof first>((resolve) => {
    const finish = (result: typeof first) => {
      clearTimeout(timer);
      stopWatching();
      resolve(result);
    };
    const timer = setTimeout(() => finish(answer()), Math.min(holdMs, longestHoldMs));
    // A parked poll must not keep the process alive.
    timer.unref();
    const stopWatching = live.onChange(() => {
      const now = answer();
      if (now.nextToken !== token) finish(now);
    });
  });
}
