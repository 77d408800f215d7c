/** A host that dies in a call, by hand or by a crash: it is made again at once, and that it was gone is said. */

import { isLive } from '../../../lib/call.ts';
import { log } from '../../../lib/log.ts';
import type { SessionStore } from '../session-store.ts';
import type { ConnectHost, HostPlace } from './connect-host.ts';

const [title, remedy] = [
  'The softphone stopped during your call',
  'It starts again now. If the sound does not come back, transfer the call to your own name, or end it and call back.',
];

/** The CCP's shared worker ends a moment after its last page; a page that still met it would wait for it in vain. */
const lastBreathMs = 1_000;

/** Answers what to do when the host's line breaks; the host may be there all the same. */
export function createHostLoss(
  store: SessionStore,
  host: Pick<ConnectHost, 'ensure'>,
  hasDied: HostPlace['hasDied'],
  now = Date.now,
): () => Promise<void> {
  return async () => {
    await store.ready;
    if (!store.now().calls.some(isLive) || !(await hasDied())) return;
    log.warn('the host is gone during a call');
    store.change({
      notice: { code: 'host-lost', title, remedy, at: now() },
      connection: { state: 'reconnecting', since: now() },
    });
    await new Promise((over) => setTimeout(over, lastBreathMs));
    await host.ensure();
  };
}
