/** Our own sign-in window: the CCP's frame cannot be seen, and its own pop-up would open again and again. */

import { browser } from '../../lib/browser.ts';
import { isLive } from '../../lib/call.ts';
import { VoiceError } from '../../lib/errors.ts';
import type { InstanceProbe } from '../../lib/queries.ts';
import type { ConnectHost } from './connect-host.ts';
import type { SessionStore, StoredArea } from './session-store.ts';

export interface SignIn {
  /** The tab of the window, null when there is none. */
  tab(): Promise<number | null | undefined>;
  /** Opens the window, or brings it to the front. Throws `on-a-call`, `not-set-up`. */
  open(): Promise<void>;
  /** A tab has loaded a page; when it is the window's and the agent is in, closes it and starts the host anew. */
  tabLoaded(tabId: number): Promise<void>;
  tabClosed(tabId: number): Promise<void>;
}

const size = { width: 480, height: 720 };

export function createSignIn(
  store: SessionStore,
  stored: StoredArea,
  host: ConnectHost,
  instance: { ccpUrl(): Promise<string | null>; probe(): Promise<InstanceProbe | null> },
): SignIn {
  const tabNow = async () => (await stored.get(['signInTab'])).signInTab as number | null | undefined;
  const keep = (tabId: number | null) => stored.set({ signInTab: tabId });

  return {
    tab: tabNow,
    async open() {
      const { calls, connection } = store.now();
      // A session that ran out in the middle of a call is the one reason to sign in during it: nothing can be done without.
      if (calls.some(isLive) && connection.state !== 'signed-out') throw new VoiceError('on-a-call');
      const ccpUrl = await instance.ccpUrl();
      if (!ccpUrl) throw new VoiceError('not-set-up');
      if (await host.show()) return;
      const known = await tabNow();
      const tab = known ? await browser.tabs.get(known).catch(() => null) : null;
      if (tab?.windowId !== undefined) {
        await browser.windows.update(tab.windowId, { focused: true });
        return;
      }
      const opened = await browser.windows.create({ url: ccpUrl, type: 'popup', ...size });
      await keep(opened.tabs?.[0]?.id ?? null);
    },
    async tabLoaded(tabId) {
      if (tabId !== (await tabNow())) return;
      // The CCP's own page also loads for a moment before it sends a stranger to the login: ask the instance.
      const found = await instance.probe();
      if (found !== 'ready' && found !== 'not-approved' && found !== 'access-denied') return;
      await keep(null);
      await browser.tabs.remove(tabId);
      // They are signed in, and something else is in the way: that is what has to be said now.
      if (found !== 'ready') return store.change({ connection: { state: found } });
      // A call that came meanwhile is served by the host that stands; its frame finds the new session by itself.
      if (!store.now().calls.some(isLive)) await host.restart();
    },
    async tabClosed(tabId) {
      if (tabId === (await tabNow())) await keep(null);
    },
  };
}
