/** Where the widget stands in a page: moved, kept, collapsed, left. */

import type { ElementHandle, Frame, Page } from 'puppeteer';
import { afterAll, afterEach, expect, test } from 'vitest';
import { atRest, button, press } from '../../../scripts/press.ts';
import { offerNumber } from '../../hostile/offer.ts';
import { servePages } from '../../hostile/page-server.ts';
import { signedInWorld } from '../world.ts';

const pages = await servePages();
afterAll(() => pages[Symbol.asyncDispose]());
const world = await signedInWorld();
let page: Page;

afterEach(async () => {
  await world.command('dismissSuggestion');
  await page?.close();
});

/** A page whose link was pressed, and the widget that asks about its number. */
async function asked(): Promise<Frame> {
  page = await world.tab(pages.serve({}));
  await offerNumber(page);
  const widget = await world.widget(page);
  await button(widget, 'Cancel');
  return widget;
}

const rectangle = async () => {
  const box = await (await (await world.widget(page)).frameElement())?.boundingBox();
  if (!box) throw new Error('The widget has no place in the window.');
  return box;
};
/** The pill in the page's own document; its name has a running time, so it is known by its title. */
async function pillOf(): Promise<ElementHandle<Element> | undefined> {
  for (const each of await page.$$('::-p-aria([role="button"])'))
    if (await each.evaluate((it) => it.getAttribute('title') === 'Open voice control')) return each;
  return undefined;
}

/** Resolves when what was moved is on the screen, where the next step of the pointer is aimed. */
const painted = () =>
  page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));

/** Resolves once the frame stands where `holds` says. */
async function standing(holds: (box: { x: number; y: number }) => boolean): Promise<void> {
  await expect.poll(async () => holds(await rectangle())).toBe(true);
}

test('it is dragged by its grip, stays in the window, and is there again on the next page of the site', async () => {
  const widget = await asked();
  await atRest(await button(widget, 'Move'));
  const before = await rectangle();
  const grip = await (await button(widget, 'Move')).boundingBox();
  if (!grip) throw new Error('The grip has no place.');
  const [x, y] = [grip.x + grip.width / 2, grip.y + grip.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  // In steps that stay on the grip: the browser's own pointer is captured, a test's is not.
  for (let step = 1; step <= 20; step++) {
    await page.mouse.move(x - 5 * step, y - 2 * step);
    await painted();
  }
  await page.mouse.up();
  await standing((box) => box.x === before.x - 100 && box.y === before.y - 40);
  await page.close();
  await world.command('dismissSuggestion');
  await asked();
  await standing((box) => box.x === before.x - 100 && box.y === before.y - 40);
});

test('[CF-29][XX-06] it is moved by arrow keys, and never out of the window', async () => {
  const widget = await asked();
  const before = await rectangle();
  await (await button(widget, 'Move')).focus();
  await page.keyboard.press('ArrowLeft');
  await standing((box) => box.x === before.x - 16 && box.y === before.y);
  for (let i = 0; i < 12; i++) await page.keyboard.press('ArrowUp');
  for (let i = 0; i < 60; i++) await page.keyboard.press('ArrowRight');
  await standing((box) => box.y >= 8);
  const inner = await page.evaluate(() => innerWidth);
  await standing((box) => Math.round(box.x + 340) === inner - 8);
});

test('[XX-06] Escape gives the keyboard back to where it was', async () => {
  const widget = await asked();
  await page.focus('#field');
  await (await button(widget, 'Cancel')).focus();
  await page.keyboard.press('Escape');
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('field');
});

test('collapsed, it is a pill without a number; pressed, it is the widget again', async () => {
  const widget = await asked();
  await (await button(widget, 'Collapse')).click();
  const pill = await expect.poll(pillOf).not.toBeUndefined().then(pillOf);
  expect(await (await widget.frameElement())?.isVisible()).toBe(false);
  expect(await pill?.evaluate((it) => it.textContent)).toMatch(/^Offline\d+:\d\d$/);
  await pill?.click();
  await expect.poll(async () => (await widget.frameElement())?.isVisible()).toBe(true);
});

test('it is gone when there is nothing to show', async () => {
  await press(await asked(), 'Cancel');
  await expect.poll(() => page.frames().length).toBe(1);
  await expect
    .poll(() => page.evaluate(() => document.documentElement.lastElementChild?.localName))
    .toBe('body');
});
