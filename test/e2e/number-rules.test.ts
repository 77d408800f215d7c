/** Rules for numbers by site, the page's own opt-out, the browser's menu and the popup's list. */

import type { Page } from 'puppeteer';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { button, pointAtNumber } from '../../scripts/press.ts';
import { type PageServer, servePages } from '../hostile/page-server.ts';
import { foundOn, keepSettings, storedSettings } from './number-moves.ts';
import { openWorld, type World } from './world.ts';

let world: World;
let pages: PageServer;
let page: Page;

beforeAll(async () => {
  pages = await servePages();
  world = await openWorld();
  await world.signIn();
});
afterAll(async () => {
  await world?.[Symbol.asyncDispose]();
  await pages?.[Symbol.asyncDispose]();
});
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
const found = () => foundOn(page);
const settings = () => storedSettings(world);

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
      `<div data-no-call><p>Call +44 20 7946 0111</p><a id="own" href="tel:+442079460222">Call</a></div>${body}`,
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
