/** What happens when the agent closes the softphone's window: it comes back once, and says why. */

import { browser } from '../../../lib/browser.ts';
import { isLive } from '../../../lib/call.ts';
import { log } from '../../../lib/log.ts';
import type { SessionStore, StoredArea } from '../session-store.ts';
import type { ConnectHost } from './connect-host.ts';

/** Who closes it again within this time means it. */
const meantMs = 10 * 60_000;

const told = {
  'window-back': ['The softphone window was closed', 'It is open again: calls need it. Minimise it instead.'],
  'sound-lost': [
    'The sound of your call is gone',
    'Its window was closed. Transfer it to your own name, which brings the sound back, or end it and call back.',
  ],
} as const;

/** Answers what to do when the window was closed by hand. */
export function createWindowReturn(
  store: SessionStore,
  stored: StoredArea,
  host: Pick<ConnectHost, 'ensure'>,
  now = Date.now,
): () => Promise<void> {
  return async () => {
    const { calls, connection } = store.now();
    const isOnCall = calls.some(isLive);
    // Said before anything is asked: nothing rings from here on.
    if (connection.state === 'ready')
      store.change({ connection: { state: isOnCall ? 'reconnecting' : 'connecting', since: now() } });
    const { windowClosedAt } = await stored.get(['windowClosedAt']);
    await stored.set({ windowClosedAt: now() });
    const isMeant = typeof windowClosedAt === 'number' && now() - windowClosedAt < meantMs;
    // An agent who is asked which softphone to keep has answered by closing one; a browser that is closing stays closed.
    const isAnswer = store.now().otherCcps.length > 0;
    const isLast = (await browser.windows.getAll({ windowTypes: ['normal'] })).length === 0;
    log.info('the softphone window was closed', { isOnCall, isMeant, isAnswer, isLast });
    if ((isMeant || isAnswer || isLast) && !isOnCall)
      return store.change({ connection: { state: 'closed' } });
    const code = isOnCall ? 'sound-lost' : 'window-back';
    const [title, remedy] = told[code];
    store.change({ notice: { code, title, remedy, at: now() } });
    await host.ensure();
  };
}
