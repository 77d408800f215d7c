/** The set-up page from the first visit to "all pass", and what it says on the way. Presence is then set in the popup. */

import type { Page } from 'puppeteer';
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import { extensionOrigin } from '../../../scripts/browser.ts';
import { shown } from '../../../scripts/press.ts';
import { createConnectInstance } from '../../../simulator/connect/server.ts';
import { fileWorld, hostKind, signedInElsewhere } from '../world.ts';

const world = await fileWorld();
let page: Page;

beforeAll(async () => {
  page = await world.own('setup.html');
  // Framed, the microphone is the extension's, which has it.
  if (hostKind === 'window')
    await world.browser
      .defaultBrowserContext()
      .overridePermissions(new URL(world.connect.url).origin, ['microphone']);
});

const press = (label: string) => page.locator(`::-p-xpath(//button[normalize-space()="${label}"])`).click();
const isSaid = (text: string) => shown(page, `::-p-text(${text})`);
const check = (id: string, outcome: string) =>
  page.waitForSelector(`[data-check="${id}"][data-outcome="${outcome}"]`);

async function type(address: string): Promise<void> {
  const field = page.locator('#instance');
  await field.fill('');
  await field.fill(address);
}

test('a bad address is refused with the reason, while it is typed', async () => {
  await type('http://harbour.example.com');
  await isSaid('not the address of a Connect instance');
  expect(await page.$eval('#instance', (field) => field.getAttribute('aria-invalid'))).toBe('true');
  await type('https://eu-west-2.console.aws.amazon.com/connect');
  await isSaid('That is the AWS console');
});

test('the instance is kept, and signing in happens in its own window', async () => {
  await type(world.connect.url);
  await isSaid('The softphone of');
  await press('Continue');
  await isSaid('Sign in to Amazon Connect');
  await check('signed-in', 'failed');
  const login = world.browser.waitForTarget(
    (target) => target.url().startsWith(new URL(world.connect.url).origin) && target.type() === 'page',
  );
  await press('Sign in');
  const form = await (await login).asPage();
  await form.locator('input[name=login]').fill('priya');
  await form.locator('input[name=password]').fill('connect');
  await form.locator('button[type=submit]').click();
  await world.waitForSession(({ agent }) => agent !== null, 20_000);
  await page.bringToFront();
  await check('signed-in', 'passed');
});

test('the microphone shows its level, and is let go of when the step is left', async () => {
  await press('Continue');
  // In its own window the softphone's page asks for it.
  if (hostKind === 'framed') {
    await press('Try the microphone');
    await isSaid('We hear you');
    expect(await page.$$eval('.level > .lit', (cells) => cells.length)).toBeGreaterThan(0);
  }
  await press('Ring once');
  await press('I heard it');
  await check('ring', 'passed');
  await press('Continue');
  await check('microphone', 'passed');
  expect(await page.$('.level')).toBeNull();
});

test('every check passes in the end, and the origin to approve is the exact one', async () => {
  for (const id of [
    'site',
    'instance',
    'approved',
    'signed-in',
    'microphone',
    'ring',
    'updates',
    'softphone',
  ])
    await check(id, 'passed');
  // In a window of its own the softphone needs nobody's approval.
  if (hostKind === 'window') return;
  await page.locator('nav button ::-p-text(Approval)').click();
  expect(await page.$eval('code', (code) => code.textContent)).toBe(extensionOrigin);
});

test('the popup sets the presence by keyboard', async () => {
  const popup = await world.own('popup.html');
  await popup.waitForSelector('.status button');
  await popup.focus('.status button');
  await popup.keyboard.press('Enter');
  await popup.waitForSelector('[role="menu"] [role="menuitemradio"]:focus');
  await popup.keyboard.press('a');
  await popup.keyboard.press('Enter');
  await world.waitForSession(({ agent }) => agent?.presence.kind === 'routable');
  await popup.waitForSelector('::-p-xpath(//h2[text()="Available"])');
  expect(await popup.$('[role="menu"]')).toBeNull();
  expect(await popup.$eval('.status button', (button) => button === document.activeElement)).toBe(true);
});

test('finishing closes the page', async () => {
  const closed = new Promise((done) => page.once('close', done));
  await page.bringToFront();
  // A page that is gone answers no press.
  press('Close').catch(() => {});
  await closed;
});

test('[AC-06][FT-13] a softphone that was open before its instance is set is named, or is the one where it can be', async () => {
  const other = await createConnectInstance({ approvedOrigins: [extensionOrigin] });
  onTestFinished(() => other.stop());
  await signedInElsewhere(world.probe, other.url, 'tomasz');
  await world.tab(`${other.url}/ccp-v2/`);
  await world.takeInstance(other.url);
  const { host, otherCcps } = await world.waitForSession(
    ({ connection, agent }) => connection.state === 'ready' && agent?.login === 'tomasz',
  );
  expect(host.kind).toBe(hostKind);
  if (hostKind === 'window') return expect(otherCcps).toEqual([]);
  expect(otherCcps).toMatchObject([{ title: expect.stringContaining('Contact Control Panel') }]);
  const popup = await world.own('popup.html');
  await shown(popup, '::-p-text(Contact Control Panel)');
  await world.command('closeOtherCcps');
  await world.waitForSession((session) => session.otherCcps.length === 0);
});
