/** A number on a page: its card by pointer, by keyboard and for a screen reader, rules by site, the browser's menu and the popup's list. */

import type { Page } from 'puppeteer';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { button, pointAtNumber } from '../../../scripts/press.ts';
import { servePages } from '../../hostile/page-server.ts';
import { signedInWorld } from '../world.ts';
import { foundOn, keepSettings, storedSettings, toldOf } from './number-moves.ts';

const pages = await servePages();
afterAll(() => pages[Symbol.asyncDispose]());
const world = await signedInWorld();
let page: Page;

afterEach(async () => {
  await world.command('dismissSuggestion');
  await keepSettings(world, { sites: {}, ignoredNumbers: [], oneClickOrigins: [] });
  if (page && !page.isClosed()) await page.close();
});

const number = '+442079460444';
const body = '<p id="p">Call <b>+44 20 7946 0444</b> or <i>+44 20 7946 0445</i></p>';

async function open(html = body): Promise<void> {
  page = await world.tab(pages.serve({ body: html }));
}
const offered = async () => (await world.session()).suggestion?.number;
const told = () => toldOf(page);
const found = () => foundOn(page);
const settings = () => storedSettings(world);

describe('[AC-36][VO-16] the card of a number', () => {
  test('[XX-06] tells a screen reader what the number is, and every button has a name', async () => {
    await open();
    await pointAtNumber(page, '#p b');
    await button(page, 'Call…');
    const tree = await told();
    expect(tree).toContain('dialog Phone number');
    expect(tree).toContain('+44 20 7946 0444');
    expect(tree).toContain('United Kingdom');
    expect(tree).toMatch(/\b\d\d?:\d\d( [AP]M)? there/);
    for (const name of ['Call…', 'Copy number', 'More']) expect(tree).toContain(`button ${name}`);
  });

  test('[XX-05] tells the page nothing that it did not show: neither names nor earlier calls', async () => {
    await open();
    await pointAtNumber(page, '#p b');
    await button(page, 'Call…');
    const seen = await page.evaluate(() => {
      const finds = (text: string) =>
        (window as unknown as { find(text: string, ...how: boolean[]): boolean }).find(
          text,
          false,
          false,
          true,
        );
      const host = document.documentElement.lastElementChild as HTMLElement;
      return {
        text: document.documentElement.innerText.includes('Call…'),
        root: host.shadowRoot,
        attributes: host.getAttributeNames(),
        last: finds('You called') || finds('Last contact'),
      };
    });
    expect(seen).toEqual({ text: false, root: null, attributes: ['popover'], last: false });
  });

  test('opens whole on a screen of fine pixels, in a window that is smaller than it is', async () => {
    await open();
    const [width, height] = [250, 110];
    await page.setViewport({ width, height, deviceScaleFactor: 2 });
    await pointAtNumber(page, '#p b');
    const more = await (await button(page, 'More')).boundingBox();
    expect(more && [more.x + more.width < width, more.y + more.height < height]).toEqual([true, true]);
  });

  test('[XX-06] by keyboard alone: next number, its menu, why it is marked, and that it is none', async () => {
    await open();
    await expect.poll(found, { timeout: 10_000 }).toHaveLength(3);
    await step();
    await step();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect.poll(told).toContain('menuitem Why is this marked?');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    const { suggestion } = await world.waitForSession((now) => now.suggestion?.why != null);
    expect(suggestion?.why).toMatchObject({ verdict: 'marked', site: '127.0.0.1' });
    expect(suggestion?.why?.reason).toMatch(/such a number exists in GB/);
    await expect.poll(told).not.toContain('button Call…');
  });

  test('“Not a phone number” holds on this site at once, and the options can take it back', async () => {
    await open();
    await pointAtNumber(page, '#p b');
    await (await button(page, 'More')).click();
    await (await button(page, 'Not a phone number', 'menuitem')).click();
    await expect.poll(found, { timeout: 10_000 }).not.toContain('+44 20 7946 0444');
    expect(await settings()).toMatchObject({ ignoredNumbers: [{ number, site: '127.0.0.1' }] });
    await keepSettings(world, { ignoredNumbers: [] });
    await expect.poll(found, { timeout: 10_000 }).toContain('+44 20 7946 0444');
  });

  test('a link to an ignored number is the page’s own again', async () => {
    await keepSettings(world, { ignoredNumbers: [{ number: '+442079460958', site: null }] });
    await open();
    await page.evaluate(() =>
      addEventListener('click', (event) => {
        Object.assign(window, { isPrevented: event.defaultPrevented });
        event.preventDefault();
      }),
    );
    // Whose card opens is known, and with it what was said of the link.
    await pointAtNumber(page, '#p b');
    await button(page, 'Call…');
    await page.click('#number');
    expect(await page.evaluate(() => (window as unknown as { isPrevented: boolean }).isPrevented)).toBe(
      false,
    );
    expect(await offered()).toBeUndefined();
  });

  test('“Add to contacts…” opens the contacts with the number', async () => {
    await open();
    await pointAtNumber(page, '#p b');
    await (await button(page, 'More')).click();
    await (await button(page, 'Add to contacts…', 'menuitem')).click();
    const target = await world.browser.waitForTarget((it) => it.url().endsWith('/contacts.html'));
    const contacts = await target.asPage();
    await contacts.waitForFunction(() =>
      [...document.querySelectorAll('input')].some(({ value }) => value === '+44 20 7946 0444'),
    );
    await contacts.close();
  });

  test('a page that makes something else of a press keeps it', async () => {
    await open();
    await page.evaluate(() => document.addEventListener('click', (event) => event.preventDefault()));
    await pointAtNumber(page, '#p b');
    await page.click('#p b');
    await page.click('#p i', { count: 1 });
    expect(await offered()).toBeUndefined();
  });

  test('a link that shows another number says what would be dialled', async () => {
    await open('<a id="other" href="tel:+442079460444">+44 20 7946 0999</a>');
    await pointAtNumber(page, '#other');
    await button(page, 'Call…');
    expect(await told()).toContain('The page shows another number');
    await (await button(page, 'Call…')).click();
    await expect.poll(offered).toMatchObject({ e164: number });
    expect((await world.session()).suggestion).toMatchObject({
      shownAs: '+44 20 7946 0999',
      isOtherShown: true,
    });
  });
});

