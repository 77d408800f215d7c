/** What concerns the agent rather than a call: presence, profile, signing out, being at work. */

import { browser } from '../../lib/browser.ts';
import { createActivity } from './activity.ts';
import type { ConnectHost } from './connect-host.ts';
import { createFailedCalls } from './failed-calls.ts';
import { createPresence } from './presence.ts';
import { createProfiles } from './profiles.ts';
import type { SessionStore } from './session-store.ts';
import { createSignOut } from './sign-out.ts';

export function createAgentParts(store: SessionStore, host: ConnectHost) {
  const presence = createPresence(store, host.platform);
  createProfiles(store, browser.storage.local);
  return {
    presence,
    failedCalls: createFailedCalls(store, host.platform),
    leaving: createSignOut(store, host, presence),
    activity: createActivity(store, host.platform, (seconds) => chrome.idle.queryState(seconds)),
  };
}
