/**
 * Watches for a host that is broken in a way it cannot mend itself, and makes it anew as soon as the service answers:
 * signalling that ended for good, data that stays old, a start that leads nowhere. Never while it carries a call,
 * whose audio would be gone, and not for ever: what a new host does not mend is left to a person.
 */

import { log } from '../../../lib/log.ts';
import type { InstanceProbe } from '../../../lib/queries.ts';
import type { Session } from '../../../lib/session.ts';
import type { SessionStore } from '../session-store.ts';
import { askBeforeRestart } from './ask-before-restart.ts';
import type { ConnectHost } from './connect-host.ts';

export type Illness = 'signalling' | 'stale' | 'starting' | 'unreachable';

/** How long the service must have answered before a new host is worth it: most of it mends itself within seconds. */
const patienceMs: Record<Illness, number> = {
  signalling: 0,
  starting: 0,
  unreachable: 5_000,
  stale: 10_000,
};
/** A host that starts well has its agent within two seconds. */
const startMs = 20_000;
const lookMs = 5_000;
const firstGapMs = 20_000;
/** After so long without trouble the next one is a new one. */
const wellMs = 5 * 60_000;
/** A window that opens again and again is worse than one that is broken. */
const most = { framed: 3, window: 1 };

/** What is wrong with the host at `now` that a new one could mend; null when nothing is. */
export function illnessOf({ connection, health }: Session, now: number): Illness | null {
  switch (connection.state) {
    case 'ready':
      return health.socket === 'failed' ? 'signalling' : null;
    case 'reconnecting':
      return 'stale';
    case 'connecting':
      return now - connection.since >= startMs ? 'starting' : null;
    case 'unreachable':
      return 'unreachable';
    default:
      return null;
  }
}

/** Watches from now on, as long as this worker lives; the next begins where the session stands. */
export function createWatchdog(
  store: SessionStore,
  host: Pick<ConnectHost, 'restart'>,
  probe: () => Promise<InstanceProbe | null>,
  now: () => number = Date.now,
): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let answersSince: number | null = null;
  let restartedAt = Number.NEGATIVE_INFINITY;
  let restarts = 0;

  const askFirst = askBeforeRestart(store, now);
  const isWell = () => {
    const { connection, health } = store.now();
    return !['ready', 'reconnecting', 'connecting', 'unreachable'].includes(connection.state)
      ? true
      : connection.state === 'ready' && health.socket !== 'failed';
  };

  async function look(): Promise<void> {
    const illness = illnessOf(store.now(), now());
    if (!illness || store.carriesCall()) return;
    if ((await probe()) !== 'ready') {
      answersSince = null;
      return;
    }
    answersSince ??= now();
    if (now() - answersSince < patienceMs[illness]) return;
    if (now() - restartedAt > wellMs) restarts = 0;
    const gapMs = restarts === 0 ? 0 : firstGapMs * 2 ** (restarts - 1);
    if (restarts >= most[store.now().host.kind] || now() - restartedAt < gapMs) return;
    // It may have come back, or begun to ring, while the instance was asked.
    if (illnessOf(store.now(), now()) !== illness || store.carriesCall() || askFirst()) return;
    restarts += 1;
    restartedAt = now();
    answersSince = null;
    log.warn('the host is made anew', { illness, restarts });
    await host.restart();
  }

  function watch(): void {
    if (isWell()) {
      answersSince = null;
      clearTimeout(timer);
      timer = undefined;
      return;
    }
    timer ??= setTimeout(() => {
      timer = undefined;
      void look()
        .catch((error) => log.warn('the host was not made anew', { why: String(error) }))
        .then(watch);
    }, lookMs);
  }

  store.onChange(({ connection, health, calls }) => {
    if (connection || health || calls) watch();
  });
  void store.ready.then(watch);
}
