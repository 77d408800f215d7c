/** Work that is no call, put together: its desk, and the chats that are carried on here. */

import { browser } from '../../../lib/browser.ts';
import type { VoicePlatform } from '../../../lib/voice-platform.ts';
import type { SessionStore, StoredArea } from '../session-store.ts';
import { createChatDesk } from './chats.ts';
import { connectDoor, type WorkDoor } from './desk.ts';

/** `servicenow` is how that instance is asked. */
export function createWorkParts(
  store: SessionStore,
  stored: StoredArea,
  platform: Omit<VoicePlatform, 'onReport'>,
  servicenow: WorkDoor,
) {
  const chats = createChatDesk({
    ...{ store, stored, platform },
    openTab: (url) => browser.tabs.create({ url }),
  });
  const doors = { connect: connectDoor(platform), servicenow };
  return { work: { store, chats, doors, now: Date.now }, chats };
}
