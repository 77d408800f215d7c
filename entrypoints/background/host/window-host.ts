/**
 * The host in a window of its own, with Amazon's CCP page in it. The page's scripts (ccp-window, ccp-relay) ask here
 * whether they are the host: each document that is gets a new host id, since its reports are numbered anew.
 */

import type { Tabs } from 'webextension-polyfill';
import { browser } from '../../../lib/browser.ts';
import { VoiceError } from '../../../lib/errors.ts';
import { ccpPageAt } from '../../../lib/host/ccp-page.ts';
import { originPattern } from '../../../lib/host/instance-url.ts';
import { log } from '../../../lib/log.ts';
import { type BegunHost, connectHostIn } from '../../../lib/messaging.ts';
import type { OwnExtension } from '../../../lib/sender.ts';
import type { ConnectHost as HostVerbs } from '../../../lib/voice-platform.ts';
import type { SessionStore, StoredArea } from '../session-store.ts';
import { putChatLibrary, registerCcpScripts, unregisterCcpScripts } from './ccp-scripts.ts';
import type { HostPlace } from './connect-host.ts';

export interface WindowHost extends HostPlace {
  /** Resolves once what an earlier worker knew is back. */
  readonly ready: Promise<void>;
  /** The tab that may speak as host; null when there is none. */
  trusted(): OwnExtension['ccpWindow'];
  /** Answers a page of the trusted tab that asks whether it is the host. */
  ccpHere(path: string, isSilent: boolean): Promise<BegunHost | null>;
  /** Puts Amazon's chat library into the world of the host's page. Throws when the browser does not. */
  bringChatLibrary(): Promise<void>;
  /** The trusted tab loaded a page: one of another origin can only be a company's sign-in. */
  tabLoaded(tabId: number): Promise<void>;
  /** Whether the tab that closed was the host's, and not by our doing. */
  tabClosed(tabId: number): Promise<boolean>;
}

interface Kept extends BegunHost {
  tabId: number;
}

const size = { width: 420, height: 640 };

export function createWindowHost(store: SessionStore, stored: StoredArea): WindowHost {
  let kept: Kept | null = null;
  const ready = stored.get(['hostWindow']).then(({ hostWindow }) => {
    kept = (hostWindow as Kept | undefined) ?? null;
  });
  async function keep(next: Kept | null): Promise<void> {
    kept = next;
    await stored.set({ hostWindow: next });
  }
  const tabNow = async () => {
    await ready;
    return kept ? browser.tabs.get(kept.tabId).catch(() => null) : null;
  };

  /** How an attempt to sign in goes is known elsewhere. */
  function signedOut(): void {
    if (store.now().connection.state !== 'signed-out') store.change({ connection: { state: 'signed-out' } });
  }

  /** A page that is still loading has nothing to tell; one that has loaded and does not answer is not the host. */
  async function present(there: HostVerbs) {
    const tab = await tabNow();
    return tab?.status === 'complete' ? there.presentReport() : null;
  }

  return {
    ready,
    async standing() {
      const tab = await tabNow();
      if (!tab?.id) return null;
      if (isDead(tab)) await browser.tabs.reload(tab.id);
      return kept;
    },
    async open(hostId, ccpUrl) {
      await ready;
      await registerCcpScripts(ccpUrl);
      const open = await openCcp(ccpUrl);
      const tabId = open ?? (await newWindow());
      // Kept before the page loads, so that its first question finds it.
      await keep({ tabId, hostId, ccpUrl });
      await browser.tabs.update(tabId, { url: ccpUrl });
      // Neither must stop a call from coming in: not every browser and not every window has them.
      await browser.tabs.update(tabId, { autoDiscardable: false } as object).catch(() => {});
      if (open) await browser.tabs.update(tabId, { pinned: true }).catch(() => {});
    },
    async close() {
      const tab = await tabNow();
      await keep(null);
      await unregisterCcpScripts();
      if (tab?.id) await browser.tabs.remove(tab.id);
    },
    async hasDied() {
      const tab = await tabNow();
      return tab !== null && isDead(tab);
    },
    verbs: new Proxy({} as HostVerbs, {
      get: (_, verb) => {
        if (!kept) throw new VoiceError('host-lost', 'its window is closed');
        const there = connectHostIn(kept.tabId);
        return verb === 'presentReport' ? () => present(there) : there[verb as keyof HostVerbs];
      },
    }),
    trusted: () => kept && { tabId: kept.tabId, origin: new URL(kept.ccpUrl).origin },
    async ccpHere(path, isSilent) {
      if (!kept) return null;
      const { ccpUrl, tabId } = kept;
      const page = ccpPageAt(new URL(String(path), ccpUrl).href, ccpUrl);
      if (page === null || isSilent) {
        log.info('the window shows no softphone', { isSilent });
        if (page === null) signedOut();
        else store.change({ connection: { state: 'unreachable', since: Date.now() } });
        return null;
      }
      const hostId = crypto.randomUUID();
      store.believeHost(hostId);
      await keep({ tabId, hostId, ccpUrl });
      return { hostId, ccpUrl };
    },
    async bringChatLibrary() {
      if (!kept) throw new VoiceError('host-lost', 'its window is closed');
      await putChatLibrary(kept.tabId);
    },
    async show() {
      const tab = await tabNow();
      if (tab?.windowId === undefined) return false;
      await browser.tabs.update(tab.id, { active: true });
      await browser.windows.update(tab.windowId, { state: 'normal', focused: true });
      return true;
    },
    async tabLoaded(tabId) {
      if (tabId !== kept?.tabId) return;
      const { url } = await browser.tabs.get(tabId);
      const isElsewhere = URL.parse(url ?? '')?.origin !== new URL(kept.ccpUrl).origin;
      if (isElsewhere && url !== 'about:blank') signedOut();
    },
    async tabClosed(tabId) {
      await ready;
      if (tabId !== kept?.tabId) return false;
      await keep(null);
      return true;
    },
  };
}

/** Thrown out of memory, or its process died: loaded again, the page comes back where it was. */
const isDead = ({ discarded, status }: Tabs.Tab) => discarded === true || (status as string) === 'unloaded';

/** A page with a CCP that is open already, so that the agent has no second softphone; undefined when there is none. */
async function openCcp(ccpUrl: string): Promise<number | undefined> {
  const open = await browser.tabs.query({ url: originPattern(ccpUrl) });
  return open.find(({ url }) => ccpPageAt(url, ccpUrl) === 'ccp')?.id;
}

/** A small window, behind the one the agent works in. It is empty, and loads nothing before it is trusted. */
async function newWindow(): Promise<number> {
  const before = await browser.windows.getLastFocused().catch(() => null);
  const opened = await browser.windows.create({ url: 'about:blank', type: 'popup', focused: false, ...size });
  const tabId = opened.tabs?.[0]?.id;
  if (tabId === undefined) throw new VoiceError('host-lost', 'the browser did not open a window');
  // Some browsers put every new window in front.
  if (before?.focused && before.id !== undefined)
    await browser.windows.update(before.id, { focused: true }).catch(() => {});
  return tabId;
}
