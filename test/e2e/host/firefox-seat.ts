/** An agent's seat in a real Firefox, driven over WebDriver BiDi: the extension installed for this run, and its popup in a tab. */

import puppeteer, { type Browser, type Page } from 'puppeteer';
import type { CommandName, Commands } from '../../../lib/commands.ts';
import type { Reply } from '../../../lib/messaging.ts';
import type { Session } from '../../../lib/session.ts';
import { firefoxPath } from '../../../scripts/browser.ts';
import { atRest } from '../../../scripts/press.ts';
import { type Outside, openOutside } from '../outside.ts';

export interface FirefoxSeat extends AsyncDisposable {
  readonly browser: Browser;
  /** `popup.html` in a tab. */
  readonly popup: Page;
  session(): Promise<Session>;
  /** The first session for which `holds` is true; fails after 40 s and shows the last one. */
  waitForSession(holds: (session: Session) => boolean): Promise<Session>;
  command<Name extends CommandName>(name: Name, ...args: Parameters<Commands[Name]>): Promise<void>;
  /** Presses the popup's button of that name. */
  press(name: string): Promise<void>;
}

const id = 'voice@global-voice-control.example';
/** Firefox gives each profile another one; a preference fixes it. */
const uuid = '6f2f1a52-0f3c-4b1c-9d62-3a1f5f0c7a11';
const limitMs = 40_000;
const lookMs = 100;

/** Starts Firefox with the build in `extension`. Dispose ends it. */
export async function takeFirefoxSeat(extension: string): Promise<FirefoxSeat> {
  const outside = await openOutside();
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: firefoxPath() ?? '',
    headless: true,
    defaultViewport: null,
    // Pages of extensions can be driven only with it.
    args: ['-remote-allow-system-access'],
    extraPrefsFirefox: {
      'extensions.webextensions.uuids': JSON.stringify({ [id]: uuid }),
      'media.navigator.streams.fake': true,
      'media.navigator.permission.disabled': true,
      'permissions.default.microphone': 1,
      // Without it there is no way to audio on this machine.
      'media.peerconnection.ice.loopback': true,
      ...{ 'network.proxy.type': 1, 'network.proxy.http': '127.0.0.1', 'network.proxy.ssl': '127.0.0.1' },
      ...{ 'network.proxy.http_port': outside.port, 'network.proxy.ssl_port': outside.port },
    },
  });
  try {
    await browser.installExtension(extension);
    const popup = await openPopup(browser);
    return seatAt(browser, popup, outside);
  } catch (error) {
    await browser.close();
    throw error;
  }
}

/** The page changes its process on the way, and the call that leads there never comes back. */
async function openPopup(browser: Browser): Promise<Page> {
  const page = await browser.newPage();
  void page.goto(`moz-extension://${uuid}/popup.html`).catch(() => {});
  await until(async () => {
    const isThere = page.evaluate(() => location.protocol === 'moz-extension:' && 'browser' in globalThis);
    return Promise.race([isThere.catch(() => false), pause(1_000).then(() => false)]);
  }, 'the popup’s page');
  return page;
}

function seatAt(browser: Browser, popup: Page, outside: Outside): FirefoxSeat {
  const session = () =>
    popup.evaluate(async () => (await chrome.storage.session.get('session')).session as Session);
  return {
    browser,
    popup,
    session,
    async waitForSession(holds) {
      let last: Session | undefined;
      await until(
        async () => {
          last = await session();
          return last !== undefined && holds(last);
        },
        String(holds),
        () => JSON.stringify(last),
      );
      return last as Session;
    },
    async command(name, ...args) {
      const reply = await popup.evaluate((request): Promise<Reply> => chrome.runtime.sendMessage(request), {
        to: 'background',
        name,
        args,
      });
      if ('error' in reply) throw new Error(`${name}: ${reply.error.code} ${reply.error.detail ?? ''}`);
    },
    async press(name) {
      await popup.bringToFront();
      await until(async () => {
        for (const button of await popup.$$('button')) {
          const named = await button.evaluate((it) => it.ariaLabel ?? it.textContent);
          if (!named?.trim().startsWith(name)) continue;
          await atRest(button);
          // It may have been drawn anew meanwhile.
          return (await button.evaluate((it) => it.isConnected)) && button.click().then(() => true);
        }
        return false;
      }, `a button ${name}`);
    },
    async [Symbol.asyncDispose]() {
      await browser.close();
      await outside.close();
    },
  };
}

const pause = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));

async function until(
  holds: () => Promise<boolean>,
  what: string,
  seen: () => string = () => '',
): Promise<void> {
  const endAt = Date.now() + limitMs;
  while (!(await holds())) {
    if (Date.now() > endAt) throw new Error(`Waited ${limitMs} ms in vain for ${what}. ${seen()}`);
    await pause(lookMs);
  }
}
