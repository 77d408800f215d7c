/** What keeps the sign-in, and what ends it. */

import { VoiceError } from '../errors.ts';
import type { VoicePlatform } from '../voice-platform.ts';
import { ask, askLimitMs } from './ask.ts';
import { type Streams, upstream } from './snapshot.ts';

/** The verbs over `agent`, which throws `signed-out` when there is none. */
export function sessionVerbs(
  streams: Streams,
  ccpUrl: string,
  agent: () => connect.Agent,
): Pick<VoicePlatform, 'stay' | 'signOut'> {
  const path = ccpUrl.includes('/connect/') ? '/connect/logout' : '/logout';

  /** The page it leads to says nothing to us: an answer is all that is wanted. */
  async function endSession(): Promise<void> {
    const signal = AbortSignal.timeout(askLimitMs);
    try {
      await fetch(new URL(path, ccpUrl), { credentials: 'include', mode: 'no-cors', signal });
    } catch {
      throw new VoiceError('no-answer');
    }
  }

  return {
    stay: async () => (streams as unknown as { sendActivity?(): void }).sendActivity?.(),
    async signOut() {
      const offline = agent()
        .getAgentStates()
        .find(({ type }) => type === 'offline');
      if (offline) await ask((callbacks) => agent().setState(offline, callbacks));
      await endSession();
      upstream(streams).sendUpstream(streams.EventType.TERMINATE);
    },
  };
}
