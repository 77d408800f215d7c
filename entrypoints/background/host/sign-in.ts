/**
 * Where the agent signs in: a window of our own, since the CCP's frame cannot be seen and its pop-up would open again and
 * again; or the softphone's, where it has one.
 */

import { browser } from '../../../lib/browser.ts';
import { isLive } from '../../../lib/call.ts';
import { VoiceError } from '../../../lib/errors.ts';
import { ccpPageAt } from '../../../lib/host/ccp-page.ts';
import type { InstanceProbe } from '../../../lib/queries.ts';
import type { Connection } from '../../../lib/session.ts';
import type { Settings } from '../../../lib/settings.ts';
import type { SessionStore, StoredArea } from '../session-store.ts';
import type { ConnectHost } from './connect-host.ts';

export interface SignIn {
  /** The tab that somebody signs in in, if there is one. */
  tab(): Promise<number | undefined>;
  /** Opens the window, or brings it to the front. Throws `on-a-call`, `not-set-up`. */
  open(): Promise<void>;
  /** A tab has loaded a page; when it is the window's and the agent is in, closes it and starts the host anew. The softphone's own goes on to it. */
  tabLoaded(tabId: number): Promise<void>;
  tabClosed(tabId: number): Promise<void>;
}

/** The window and the pages it has shown while nobody was signed in, by origin and path. */
interface SignInWindow {
  tabId: number;
  pages: string[];
}

type Attempt = Extract<Connection, { state: 'signed-out' }>['attempt'];

const size = { width: 480, height: 720 };
const mostPages = 20;
/** A page that is led to the softphone and comes back from it is left where it is for so long. */
const ledMs = 60_000;

export function createSignIn(
  store: SessionStore,
  stored: StoredArea,
  host: ConnectHost,
  /** The tab of a softphone that has a window of its own. */
  hostTab: () => number | undefined,
  instance: {
    settings(): Promise<Pick<Settings, 'ccpUrl' | 'loginUrl'>>;
    probe(): Promise<InstanceProbe | null>;
  },
): SignIn {
  const standing = async () => (await stored.get(['signIn'])).signIn as SignInWindow | null | undefined;
  const keep = (signIn: SignInWindow | null) => stored.set({ signIn });
  const say = (attempt: Attempt) => {
    if (store.now().connection.state === 'signed-out' && attempt)
      store.change({ connection: { state: 'signed-out', attempt } });
  };

  let ledAt = Number.NEGATIVE_INFINITY;

  /** What a page that has loaded says of an attempt that has not got anybody in yet. */
  async function stillOut(known: SignInWindow): Promise<Attempt> {
    const { ccpUrl, loginUrl } = await instance.settings();
    // Only pages of sites we may look at have an address.
    const url = URL.parse((await browser.tabs.get(known.tabId)).url ?? '');
    if (!url) return 'open';
    const page = url.origin + url.pathname;
    await keep({ ...known, pages: [...known.pages, page].slice(-mostPages) });
    const isInstance = url.origin === URL.parse(ccpUrl ?? '')?.origin;
    const beganElsewhere = loginUrl !== null && URL.parse(loginUrl)?.origin !== url.origin;
    if (isInstance && beganElsewhere) return 'not-let-in';
    return known.pages.includes(page) ? 'asked-again' : 'open';
  }

  /** The softphone's own window: it stays, and shows the softphone once somebody is in. */
  async function hostLoaded(tabId: number): Promise<void> {
    const { ccpUrl } = await instance.settings();
    const { url } = await browser.tabs.get(tabId);
    if (!ccpUrl || ccpPageAt(url, ccpUrl) !== null) return keep(null);
    const known = await standing();
    const found = await instance.probe();
    if (found === 'signed-out')
      return say(await stillOut(known?.tabId === tabId ? known : { tabId, pages: [] }));
    // A company's sign-in may end on any page, and a session may be there again by itself.
    const isInstance = URL.parse(url ?? '')?.origin === new URL(ccpUrl).origin;
    if (found !== 'ready' || !isInstance || Date.now() - ledAt < ledMs) return;
    ledAt = Date.now();
    await browser.tabs.update(tabId, { url: ccpUrl });
  }

  /** From the instance's page, where only passwords are known. */
  async function goToCompany(tabId: number, loginUrl: string): Promise<void> {
    // A page that has no address here is the company's.
    if ((await browser.tabs.get(tabId)).url === undefined) return;
    await keep({ tabId, pages: [] });
    await browser.tabs.update(tabId, { url: loginUrl });
    say('open');
  }

  return {
    tab: async () => (await standing())?.tabId,
    async open() {
      const { calls, connection } = store.now();
      // A session that ran out in the middle of a call is the one reason to sign in during it: nothing can be done without.
      if (calls.some(isLive) && connection.state !== 'signed-out') throw new VoiceError('on-a-call');
      const { ccpUrl, loginUrl } = await instance.settings();
      if (!ccpUrl) throw new VoiceError('not-set-up');
      if (await host.show()) {
        const tabId = hostTab();
        if (loginUrl && tabId !== undefined && connection.state === 'signed-out')
          await goToCompany(tabId, loginUrl);
        return;
      }
      const known = await standing();
      const tab = known ? await browser.tabs.get(known.tabId).catch(() => null) : null;
      if (tab?.windowId !== undefined) {
        await browser.windows.update(tab.windowId, { focused: true });
        return;
      }
      const opened = await browser.windows.create({ url: loginUrl ?? ccpUrl, type: 'popup', ...size });
      const tabId = opened.tabs?.[0]?.id;
      await keep(tabId === undefined ? null : { tabId, pages: [] });
      say('open');
    },
    async tabLoaded(tabId) {
      if (tabId === hostTab()) return hostLoaded(tabId);
      const known = await standing();
      if (!known || known.tabId !== tabId) return;
      // The CCP's own page also loads for a moment before it sends a stranger to the login: ask the instance.
      const found = await instance.probe();
      // Another page of the window may have loaded meanwhile, and be the last.
      if ((await standing())?.tabId !== tabId) return;
      if (found === 'signed-out') say(await stillOut(known));
      if (found !== 'ready' && found !== 'not-approved' && found !== 'access-denied') return;
      await keep(null);
      await browser.tabs.remove(tabId);
      // They are signed in, and something else is in the way: that is what has to be said now.
      if (found !== 'ready') return store.change({ connection: { state: found } });
      // A call that came meanwhile is served by the host that stands; its frame finds the new session by itself, and
      // may have done so by now.
      const { calls, connection } = store.now();
      if (connection.state !== 'ready' && !calls.some(isLive)) await host.restart();
    },
    async tabClosed(tabId) {
      if (tabId !== (await standing())?.tabId) return;
      await keep(null);
      say('closed');
    },
  };
}
