/** How often calls may be placed: one at a time and six a minute, counted across worker deaths. */

import { isLive } from '../../../lib/call.ts';
import { VoiceError } from '../../../lib/errors.ts';
import type { SessionStore, StoredArea } from '../session-store.ts';
import { until } from '../until.ts';

const dialsPerMinute = 6;
const minuteMs = 60_000;
/** The platform says yes before it shows the call. */
const shownWithinMs = 5_000;

export interface DialLimit {
  /** Runs `work`, which places a call, as the only one that does so, and counts it. Throws when none may be placed now. */
  place(work: () => Promise<void>): Promise<void>;
}

export function createDialLimit(store: SessionStore, stored: StoredArea, now = Date.now): DialLimit {
  let isPlacing = false;

  async function count(): Promise<void> {
    const known = ((await stored.get(['dials'])).dials as number[] | undefined) ?? [];
    const recent = known.filter((at) => at > now() - minuteMs);
    if (recent.length >= dialsPerMinute) throw new VoiceError('too-many-dials');
    await stored.set({ dials: [...recent, now()] });
  }

  return {
    async place(work) {
      const { calls } = store.now();
      if (isPlacing || calls.some(({ phase }) => phase === 'dialing'))
        throw new VoiceError('already-dialling');
      if (calls.some(isLive)) throw new VoiceError('on-a-call');
      isPlacing = true;
      const free = () => {
        isPlacing = false;
      };
      try {
        await count();
        await work();
      } catch (error) {
        free();
        throw error;
      }
      const before = calls.map(({ id }) => id);
      void until(
        store,
        (session) => session.calls.some(({ id }) => !before.includes(id)),
        shownWithinMs,
      ).then(free);
    },
  };
}
