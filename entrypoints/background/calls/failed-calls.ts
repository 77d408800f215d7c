/**
 * Clears calls that failed to connect, as Connect's own panel does since 2020: until then no other call comes. The
 * session keeps what happened, so it stays on the screen.
 */

import { type Call, isLive } from '../../../lib/call.ts';
import type { Session } from '../../../lib/session.ts';
import type { VoicePlatform } from '../../../lib/voice-platform.ts';
import type { SessionStore } from '../session-store.ts';
import { until } from '../until.ts';

/** Long enough to be seen, in Connect's own reports too. */
const shownForMs = 2_000;
/** A cleared contact is told to be gone well within this. */
const goneWithinMs = 5_000;

export function createFailedCalls(
  store: SessionStore,
  platform: Pick<VoicePlatform, 'clear'>,
): {
  /** Goes on with what an earlier worker has left; then it follows by itself. */
  goOn(): void;
} {
  const clearing = new Set<string>();

  function follow(calls: readonly Call[]): void {
    for (const { id } of calls.filter((call) => isFailed(call, store.now()))) {
      if (clearing.has(id)) continue;
      clearing.add(id);
      setTimeout(() => {
        // Refused, it has moved on, or stays with its button as before.
        void platform.clear(id).catch(() => {});
      }, shownForMs);
    }
    for (const id of clearing) if (!calls.some((call) => call.id === id)) clearing.delete(id);
  }

  store.onChange(({ calls }) => calls && follow(calls));
  return { goOn: () => follow(store.now().calls) };
}

/**
 * Clears them now, and the `over` ones with them, for a call that is to be placed: it would be refused. What is gone is told
 * later than it was asked for, so the session is waited for. One that stays says so by that refusal.
 */
export async function makeRoom(
  store: Pick<SessionStore, 'now' | 'onChange'>,
  platform: Pick<VoicePlatform, 'clear'>,
  over: readonly string[] = [],
): Promise<void> {
  const inTheWay = (session: Session) =>
    session.calls.filter((call) => isFailed(call, session) || (over.includes(call.id) && !isLive(call)));
  await Promise.all(inTheWay(store.now()).map(({ id }) => platform.clear(id).catch(() => {})));
  await until(store, (session) => inTheWay(session).length === 0, goneWithinMs);
}

/** A call in that failed for want of a softphone stays: back in Available the next one would fail too. */
function isFailed({ phase, endReason, direction }: Call, { health }: Session): boolean {
  if (phase !== 'ended' || endReason !== 'failed') return false;
  return direction === 'outbound' || health.softphoneError === null;
}
