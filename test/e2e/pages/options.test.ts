/** The options page: what is chosen there is kept, and holds where it is used. */

import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer';
import { beforeAll, expect, test } from 'vitest';
import { shown } from '../../../scripts/press.ts';
import { fileWorld } from '../world.ts';

const world = await fileWorld();
let page: Page;

beforeAll(async () => {
  page = await world.own('options.html');
});

const stored = async () =>
  (await world.probe.evaluate(() => chrome.storage.local.get('settings'))).settings as Record<
    string,
    unknown
  >;
const press = (label: string) => page.locator(`::-p-xpath(//button[normalize-space()="${label}"])`).click();
const isKept = (text: string) =>
  page.waitForSelector(`::-p-xpath(//p[@role="status"][contains(., "${text}")])`);

test('what is switched is kept at once', async () => {
  await page.locator('select#marksNumbers').fill('listed');
  await isKept('Kept');
  expect(await stored()).toMatchObject({ marksNumbers: false });
});

test('a setting changed elsewhere shows', async () => {
  await world.probe.evaluate(() => chrome.storage.local.set({ settings: { marksNumbers: true } }));
  await page.waitForSelector('#marksNumbers > option[value=everywhere]:checked');
});

test('a section has an address of its own', async () => {
  await page.locator('a[href="#calls"]').click();
  await page.locator('select#defaultRegion').fill('GB');
  await isKept('Kept');
  expect(await stored()).toMatchObject({ defaultRegion: 'GB' });
});

test('a settings file shows what it would change before it does', async () => {
  const path = join(tmpdir(), `settings-${process.pid}.json`);
  await writeFile(path, JSON.stringify({ recordingNotice: 'We record.', defaultRegion: 'gb' }));
  await page.locator('a[href="#file"]').click();
  const field = await page.waitForSelector('input[type=file]');
  await (field as Awaited<ReturnType<typeof page.waitForSelector<'input'>>>)?.uploadFile(path);
  await shown(page, '::-p-text(Some of it cannot be taken)');
  expect(await stored()).not.toHaveProperty('recordingNotice');
  await press('Change 1 setting');
  await isKept('Settings taken');
  expect(await stored()).toMatchObject({ recordingNotice: 'We record.', defaultRegion: 'GB' });
});

test('[AC-14][CC-06] a table of statuses: from a file after a look at it, changed by hand, and refused where it is no state', async () => {
  const path = join(tmpdir(), `statuses-${process.pid}.csv`);
  await writeFile(path, 'Connect,Other system,Way back\nAvailable,On queue,yes\nLunch,,\n');
  await page.locator('a[href="#status"]').click();
  const field = await page.waitForSelector('.mapping input[type=file]');
  await (field as Awaited<ReturnType<typeof page.waitForSelector<'input'>>>)?.uploadFile(path);
  await shown(page, '::-p-text(Line 3: “Lunch” has no state of the other system.)');
  expect(await stored()).not.toHaveProperty('presenceMapping');
  await press('Use these 1');
  await isKept('Table taken');
  await page.locator('input[aria-label="State for Missed call"]').fill('Away');
  // What is typed is kept when the field is left.
  await page.keyboard.press('Tab');
  await isKept('Kept');
  expect(await stored()).toMatchObject({
    presenceMapping: [
      { ours: 'Available', theirs: 'On queue', isWayBack: true },
      { ours: 'Missed call', theirs: 'Away', isWayBack: false },
    ],
  });
});

test('[AC-07] an address to sign in at is kept only if it is one', async () => {
  await page.locator('a[href="#sign-in"]').click();
  await page.locator('#loginUrl').fill('http://company.example');
  await page.keyboard.press('Tab');
  await shown(page, '::-p-text(That is no address to sign in at)');
  expect(await stored()).not.toHaveProperty('loginUrl');
  await page.locator('#loginUrl').fill('https://company.example/saml?relay=ccp');
  await page.keyboard.press('Tab');
  await isKept('Kept');
  expect(await stored()).toMatchObject({ loginUrl: 'https://company.example/saml?relay=ccp' });
});
