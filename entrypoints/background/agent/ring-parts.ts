/** Whether a call would ring here, and the test that finds out by one. */

import { VoiceError } from '../../../lib/errors.ts';
import { isLoopback } from '../../../lib/host/instance-url.ts';
import { readSettings } from '../../../lib/settings.ts';
import type { RingFindings } from '../../../lib/sound/readiness.ts';
import type { ConnectHost } from '../host/connect-host.ts';
import type { SessionStore } from '../session-store.ts';
import { createRingWatch } from './ring-watch.ts';
import { createSelfTest } from './self-test.ts';

const limitMs = 10_000;

/** `tryBell` is asked where the host does not ring itself. */
export function createRingParts(
  store: SessionStore,
  { platform }: ConnectHost,
  tryBell: (ringer: string | null) => Promise<RingFindings['ringer']>,
) {
  const { check: checkRing } = createRingWatch({
    store,
    async tryRing(choice) {
      const { ringer, ...found } = await platform.checkRing(choice);
      return { ...found, ringer: ringer ?? (await tryBell(choice.ringer)) };
    },
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