describe('[VO-16] rules by site', () => {
  test('a site that is switched off has no marks, and its links are its own; switched on it has them again', async () => {
    await open();
    await expect.poll(found, { timeout: 10_000 }).toHaveLength(3);
    await pointAtNumber(page, '#p b');
    await (await button(page, 'More')).click();
    await (await button(page, 'Don’t mark numbers on this site', 'menuitem')).click();
    await expect.poll(async () => (await settings()).sites).toEqual({ '127.0.0.1': 'off' });
    await expect.poll(found, { timeout: 10_000 }).not.toContain('+44 20 7946 0444');
    await world.command('markSite', true, '127.0.0.1');
    await expect.poll(found, { timeout: 10_000 }).toContain('+44 20 7946 0444');
  });

  test('a page keeps a part of itself out: no mark, and its link is its own', async () => {
    await open(
      `<div data-no-call><p>Call +44 20 7946 0111</p><a id="own" href="tel:+442079460222">Call</a></div>
      <div data-no-call><template shadowrootmode="open"><a href="tel:+442079460222">Call +44 20 7946 0111</a></template></div>${body}`,
    );
    await page.evaluate(() =>
      addEventListener('click', (event) => {
        Object.assign(window, { isPrevented: event.defaultPrevented });
        event.preventDefault();
      }),
    );
    await expect
      .poll(found, { timeout: 10_000 })
      .toEqual(['Call us', '+44 20 7946 0444', '+44 20 7946 0445']);
    await page.click('#own');
    expect(await page.evaluate(() => (window as unknown as { isPrevented: boolean }).isPrevented)).toBe(
      false,
    );
  });

  test('[XX-05] a page can neither switch itself on nor rule for others', async () => {
    await open();
    await expect.poll(found, { timeout: 10_000 }).toHaveLength(3);
    const [realm] = page.mainFrame().extensionRealms();
    const replies = await realm?.evaluate(() =>
      Promise.all(
        [
          ['markSite', true, 'bank.example'],
          ['markSite', false, 'bank.example'],
          ['ignoreNumber', '+442079460444', 'bank.example'],
        ].map(([name, ...args]) => chrome.runtime.sendMessage({ to: 'background', name, args })),
      ),
    );
    expect(replies?.[0]).toMatchObject({ error: { code: 'not-trusted' } });
    expect(await settings()).toMatchObject({
      sites: { '127.0.0.1': 'off' },
      ignoredNumbers: [{ number, site: '127.0.0.1' }],
    });
  });
});

test('[AC-36] the browser’s menu has an entry for selected text, one that explains it and one for telephone links', async () => {
  const change = (id: string) =>
    world.probe.evaluate(
      (entry) => chrome.contextMenus.update(entry, { enabled: true }).then(() => 'there', String),
      id,
    );
  expect(await change('call-selection')).toBe('there');
  expect(await change('why-selection')).toBe('there');
  expect(await change('call-link')).toBe('there');
  expect(await change('made-up')).not.toBe('there');
});

test('[VO-14] the popup lists the numbers of the page and offers them', async () => {
  await open();
  await expect.poll(found, { timeout: 10_000 }).toHaveLength(3);
  const popup = await world.popup(page);
  const rows = () =>
    popup.$$eval('.page-numbers .number', (all) => all.map(({ textContent }) => textContent));
  await expect
    .poll(rows, { timeout: 10_000 })
    .toEqual(['+44 20 7946 0958', '+44 20 7946 0444', '+44 20 7946 0445']);
  await (await button(popup, 'Call +44 20 7946 0444…')).click();
  await expect.poll(offered).toMatchObject({ e164: number });
  await popup.close();
});

async function step(): Promise<void> {
  const before = await page.$('::-p-aria([name="Call…"][role="button"])');
  await world.probe.evaluate(async () => {
    const [tab] = await chrome.tabs.query({ active: true, url: 'http://127.0.0.1/*' });
    if (tab?.id) await chrome.tabs.sendMessage(tab.id, { to: 'page', name: 'nextNumber', args: [] });
  });
  await expect.poll(async () => before?.evaluate((it) => it.isConnected)).not.toBe(true);
  await button(page, 'Call…');
}
