/** Signs out, Offline first, so that nothing is offered to who is leaving. Never during a call: that waits for its end. */

import { isLive } from '../../../lib/call.ts';
import { isAtPlatform } from '../../../lib/callbacks/callback.ts';
import { errorWords } from '../../../lib/error-words.ts';
import { VoiceError } from '../../../lib/errors.ts';
import type { ConnectHost } from '../host/connect-host.ts';
import type { SessionStore } from '../session-store.ts';
import type { PresenceKeeper } from './presence.ts';

export interface SignOut {
  /**
   * Throws `on-a-call` while one is live, unless it may wait for the end of the call and its wrap-up; and `callback-open`
   * with a callback in hand, unless that was said a moment ago.
   */
  signOut(afterCall?: boolean): Promise<void>;
  /** Takes back what waits for the end of the call. */
  stayIn(): Promise<void>;
}

/** How long "once more" is waited for. */
const againMs = 30_000;

export function createSignOut(
  store: SessionStore,
  host: Pick<ConnectHost, 'platform' | 'close'>,
  presence: PresenceKeeper,
): SignOut {
  let warnedAt = Number.NEGATIVE_INFINITY;

  const choice = (kind: 'routable' | 'offline') =>
    store.now().agent?.choices.find((it) => it.kind === kind)?.id ?? null;

  async function leave(): Promise<void> {
    const offline = choice('offline');
    if (offline) presence.expect(offline);
    await host.platform.signOut();
    await host.close();
    store.change({
      connection: { state: 'signed-out' },
      agent: null,
      calls: [],
      callbacks: [],
      work: [],
      leavesAfterCall: false,
    });
  }

  store.onChange(({ calls }) => {
    // Wrap-up is the agent's own: who leaves closes it first.
    if (calls?.length !== 0 || !store.now().leavesAfterCall) return;
    store.change({ leavesAfterCall: false });
    void leave().catch((error: unknown) =>
      store.change({ notice: { ...errorWords(error), at: Date.now() } }),
    );
  });

  return {
    async signOut(afterCall) {
      if (!store.now().calls.some(isLive)) {
        const isWarned = Date.now() - warnedAt < againMs;
        if (!isWarned && store.now().callbacks.some(isAtPlatform)) {
          warnedAt = Date.now();
          throw new VoiceError('callback-open');
        }
        return leave();
      }
      if (!afterCall) throw new VoiceError('on-a-call');
      const offline = choice('offline');
      if (offline) await presence.choose(offline);
      store.change({ leavesAfterCall: true });
    },
    async stayIn() {
      store.change({ leavesAfterCall: false });
      const routable = choice('routable');
      // Choosing the routable one takes back what was to follow.
      if (store.now().agent?.nextPresence?.kind === 'offline' && routable) await presence.choose(routable);
    },
  };
}
