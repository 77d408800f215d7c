/** Whether a call would ring here, and the test that finds out by one. */

import { VoiceError } from '../../../lib/errors.ts';
import { isLoopback } from '../../../lib/host/instance-url.ts';
import { readSettings } from '../../../lib/settings.ts';
import type { ConnectHost } from '../host/connect-host.ts';
import type { SessionStore } from '../session-store.ts';
import { createRingWatch } from './ring-watch.ts';
import { createSelfTest } from './self-test.ts';

const limitMs = 10_000;

export function createRingParts(store: SessionStore, { platform }: ConnectHost) {
  const { check: checkRing } = createRingWatch({
    store,
    tryRing: (choice) => platform.checkRing(choice),
    notifications: async () =>
      (await chrome.notifications.getPermissionLevel?.()) === 'denied' ? 'denied' : 'allowed',
  });
  return { checkRing, selfTest: createSelfTest({ store, checkRing, platform, placeCall }) };
}

/** Only an instance on this computer has nobody to disturb, and a door for it. */
async function placeCall(): Promise<((testId: string) => Promise<void>) | null> {
  const { ccpUrl } = await readSettings();
  if (!ccpUrl || !isLoopback(ccpUrl)) return null;
  return async (test) => {
    const answer = await fetch(new URL('/self-test-call', ccpUrl), {
      method: 'POST',
      credentials: 'include',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ test }),
      signal: AbortSignal.timeout(limitMs),
    }).catch(() => {
      throw new VoiceError('no-answer');
    });
    if (!answer.ok) throw new VoiceError('refused', String(answer.status));
  };
}
