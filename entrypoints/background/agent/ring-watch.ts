/** Keeps the session's light of ring readiness true, and has the host try microphone and ringer when that may have changed. */

import { isLive } from '../../../lib/call.ts';
import { log } from '../../../lib/log.ts';
import type { Session } from '../../../lib/session.ts';
import type { DeviceChoice } from '../../../lib/sound/devices.ts';
import type { RingFindings } from '../../../lib/sound/readiness.ts';
import { ringReadiness } from '../../../lib/sound/ring-readiness.ts';
import type { SessionStore } from '../session-store.ts';

export interface RingWatch {
  /** Tries again now. Throws what the host throws. */
  check(): Promise<void>;
}

interface RingWatchParts {
  store: SessionStore;
  tryRing(choice: DeviceChoice): Promise<Omit<RingFindings, 'notifications' | 'at'>>;
  notifications(): Promise<RingFindings['notifications']>;
  now?: () => number;
}

/** Findings older than this are looked at again when the agent becomes Available. */
const freshMs = 10 * 60_000;
/** A host that could not say is asked again after this. */
const againMs = 30_000;

export function createRingWatch({
  store,
  tryRing,
  notifications,
  now = Date.now,
}: RingWatchParts): RingWatch {
  let running: Promise<void> | null = null;
  let failedAt: number | null = null;

  async function tryNow(): Promise<void> {
    const [found, shown] = await Promise.all([tryRing(store.now().devices.chosen), notifications()]);
    store.change({ ring: { ...found, notifications: shown, at: now() } });
  }
  const check = () => {
    running ??= tryNow().finally(() => {
      running = null;
    });
    return running;
  };

  store.onChange((changed, before) => {
    const session = store.now();
    const readiness = ringReadiness(session);
    if (JSON.stringify(readiness) !== JSON.stringify(session.readiness)) {
      if (readiness.light !== session.readiness.light)
        log.info('ring readiness', { light: readiness.light, why: readiness.why?.title });
      store.change({ readiness });
    }
    const hasJustFailed = failedAt !== null && now() - failedAt < againMs;
    if ('ring' in changed || hasJustFailed || !isWorthTrying(session, before, now())) return;
    check().then(
      () => {
        failedAt = null;
      },
      (error) => {
        // A host that is just going says nothing.
        failedAt = now();
        log.warn('ring not tried', { why: String(error) });
      },
    );
  });

  return {
    async check() {
      // What runs already may have looked before that was mended which is asked about.
      await running?.catch(() => {});
      await check();
    },
  };
}

/** Whether something happened that the last findings know nothing of. Never in a call, whose microphone it is. */
function isWorthTrying(session: Session, before: Session, now: number): boolean {
  const { agent, connection, calls, devices, health, ring } = session;
  if (connection.state !== 'ready' || agent?.phone.type !== 'softphone' || calls.some(isLive)) return false;
  if (!ring) return true;
  const isRoutable = ({ agent }: Session) => agent?.presence.kind === 'routable';
  return (
    JSON.stringify(devices) !== JSON.stringify(before.devices) ||
    health.microphone !== before.health.microphone ||
    ('afterSleep' in before.connection && before.connection.afterSleep === true) ||
    (isRoutable(session) && !isRoutable(before) && now - ring.at > freshMs)
  );
}
