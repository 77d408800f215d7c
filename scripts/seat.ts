/** An agent's seat: one browser with the extension loaded, and the moves a person makes in it. Tests and the tour sit here. */

import type { Browser, Frame, Page } from 'puppeteer';
import type { CommandName, Commands } from '../lib/commands.ts';
import type { Reply } from '../lib/messaging.ts';
import type { Session } from '../lib/session.ts';
import { type BrowserOptions, launchBrowser, extensionOrigin as origin } from './browser.ts';
import { watchStoredSession } from './stored-session.ts';

export interface Seat extends AsyncDisposable {
  readonly browser: Browser;
  /** A page of the extension's own origin that draws nothing and listens to nothing: for looking at storage and sending commands. */
  readonly probe: Page;
  /** Gives the extension an instance's address, as the set-up page does. */
  takeInstance(ccpUrl: string): Promise<void>;
  /** Takes the instance and signs in at its login page. */
  signIn(ccpUrl: string, login: string): Promise<void>;
  /** Opens `url` in a new tab, in front. */
  tab(url: string): Promise<Page>;
  /** Opens `url` in a new window. */
  window(url: string): Promise<Page>;
  /** A page of the extension in a tab, such as `popup.html`. */
  own(path: string): Promise<Page>;
  /** The popup as the toolbar button opens it over `page`. */
  popup(page: Page): Promise<Page>;
  /** The widget's frame on `page`, as soon as it is there. */
  widget(page: Page): Promise<Frame>;
  /** The background's session as it is stored now. */
  session(): Promise<Session>;
  /** Resolves with the first session for which `holds` is true; fails after `limitMs` (20 s) and shows the last one. */
  waitForSession(holds: (session: Session) => boolean, limitMs?: number): Promise<Session>;
  /** Sends a command as a page of ours. Throws with the error's code. */
  command<Name extends CommandName>(name: Name, ...args: Parameters<Commands[Name]>): Promise<void>;
  /** Closes the hidden document that holds the softphone, as a crash or a hand in the task manager does. */
  closeHost(): Promise<void>;
  /** Stops the background worker as the browser does when it is idle; resolves when it is gone. */
  killWorker(): Promise<void>;
  /** Resolves once the browser itself has stopped the worker, which it does 30 s after its last work. Needs `leavesWorker`. */
  workerSleeps(): Promise<void>;
}

export type SeatOptions = BrowserOptions & { extension: string };

/** Starts the browser with the microphone granted to the extension. Dispose ends the browser. */
export async function takeSeat(options: SeatOptions): Promise<Seat> {
  const browser = await launchBrowser(options);
  try {
    // Set-up opens itself in a new profile, in front; what is opened before it would be hidden by it.
    if (!options.profile) await browser.waitForTarget((target) => target.url() === `${origin}/setup.html`);
    return await sitDown(browser, options);
  } catch (error) {
    await browser.close();
    throw error;
  }
}

