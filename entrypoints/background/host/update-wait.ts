/** An update would end the call (reliability, finding 4): it waits until nothing is in hand, and it is said that it waits. */

import { browser } from '../../../lib/browser.ts';
import { isLive } from '../../../lib/call.ts';
import type { SessionStore } from '../session-store.ts';

export interface UpdateWait {
  /** The browser has this version ready. */
  available(version: string): Promise<void>;
}

export function createUpdateWait(store: SessionStore): UpdateWait {
  const apply = () => {
    const { updateWaiting, calls, callbacks, work } = store.now();
    const isBusy = calls.length + callbacks.length + work.length > 0;
    if (updateWaiting !== null && !isBusy) browser.runtime.reload();
  };
  store.onChange(({ calls, callbacks, work }) => {
    if ((calls || callbacks || work) && !store.now().calls.some(isLive)) apply();
  });
  return {
    async available(version) {
      await store.ready;
      store.change({ updateWaiting: version });
      apply();
    },
  };
}
