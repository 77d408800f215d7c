/**
 * Other pages of the browser that hold a softphone of the same agent. Only one may have the sound, and which one
 * that is must not be left to chance: the agent chooses.
 */

import { browser } from '../../../lib/browser.ts';
import { isLive } from '../../../lib/call.ts';
import { VoiceError } from '../../../lib/errors.ts';
import { ccpPageAt } from '../../../lib/host/ccp-page.ts';
import { originPattern } from '../../../lib/host/instance-url.ts';
import type { PageRequest } from '../../../lib/page/requests.ts';
import type { SenderStamps } from '../../../lib/sender.ts';
import type { OtherCcp } from '../../../lib/session.ts';
import type { SessionStore } from '../session-store.ts';
import { watchFrame } from './ccp-scripts.ts';

export interface OtherCcps {
  /** Looks for them and puts them in the session. */
  look(): Promise<void>;
  /** A page was loaded or is gone: it may have been one, or be one now. */
  tabLoaded(tabId: number): Promise<void>;
  tabClosed(tabId: number): Promise<void>;
  /** A frame says that it holds one in the page of this site, or that it goes. */
  framed(frame: SenderStamps, site: string, isHere: boolean): Promise<void>;
  /** A frame of the instance stood before it was set: it is asked by a script of its own whether it holds one. */
  frameHere(frame: SenderStamps): Promise<void>;
  /** Closes all of them but those that another site frames. */
  close(): Promise<void>;
  /** Closes all but the one that is to be the host; false, and nothing is closed, when none can. Throws `on-a-call`. */
  keepOne(): Promise<boolean>;
}

/** As long as a host name may be. */
const longestSite = 253;

/** `ownTabs` are ours: the window host and the sign-in window. */
export function createOtherCcps(
  store: SessionStore,
  ccpUrl: () => Promise<string | null>,
  ownTabs: () => Promise<readonly (number | null | undefined)[]>,
): OtherCcps {
  async function look(): Promise<void> {
    const url = await ccpUrl();
    store.change({ otherCcps: url ? await found(url) : [] });
  }

  async function found(url: string): Promise<OtherCcp[]> {
    const [tabs, own, framed] = await Promise.all([
      browser.tabs.query({ url: originPattern(url) }).catch(() => []),
      ownTabs(),
      stillFramed(),
    ]);
    const pages = tabs.flatMap(({ id, url: address, title }) => {
      const page = ccpPageAt(address, url);
      if (id === undefined || page === null || own.includes(id)) return [];
      return [{ tabId: id, title: title ?? '', canHost: page === 'ccp' }];
    });
    return [...pages, ...framed.filter(({ tabId }) => !pages.some((page) => page.tabId === tabId))];
  }

  /** Those that answer; a page that went elsewhere has nobody who would. */
  async function stillFramed(): Promise<OtherCcp[]> {
    const known = store.now().otherCcps.filter(({ isFramed }) => isFramed);
    const answers = await Promise.all(known.map(({ tabId }) => isAnswered(tabId)));
    return known.filter((_, at) => answers[at]);
  }

  const remove = async (ccps: readonly OtherCcp[]) => {
    await browser.tabs.remove(ccps.filter(({ isFramed }) => !isFramed).map(({ tabId }) => tabId));
    await look();
  };
  const isKnown = (id: number) => store.now().otherCcps.some(({ tabId }) => tabId === id);
  return {
    look,
    async tabLoaded(id) {
      const [tab, url] = await Promise.all([browser.tabs.get(id).catch(() => null), ccpUrl()]);
      if (isKnown(id) || (url && ccpPageAt(tab?.url, url))) await look();
    },
    async tabClosed(id) {
      if (isKnown(id)) await look();
    },
    async framed({ origin, tab, frameId }, site, isHere) {
      const [url, own] = await Promise.all([ccpUrl(), ownTabs()]);
      const isInstance = url !== null && origin === new URL(url).origin;
      const { otherCcps } = store.now();
      if (!isInstance || tab?.id === undefined || !frameId || own.includes(tab.id)) return;
      const others = otherCcps.filter(({ tabId, isFramed }) => tabId !== tab.id || !isFramed);
      // The agent workspace frames the softphone too, and is known as a page.
      if (others.some(({ tabId }) => tabId === tab.id)) return;
      const framed = {
        tabId: tab.id,
        title: site.slice(0, longestSite),
        canHost: false,
        isFramed: true as const,
      };
      store.change({ otherCcps: isHere ? [...others, framed] : others });
    },
    async frameHere(frame) {
      const url = await ccpUrl();
      const isWatched = store.now().otherCcps.some(({ tabId }) => tabId === frame.tab?.id);
      if (url && !isWatched) await watchFrame(url, frame);
    },
    close: () => remove(store.now().otherCcps),
    async keepOne() {
      if (store.now().calls.some(isLive)) throw new VoiceError('on-a-call');
      const { otherCcps } = store.now();
      const chosen = otherCcps.find(({ canHost }) => canHost);
      if (!chosen) return false;
      await remove(otherCcps.filter((ccp) => ccp !== chosen));
      return true;
    },
  };
}

async function isAnswered(tabId: number): Promise<boolean> {
  const request: PageRequest = { to: 'page', name: 'isCcpFramed', args: [] };
  const reply = await browser.tabs.sendMessage(tabId, request).catch(() => null);
  return (reply as { value?: unknown } | null | undefined)?.value === true;
}
