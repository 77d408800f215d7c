/** What concerns the agent rather than a call: presence, profile, signing out, being at work. */

import { browser } from '../../../lib/browser.ts';
import { readSettings, watchSettings } from '../../../lib/settings.ts';
import { createFailedCalls } from '../calls/failed-calls.ts';
import type { ConnectHost } from '../host/connect-host.ts';
import type { SessionStore } from '../session-store.ts';
import { createActivity } from './activity.ts';
import { createPresence } from './presence.ts';
import { createProfiles } from './profiles.ts';
import { warnOfMissedRings } from './ring-warning.ts';
import { createShiftGuard } from './shift-guard.ts';
import { createSignOut } from './sign-out.ts';

/** The alarm at which the agent goes Offline. */
export const shiftEnd = 'shift-end';

export function createAgentParts(store: SessionStore, host: ConnectHost) {
  const presence = createPresence(store, host.platform);
  createProfiles(store, browser.storage.local);
  const shift = createShiftGuard({
    store,
    stored: browser.storage.local,
    presence,
    settings: readSettings,
    alarm: {
      set: async (at) => browser.alarms.create(shiftEnd, { when: at }),
      clear: () => browser.alarms.clear(shiftEnd),
    },
    windows: () => browser.windows.getAll(),
  });
  watchSettings(() => void shift.plan());
  warnOfMissedRings(store);
  return {
    presence,
    shift,
    failedCalls: createFailedCalls(store, host.platform),
    leaving: createSignOut(store, host, presence),
    activity: createActivity(store, host.platform, (seconds) => chrome.idle.queryState(seconds)),
  };
}
