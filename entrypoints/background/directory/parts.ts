/** The directory with what it stands on, put together. */

import type { Database } from '../../../lib/database.ts';
import type { TransferTarget } from '../../../lib/directory/entry.ts';
import { log } from '../../../lib/log.ts';
import type { VoicePlatform } from '../../../lib/voice-platform.ts';
import type { ServiceNowPeople } from '../servicenow/people.ts';
import type { SessionStore, StoredArea } from '../session-store.ts';
import { nameCallers } from './caller-names.ts';
import { createContactsStore } from './contacts-store.ts';
import { createDirectory, type Directory } from './directory.ts';
import { createQuickConnects } from './quick-connects.ts';

/** Calls get their names from it, then from `elsewhere`, and it learns from calls who is recent. */
export function createDirectoryParts(
  store: SessionStore,
  stored: StoredArea,
  database: () => Promise<Database>,
  platform: Pick<VoicePlatform, 'quickConnects'>,
  elsewhere: ServiceNowPeople,
) {
  const contacts = createContactsStore(database);
  const quickConnects = createQuickConnects(
    store,
    stored,
    () => platform.quickConnects(),
    () => directory.forget(),
  );
  const directory: Directory = createDirectory(contacts, quickConnects);
  const names = nameCallers(store, async (e164) => {
    const here = await directory.whoIs(e164);
    return here.length > 0 ? here : elsewhere.whoIs(e164);
  });
  /** A recent that could not be kept is no reason to fail a call. */
  function noteUse(target: TransferTarget): void {
    directory.used(target).catch((error: unknown) => log.warn('use not kept', { why: String(error) }));
  }
  store.onCallEvent(({ type, call }) => {
    if (type === 'dialled' && call.number) noteUse({ kind: 'number', e164: call.number });
  });
  return { directory, contacts, quickConnects, names, noteUse };
}
