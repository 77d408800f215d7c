/** Where the card of a number stands, whatever the page does with the place: beside the number, whole, to be used, and away at Escape. */

import type { BoundingBox, Page } from 'puppeteer';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { extensionFolder } from '../../../scripts/build.ts';
import { button, pointAtNumber } from '../../../scripts/press.ts';
import type { Seat } from '../../../scripts/seat.ts';
import { takeClosedSeat } from '../outside.ts';
import { foundOn } from './number-moves.ts';
import { type ServedPages, servePages } from './served-pages.ts';

let seat: Seat;
let pages: ServedPages;
let page: Page;

beforeAll(async () => {
  pages = await servePages();
  seat = await takeClosedSeat({ extension: extensionFolder('test'), isHeadless: true, audio: 'fake' });
});
afterAll(async () => {
  await seat?.[Symbol.asyncDispose]();
  await pages?.close();
});
afterEach(() => page?.close());

const card = '::-p-aria([name="Phone number"][role="dialog"])';
const number = '<p>Call <b id="it">+44 20 7946 0301</b></p>';
const inRoot = (inner: string) => `<div id="host">${number}</div><script>
  host.attachShadow({ mode: 'open' }).innerHTML = '${inner}';
  host.shadowRoot.querySelector('dialog').showModal();
</script>`;

const places: Record<string, string> = {
  'a page that is zoomed by its style': `<style>html { zoom: 1.7 }</style>${number}`,
  'a page that is turned and smaller': `<style>html { transform: translate(90px, 60px) rotate(4deg) scale(.8) }</style>${number}`,
  'a part that is scrolled': `<div style="height: 90px; overflow: auto">${'<p>Rows</p>'.repeat(9)}${number}</div>`,
  'a foot that stays in sight': `<footer style="position: fixed; inset: auto 0 0 auto; z-index: 2147483647">${number}</footer>`,
  'a text from right to left': `<body dir="rtl" lang="ar"><p>هاتف: \u202a<b id="it">+966 11 123 4567</b>\u202c</p>`,
  'a text from top to bottom': `<body style="writing-mode: vertical-rl">${number}`,
  'a drawing': '<svg><text y="20">Call <tspan id="it">+44 20 7946 0301</tspan></text></svg>',
  'a dialog over another':
    `<dialog>First</dialog><dialog>${number}</dialog>` +
    '<script>for (const each of document.querySelectorAll("dialog")) each.showModal()</script>',
  'a dialog in a shadow root, to which it was handed': inRoot('<dialog><slot></slot></dialog>'),
  'a part that fills the screen': `<div id="full" style="background: white">${number}</div>`,
};

test.each(Object.entries(places))('[VO-14][VO-16][XX-01] beside a number in %s', async (_, body) => {
  page = await seat.tab(pages.serve(`<!doctype html><meta charset="utf-8">${body}`));
  await page.evaluate(() => document.querySelector('#full')?.requestFullscreen());
  await expectCardBeside('#it');
});

test('[VO-14][XX-01] beside a number in XML, over the browser’s picture of it', async () => {
  const xml = '<?xml version="1.0"?><card><tel>+44 20 7946 0301</tel></card>';
  page = await seat.tab(pages.serve(xml, { 'content-type': 'text/xml' }));
  await expectCardBeside('.line > span:not([class])');
});

test('[VO-16][XX-06] by keyboard beside the next number that is shown, past those that are hidden or folded', async () => {
  const hidden = number.replaceAll('0301', '0302');
  const folded = `<details><summary>More</summary>${hidden}</details>`;
  page = await seat.tab(pages.serve(`<!doctype html><div hidden>${hidden}</div>${folded}${number}`));
  await expect.poll(() => foundOn(page), { timeout: 10_000 }).toHaveLength(3);
  await seat.probe.evaluate(async () => {
    const [tab] = await chrome.tabs.query({ active: true, url: 'http://127.0.0.1/*' });
    if (tab?.id) await chrome.tabs.sendMessage(tab.id, { to: 'page', name: 'nextNumber', args: [] });
  });
  const shown = await page.waitForSelector(card);
  expect(await shown?.evaluate((it) => it.textContent)).toContain('+44 20 7946 0301');
});

async function expectCardBeside(selector: string): Promise<void> {
  await pointAtNumber(page, selector);
  const [at, box] = await Promise.all(
    [selector, card].map(async (each) => (await page.waitForSelector(each))?.boundingBox()),
  );
  if (!at || !box) throw new Error('The number or its card is not drawn.');
  const window = await page.evaluate(() => ({ width: innerWidth, height: innerHeight }));
  const whole = { left: box.x >= 0, top: box.y >= 0, ...inside(box, window) };
  expect(whole).toEqual({ left: true, top: true, right: true, bottom: true });
  const [below, above] = [box.y - at.y - at.height, at.y - box.y - box.height];
  expect(Math.max(below, above)).toBeGreaterThanOrEqual(0);
  expect(Math.max(below, above)).toBeLessThan(40);
  expect(box.x <= at.x + at.width && at.x <= box.x + box.width).toBe(true);
  const more = await button(page, 'More');
  expect(await more.evaluate((it) => getComputedStyle(it).direction)).toBe('ltr');
  // What is pressed answers, and the keyboard is there then.
  await more.click();
  await button(page, 'Why is this marked?', 'menuitem');
  await page.keyboard.press('Escape');
  await button(page, 'Call…');
  await page.keyboard.press('Escape');
  await expect.poll(() => page.$$('pierce/:popover-open')).toEqual([]);
  // It was ours: the page, and its dialogs, stay as they are.
  expect(await page.$eval(selector, (it) => it.checkVisibility())).toBe(true);
}

const inside = (box: BoundingBox, window: { width: number; height: number }) => ({
  right: box.x + box.width <= window.width,
  bottom: box.y + box.height <= window.height,
});
