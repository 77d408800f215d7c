/** Long-polled snapshots: an answer waits until the agent's view differs from the one the caller has. */

import { createHash } from 'node:crypto';
import { Refusal } from '../instance/refusal.ts';
import type { LiveInstance } from '../live-instance.ts';
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
    const agent = live.state.agents.find((it) => it.id === agentId);
    if (!agent) throw new Refusal('UnauthorizedException', 'There is no such agent any more.');
    const view = snapshotOf(live.state, agent);
    const nextToken = createHash('sha1').update(JSON.stringify(view)).digest('hex');
    return { snapshot: { ...view, snapshotTimestamp: seconds(Date.now()) }, nextToken };
  };
  const first = answer();
  if (token !== first.nextToken) return Promise.resolve(first);
  return new Promise<typeof first>((resolve, reject) => {
    const finish = (isTimeUp: boolean) => {
      try {
        const now = answer();
        if (!isTimeUp && now.nextToken === token) return;
        resolve(now);
      } catch (error) {
        reject(error);
      }
      clearTimeout(timer);
      stopWatching();
    };
    const timer = setTimeout(() => finish(true), Math.min(holdMs, longestHoldMs));
    // A parked poll must not keep the process alive.
    timer.unref();
    const stopWatching = live.onChange(() => finish(false));
  });
}
