/** The widget in a page: what the page can learn of it, and who may command. */

import type { Frame, Page } from 'puppeteer';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { atRest, button, press } from '../../../scripts/press.ts';
import type { AttackPage } from '../../hostile/attack.ts';
import { offerNumber } from '../../hostile/offer.ts';
import { servePages } from '../../hostile/page-server.ts';
import { signedInWorld } from '../world.ts';

const digits = '7946';

const pages = await servePages();
afterAll(() => pages[Symbol.asyncDispose]());
const world = await signedInWorld();
let page: Page;

afterEach(async () => {
  await world.command('dismissSuggestion');
  await page?.close();
});

/** A page whose link was pressed, and the widget that asks about its number. */
async function asked(attack: AttackPage = {}): Promise<Frame> {
  page = await world.tab(pages.serve(attack));
  await offerNumber(page);
  const widget = await world.widget(page);
  await button(widget, 'Cancel');
  return widget;
}

describe('what the page can learn', () => {
  test('no number by search, selection, text or markup', async () => {
    await asked();
    const found = await page.evaluate((number) => {
      const global = window as unknown as { find(text: string): boolean };
      getSelection()?.selectAllChildren(document.documentElement);
      const texts = [
        document.documentElement.innerText,
        document.documentElement.outerHTML,
        `${getSelection()}`,
      ];
      const markup = document.documentElement.getHTML({ serializableShadowRoots: true });
      // The link's own address holds the number; nothing else may.
      return {
        isFound: global.find(number),
        texts: [...texts, markup].map((text) => text.split(number).length - 1),
      };
    }, digits);
    expect(found.isFound).toBe(false);
    expect(found.texts).toEqual([0, 1, 0, 1]);
  });

  test('no address of ours: no frame to reach, no resource entry, no report', async () => {
    await asked({
      headers: { 'content-security-policy': "default-src 'self' 'unsafe-inline'; frame-src 'none'" },
      body: `<script>window.reports = []; addEventListener('securitypolicyviolation', (e) => reports.push(e.blockedURI))</script>`,
    });
    const seen = await page.evaluate(() => ({
      frames: window.length,
      entries: performance.getEntries().filter(({ name }) => name.startsWith('chrome-extension')).length,
      reports: (window as unknown as { reports: string[] }).reports.filter((uri) => uri !== 'data').length,
      history: history.length,
    }));
    expect(seen).toMatchObject({ frames: 0, entries: 0, reports: 0 });
  });

  test('no key that is typed into the widget', async () => {
    const widget = await asked();
    await page.evaluate(() => {
      const heard: string[] = [];
      for (const type of ['keydown', 'keyup', 'keypress', 'beforeinput', 'input', 'selectionchange'])
        addEventListener(type, () => heard.push(type), true);
      Object.assign(window, { heard });
    });
    await (await button(widget, 'Cancel')).focus();
    await page.keyboard.type('0123456789*#');
    expect(await page.evaluate(() => (window as unknown as { heard: string[] }).heard)).toEqual([]);
  });

  test('no text by dragging it out', async () => {
    const widget = await asked();
    const isAllowed = await widget.evaluate(() =>
      document.body.dispatchEvent(new DragEvent('dragstart', { bubbles: true, cancelable: true })),
    );
    expect(isAllowed).toBe(false);
  });

  test('it is not on paper', async () => {
    await asked();
    await page.emulateMediaType('print');
    await expect.poll(async () => (await (await world.widget(page)).frameElement())?.isVisible()).toBe(false);
  });
});

describe('who may command', () => {
  test('a page that frames our page, by its plain address or by a leaked one, gets nothing', async () => {
    await asked();
    const [realm] = page.mainFrame().extensionRealms();
    const leaked = await realm?.evaluate(() => chrome.runtime.getURL('/widget.html'));
    const fixed = (await world.widget(page)).url();
    await press(await world.widget(page), 'Cancel');
    await world.waitForSession(({ suggestion }) => suggestion === null);
    const frames = await page.evaluate(
      async (addresses) =>
        Promise.all(
          addresses.map(async (address) => {
            const frame = document.createElement('iframe');
            document.body.append(frame);
            const loaded = new Promise((done) => frame.addEventListener('load', done));
            frame.src = address;
            await loaded;
            const { port1, port2 } = new MessageChannel();
            const answers: unknown[] = [];
            port1.onmessage = ({ data }) => answers.push(data);
            frame.contentWindow?.postMessage({ ticket: crypto.randomUUID() }, '*', [port2]);
            await new Promise((done) => setTimeout(done, 500));
            return answers.length;
          }),
        ),
      [leaked ?? '', fixed],
    );
    expect(frames).toEqual([0, 0]);
    const drawn = await Promise.all(
      page
        .frames()
        .filter((frame) => frame.url().endsWith('/widget.html'))
        .map((frame) => frame.evaluate(() => document.getElementById('root')?.childElementCount)),
    );
    expect(drawn.every((count) => count === 0)).toBe(true);
  });

  test.each(['dismissSuggestion', 'dialSuggestion', 'accept', 'authenticate'])(
    'the content script may not %s',
    async (name) => {
      await asked();
      const [realm] = page.mainFrame().extensionRealms();
      const reply = await realm?.evaluate(
        (command) => chrome.runtime.sendMessage({ to: 'background', name: command, args: ['x', true] }),
        name,
      );
      expect(reply).toMatchObject({ error: { code: 'not-trusted' } });
      expect((await world.session()).suggestion).not.toBeNull();
    },
  );

  test('a key held down, a key pressed at once, and the second half of a double click count for nothing', async () => {
    const widget = await asked();
    const cancel = await button(widget, 'Cancel');
    await atRest(cancel);
    await cancel.click({ count: 2, delay: 0 }).catch(() => {});
    await world.waitForSession(({ suggestion }) => suggestion === null);

    const again = await asked();
    const other = await button(again, 'Cancel');
    await atRest(other);
    await other.focus();
    await page.keyboard.press('Enter');
    await page.keyboard.down('Enter');
    await page.keyboard.down('Enter');
    await page.keyboard.up('Enter');
    // The same key counts once the keyboard has been here for a while: so the ones before did not.
    await atRest(other);
    expect((await world.session()).suggestion).not.toBeNull();
    await page.keyboard.press('Enter');
    await world.waitForSession(({ suggestion }) => suggestion === null);
  });

  test('[XX-06] in a window lower than its card it scrolls, and what is seen whole can be pressed', async () => {
    const widget = await asked();
    await page.setViewport({ width: 780, height: 300 });
    await (await button(widget, 'Cancel')).scrollIntoView();
    await press(widget, 'Cancel');
    await world.waitForSession(({ suggestion }) => suggestion === null);
  });

  test('a page that allows no frame of ours is left alone, and whoever asked is told', async () => {
    page = await world.tab(pages.serve({ headers: { 'content-security-policy': 'sandbox allow-scripts' } }));
    await expect(world.command('openWidget')).rejects.toThrow('no-widget-here');
    expect(await page.evaluate(() => document.documentElement.lastElementChild?.localName)).toBe('body');
  });
});
