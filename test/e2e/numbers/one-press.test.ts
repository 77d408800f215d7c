/**
 * One press that dials, where the origin was allowed: it counts on what could be seen for half a second and on nothing
 * else. Whatever the page does, the worst that a press can do is to offer the number.
 */

import type { Page } from 'puppeteer';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { button, pointAtNumber } from '../../../scripts/press.ts';
import { servePages } from '../../hostile/page-server.ts';
import { startOver } from '../call-moves.ts';
import { signedInWorld } from '../world.ts';

/** Longer than the guard wants, and longer than it may think. */
const restMs = 900;
const verdictMs = 1_300;

const pages = await servePages();
afterAll(() => pages[Symbol.asyncDispose]());
const world = await signedInWorld();
let page: Page;

async function allow(oneClickOrigins: string[]): Promise<void> {
  await world.probe.evaluate(async (origins) => {
    const { settings } = await chrome.storage.local.get('settings');
    await chrome.storage.local.set({ settings: { ...(settings as object), oneClickOrigins: origins } });
  }, oneClickOrigins);
}

beforeEach(async () => {
  await startOver(world);
  // Other files of this browser dial as well; six a minute is proven elsewhere.
  await world.probe.evaluate(() => chrome.storage.session.set({ dials: [] }));
  await world.command('dismissSuggestion');
});

/** An allowed page with the card of its number open. */
async function pointed(body = '<p><b id="n">+44 20 7946 0444</b></p>', isAllowed = true): Promise<void> {
  const address = pages.serve({ body });
  await allow(isAllowed ? [new URL(address).origin] : []);
  page = await world.tab(address);
  await pointAtNumber(page, '#n');
  await button(page, isAllowed ? 'Call' : 'Call…');
}

const rest = (ms = restMs) => new Promise((done) => setTimeout(done, ms));
const isDialled = async () => {
  await rest(verdictMs);
  return (await world.session()).calls.length > 0;
};
const offered = async () => (await world.session()).suggestion?.number;

async function middleOf(name: string): Promise<[number, number]> {
  const box = await (await button(page, name)).boundingBox();
  if (!box) throw new Error(`${name} has no place.`);
  return [box.x + box.width / 2, box.y + box.height / 2];
}

describe('[AC-36][VO-14] one press dials', () => {
  test('on Call in the card, and the widget shows the call', async () => {
    // On a machine too busy to look in time a press only offers.
    const press = async () => {
      await page?.close();
      await world.command('dismissSuggestion');
      await pointed();
      await rest();
      await page.mouse.click(...(await middleOf('Call')));
      return isDialled();
    };
    await expect.poll(press, { timeout: 60_000 }).toBe(true);
    expect((await world.session()).calls[0]?.number).toBe('+442079460444');
    await world.widget(page);
    await page.close();
  });
});

describe('[XX-05] one press only offers', () => {
  test('where the origin was not allowed', async () => {
    await pointed(undefined, false);
    await rest();
    await page.mouse.click(...(await middleOf('Call…')));
    await expect.poll(offered).toMatchObject({ e164: '+442079460444' });
    expect(await isDialled()).toBe(false);
    await page.close();
  });

  test('when it comes before the card could be read', async () => {
    await pointed();
    const [x, y] = await middleOf('Call');
    await page.evaluate(() => document.body.append(document.createElement('p')));
    await page.keyboard.press('Escape');
    await page.mouse.move(1, 1);
    await page.hover('#n');
    await button(page, 'Call');
    await page.mouse.click(x, y);
    expect(await isDialled()).toBe(false);
    await page.close();
  });

  test.each([
    ['a link that shows words', '<p><a id="n" href="tel:+442079460444">Your prize 1234567</a></p>', '#n'],
    ['a link that shows another number', '<p><a id="n" href="tel:+442079460444">020 7946 0999</a></p>', '#n'],
  ])('on %s', async (_, body, selector) => {
    await pointed(body);
    await rest();
    await page.click(selector);
    await expect.poll(offered).toMatchObject({ e164: '+442079460444' });
    expect(await isDialled()).toBe(false);
    await page.close();
  });

  const cover = (more: string) =>
    `const cover = document.createElement('div');
     cover.style.cssText = 'position:fixed;inset:0;background:white;pointer-events:none;z-index:2147483647;${more}';
     document.body.append(cover);`;
  test.each<[string, string, 'card' | 'number']>([
    ['the number is covered by what lets the press through', cover(''), 'number'],
    ['the number is faded', `document.querySelector('#n').style.opacity = '.01';`, 'number'],
    [
      'the number is turned over',
      `document.querySelector('#n').style.cssText = 'display:inline-block;rotate:180deg'`,
      'number',
    ],
    [
      'the card is covered by a popover',
      `${cover('')} cover.popover = 'manual'; cover.style.margin = cover.style.border = '0'; cover.style.width = cover.style.height = '100%'; cover.showPopover();`,
      'card',
    ],
  ])('when %s', async (_, script, on) => {
    await pointed('<p><a id="n" href="tel:+442079460444">020 7946 0444</a></p>');
    const at = on === 'card' ? await middleOf('Call') : null;
    await page.evaluate(script);
    await rest();
    if (at) await page.mouse.click(...at);
    else await page.click('#n');
    expect(await isDialled()).toBe(false);
    await page.close();
  });

  test('when a script presses, or the press is moved under the pointer', async () => {
    await pointed('<p><a id="n" href="tel:+442079460444">020 7946 0444</a></p>');
    await rest();
    await page.evaluate(() => {
      const link = document.querySelector<HTMLElement>('#n');
      link?.addEventListener('click', (event) => event.preventDefault());
      link?.click();
      const host = document.documentElement.lastElementChild;
      host?.dispatchEvent(
        new MouseEvent('click', { bubbles: true, composed: true, clientX: 60, clientY: 120 }),
      );
    });
    expect(await isDialled()).toBe(false);
    const [x, y] = await middleOf('Call');
    // The page goes down and comes back while its thread is blocked over the press.
    await page.evaluate(() => {
      document.documentElement.style.cssText = 'zoom:1.5';
      requestAnimationFrame(() =>
        requestAnimationFrame(() => {
          const until = performance.now() + 300;
          while (performance.now() < until);
          document.documentElement.style.cssText = '';
        }),
      );
    });
    await page.mouse.click(x, y);
    expect(await isDialled()).toBe(false);
    await page.close();
  });
});
