/** Finds out why the host does not come up, says so, and brings it back as soon as the cause is gone. */

import { log } from '../../../lib/log.ts';
import type { InstanceProbe } from '../../../lib/queries.ts';
import type { Connection } from '../../../lib/session.ts';
import type { SessionStore } from '../session-store.ts';
import { askBeforeRestart } from './ask-before-restart.ts';
import type { ConnectHost } from './connect-host.ts';

export interface HostRecovery {
  /** Looks why the frame does not answer and puts the reason in the session. */
  diagnose(): Promise<void>;
  /** Once a minute: is the host still there, and can one that gave up be started again? */
  check(): Promise<void>;
}

const reasons: Partial<Record<InstanceProbe, Connection>> = {
  'signed-out': { state: 'signed-out' },
  'not-approved': { state: 'not-approved' },
  'access-denied': { state: 'access-denied' },
};

export function createHostRecovery(
  store: SessionStore,
  host: Pick<ConnectHost, 'ensure' | 'restart'>,
  probe: () => Promise<InstanceProbe | null>,
): HostRecovery {
  const isDown = () =>
    ['unreachable', 'signed-out', 'not-approved', 'access-denied'].includes(store.now().connection.state);
  const isVague = () => {
    const { connection } = store.now();
    return (
      connection.state === 'unreachable' || (connection.state === 'reconnecting' && connection.isRenewing)
    );
  };

  const askFirst = askBeforeRestart(store);
  let wasTriedAnew = false;

  async function diagnose(): Promise<void> {
    const found = await probe();
    const reason = found && reasons[found];
    // The host may have come up in the meantime.
    const { state } = store.now().connection;
    if (reason && isVague()) store.change({ connection: reason });
    if (found !== 'ready' || state !== 'unreachable' || store.carriesCall()) return;
    // The instance lets us in and its frame does not come up. Once may be chance, or a line that was down just then.
    if (wasTriedAnew) return store.change({ connection: { state: 'cookies-blocked' } });
    if (askFirst()) return;
    wasTriedAnew = true;
    await host.restart();
  }

  store.onChange(({ connection }, before) => {
    if (!connection || connection.state === before.connection.state) return;
    log.info('connection', { state: connection.state });
    if (connection.state === 'ready') wasTriedAnew = false;
    // One who has no answer, or asks for a new sign-in, does not know why.
    if (isVague()) void diagnose();
  });

  return {
    diagnose,
    async check() {
      // Who signed out has no host; signing in anywhere in the browser brings it back. Who closed it wants none.
      const { state } = store.now().connection;
      if (state !== 'signed-out' && state !== 'closed') await host.ensure();
      if (!isDown() || store.carriesCall()) return;
      if ((await probe()) === 'ready' && isDown() && !store.carriesCall() && !askFirst())
        await host.restart();
    },
  };
}
