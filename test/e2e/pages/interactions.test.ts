/** The pages of interactions and figures: a call shows while it goes on, is written about, is found again and counted. */

import type { Page } from 'puppeteer';
import { beforeAll, expect, it } from 'vitest';
import { press, shown } from '../../../scripts/press.ts';
import { phase, ring, startOver, talk, wrapUp } from '../call-moves.ts';
import { signedInWorld } from '../world.ts';
import { exported } from './contacts-moves.ts';

const world = await signedInWorld();
let page: Page;
let id: string;

beforeAll(async () => {
  await startOver(world);
  page = await world.own('interactions.html');
});

const isSaid = (text: string) => shown(page, `::-p-text(${text})`);

it('[AC-38][CF-27][VO-20][VO-21] a call stands in the list while it goes on, and its page has its controls', async () => {
  id = await talk(world);
  await isSaid('Work in progress');
  await page.locator('a.record-number').click();
  await isSaid('Answered');
  // It leads to no other page from its own.
  const way = await page.waitForSelector('.live-call .call-foot .open-interaction');
  expect(await way?.isVisible()).toBe(false);
  await press(page.mainFrame(), 'Hold');
  await world.waitForSession(phase('held'));
  await isSaid('Held');
  await press(page.mainFrame(), 'Resume');
  await world.waitForSession(phase('connected'));
  await wrapUp(world, id);
  await isSaid('Cleared');
});

it('[AC-30] what is written afterwards is kept, and found by a word of it', async () => {
  await page.locator('::-p-xpath(//button[.="Finish wrap-up"])').click();
  await page.locator('textarea').fill('The kettle arrived cracked.');
  await page.locator('button[type=submit]').click();
  await isSaid('Kept');
  await page.locator('a[href="#all"]').click();
  await page.locator('input[type=search]').fill('kett');
  await page.waitForSelector('[role=row] a.record-number');
  await page.locator('input[type=search]').fill('teapot');
  await isSaid('Nothing matches');
  await page.locator('::-p-xpath(//button[.="Clear filters"])').click();
  await page.waitForSelector('[role=row] a.record-number');
});

it('[AC-30] what was begun and not saved is kept when another page takes its place', async () => {
  await page.locator('a.record-number').click();
  await page.locator('::-p-xpath(//button[.="Edit"])').click();
  await page.locator('textarea').fill('A new one is on its way.');
  await page.locator('a[href="#all"]').click();
  await page.locator('a.record-number').click();
  await shown(page, '.notes-text::-p-text(A new one is on its way)');
  await page.locator('a[href="#all"]').click();
});

it('[AC-20] a missed call stands there as missed, and the address names one record', async () => {
  await world.connect.client.changeSettings({ ringTimeoutMs: 1_000 });
  await ring(world);
  await world.waitForSession((session) => session.unanswered?.endReason === 'missed');
  await world.connect.client.changeSettings({ ringTimeoutMs: 20_000 });
  const { contacts } = await world.connect.client.state();
  for (const contact of contacts) await world.connect.client.customerHangsUp({ id: contact.id });
  await isSaid('Missed');
  const address = await page.$eval('a.record-number', (link) => link.href);
  await page.goto('about:blank');
  await page.goto(address);
  await isSaid('Rang');
  await page.goto(address.replace(/#.*/, '#IMS9999999'));
  await isSaid('There is no IMS9999999');
});

it('[VO-02] the dashboard counts both, and says what each figure means', async () => {
  await page.goto(address('dashboard.html'));
  const value = (title: string) =>
    page
      .waitForSelector(`section[aria-label="${title}"] .tile-value`)
      .then((tile) => tile?.evaluate((element) => element.textContent));
  expect(await value('Calls')).toBe('2');
  expect(await value('Answered')).toBe('50.0 %');
  expect(await value('Missed')).toBe('1');
  expect(await page.$eval('section[aria-label="Calls"]', (tile) => tile.title)).toContain(
    'Parts of calls that ended',
  );
  const picture = await page.waitForSelector('canvas[role=img]');
  expect(await picture?.evaluate((canvas) => canvas.ariaLabel)).toContain('2 calls, 1 answered');
  expect(await exported(page, 'Save picture')).toContain('PNG');
});

const address = (path: string) => new URL(path, world.probe.url()).href;

it('[AC-28] the page of a customer opens when they ring, and once', async () => {
  await world.probe.evaluate(async () => {
    const { settings } = await chrome.storage.local.get('settings');
    const pop = { screenPop: 'record', screenPopAt: 'ring' };
    await chrome.storage.local.set({ settings: { ...(settings as object), ...pop } });
  });
  await page.goto(address('interactions.html'));
  await startOver(world);
  const rung = await ring(world);
  await page.waitForFunction((contact) => location.hash === `#${contact}`, {}, rung);
  await isSaid('Rang');
  const open = (await world.browser.pages()).filter((one) => one.url().includes('/interactions.html'));
  expect(open).toHaveLength(1);
  await world.command('reject', rung);
});