async function sitDown(browser: Browser, { leavesWorker }: SeatOptions): Promise<Seat> {
  if (!leavesWorker)
    await browser.waitForTarget(
      (target) => target.type() === 'service_worker' && target.url() === `${origin}/background.js`,
    );
  // No prompt can be answered by a script, and the microphone is asked for by the extension's own origin.
  await browser.defaultBrowserContext().overridePermissions(origin, ['microphone']);
  const probe = (await browser.pages())[0] ?? (await browser.newPage());
  await probe.goto(`${origin}/manifest.json`);
  const stored = await watchStoredSession(probe);

  const seat: Seat = {
    browser,
    probe,
    session: async () => stored.now(),
    waitForSession: (holds, limitMs = 20_000) => stored.until(holds, limitMs),
    tab: (url) => opened(browser.newPage(), url),
    window: (url) => opened(browser.newPage({ type: 'window' }), url),
    own: (path) => opened(browser.newPage(), `${origin}/${path}`),
    async popup(page) {
      await page.bringToFront();
      const target = browser.waitForTarget((t) => t.url() === `${origin}/popup.html`);
      const [extension] = (await browser.extensions()).values();
      if (!extension) throw new Error('The extension is not loaded.');
      await extension.triggerAction(page);
      return (await target).asPage();
    },
    // Of one that has just left the page Puppeteer may be told later than of all else; it has no element.
    widget: (page) =>
      page.waitForFrame(
        async (frame) =>
          frame.url().endsWith('/widget.html') && Boolean(await frame.frameElement().catch(() => null)),
      ),
    async command(name, ...args) {
      const reply = await probe.evaluate((request): Promise<Reply> => chrome.runtime.sendMessage(request), {
        to: 'background',
        name,
        args,
      });
      if (reply && 'error' in reply)
        throw new Error(`${name}: ${reply.error.code} ${reply.error.detail ?? ''}`);
    },
    async takeInstance(ccpUrl) {
      // The simulated instance is British, and these agents have called at home before.
      await probe.evaluate(() => chrome.storage.local.set({ dialledCountries: ['GB'] }));
      // Framed, the microphone is the extension's; in a window of its own, the instance's.
      await browser.defaultBrowserContext().overridePermissions(new URL(ccpUrl).origin, ['microphone']);
      await seat.command('useInstance', ccpUrl);
    },
    async signIn(ccpUrl, login) {
      await seat.takeInstance(ccpUrl);
      const form = browser.waitForTarget(
        (t) => t.type() === 'page' && t.url().startsWith(new URL(ccpUrl).origin),
      );
      await seat.command('signIn');
      await fillLogin(await (await form).asPage(), login);
      await seat.waitForSession((session) => session.connection.state === 'ready' && session.agent !== null);
    },
    closeHost: () => closeTarget(browser, `${origin}/offscreen.html`),
    killWorker: () => workerStops(probe, true),
    workerSleeps: () => workerStops(probe, false),
    async [Symbol.asyncDispose]() {
      await browser.close();
    },
  };
  return seat;
}

/** Closes a target over the browser's own session: one attached to it would change how it lives. */
async function closeTarget(browser: Browser, url: string): Promise<void> {
  const session = await browser.target().createCDPSession();
  try {
    const { targetInfos } = await session.send('Target.getTargets');
    const meant = targetInfos.find((target) => target.url.startsWith(url));
    if (!meant) return;
    const gone = new Promise<void>((done) =>
      session.on('Target.targetDestroyed', ({ targetId }) => targetId === meant.targetId && done()),
    );
    await session.send('Target.setDiscoverTargets', { discover: true });
    await session.send('Target.closeTarget', { targetId: meant.targetId });
    await gone;
  } finally {
    await session.detach();
  }
}

/**
 * Resolves once the background worker does not run, and stops it when it `isForced`. Its target tells too little: one that
 * starts again at once may keep it.
 */
async function workerStops(probe: Page, isForced: boolean): Promise<void> {
  const session = await probe.createCDPSession();
  try {
    const running = new Map<string, string>();
    const { promise: known, resolve: tell } = Promise.withResolvers<void>();
    const { promise: gone, resolve: end } = Promise.withResolvers<void>();
    session.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
      for (const { versionId, runningStatus } of versions) {
        if (running.has(versionId) && runningStatus === 'stopped') end();
        running.set(versionId, runningStatus);
      }
      tell();
    });
    await session.send('ServiceWorker.enable');
    await known;
    if ([...running.values()].every((status) => status === 'stopped')) return;
    if (isForced) await session.send('ServiceWorker.stopAllWorkers');
    await gone;
  } finally {
    await session.detach();
  }
}

async function opened(coming: Promise<Page>, url: string): Promise<Page> {
  const page = await coming;
  await page.goto(url);
  await page.bringToFront();
  return page;
}

/** The simulated instance's login page; the extension closes its tab once it is signed in. */
async function fillLogin(page: Page, login: string): Promise<void> {
  await page.locator('input[name=login]').fill(login);
  await page.locator('input[name=password]').fill('connect');
  await page.locator('button[type=submit]').click();
}
