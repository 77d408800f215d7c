/** An update would end the call (reliability, finding 4): it waits until none is live. */

import { browser } from '../../../lib/browser.ts';
import { isLive } from '../../../lib/call.ts';
import type { SessionStore, StoredArea } from '../session-store.ts';

export interface UpdateWait {
  /** A new version is there. */
  available(): Promise<void>;
}

export function createUpdateWait(store: SessionStore, stored: StoredArea): UpdateWait {
  const apply = async () => {
    const { isUpdateWaiting } = await stored.get(['isUpdateWaiting']);
    const { calls, callbacks, work } = store.now();
    const isBusy = calls.length + callbacks.length + work.length > 0;
    if (isUpdateWaiting && !isBusy) browser.runtime.reload();
  };
  store.onChange(({ calls, callbacks, work }) => {
    if ((calls || callbacks || work) && !store.now().calls.some(isLive)) void apply();
  });
  return {
    async available() {
      await stored.set({ isUpdateWaiting: true });
      await store.ready;
      await apply();
    },
  };
}
