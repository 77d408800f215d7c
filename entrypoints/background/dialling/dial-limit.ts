/** How often calls may be placed: one at a time and six a minute, counted across worker deaths. */

import { isLive } from '../../../lib/call.ts';
import { VoiceError } from '../../../lib/errors.ts';
import type { SessionStore, StoredArea } from '../session-store.ts';

const dialsPerMinute = 6;
const minuteMs = 60_000;

export interface DialLimit {
  /** Counts one more dial. Throws when it may not be placed now. */
  claim(): Promise<void>;
}

export function createDialLimit(store: SessionStore, stored: StoredArea, now = Date.now): DialLimit {
  return {
    async claim() {
      const { calls } = store.now();
      if (calls.some(({ phase }) => phase === 'dialing')) throw new VoiceError('already-dialling');
      if (calls.some(isLive)) throw new VoiceError('on-a-call');
      const known = ((await stored.get(['dials'])).dials as number[] | undefined) ?? [];
      const recent = known.filter((at) => at > now() - minuteMs);
      if (recent.length >= dialsPerMinute) throw new VoiceError('too-many-dials');
      await stored.set({ dials: [...recent, now()] });
    },
  };
}
