/** Signing in by the instance's page or the company's, what goes wrong on the way, the end that is announced, and out. */

import type { Page } from 'puppeteer';
import { describe, expect, it } from 'vitest';
import type { Session } from '../../../lib/session.ts';
import { extensionOrigin } from '../../../scripts/browser.ts';
import { shown } from '../../../scripts/press.ts';
import { choosePresence } from '../call-moves.ts';
import { fileWorld, hostKind } from '../world.ts';

const world = await fileWorld();

const isReady = ({ connection, agent }: Session) => connection.state === 'ready' && agent !== null;
const attempt = (wanted: string) => (session: Session) =>
  session.connection.state === 'signed-out' && session.connection.attempt === wanted;

/** The sign-in window, once it shows a form at this origin. */
async function signInWindow(origin: string): Promise<Page> {
  const form = world.browser.waitForTarget((t) => t.type() === 'page' && t.url().startsWith(origin));
  await world.command('signIn');
  return (await form).asPage();
}

async function fill(page: Page, login: string, password: string): Promise<void> {
  await page.locator('input[name=login]').fill(login);
  await page.locator('input[name=password]').fill(password);
  await page.locator('button[type=submit]').click();
}

/** What the browser says of keyboard and mouse: no test can leave them alone for a minute. */
async function makeIdle(state: 'active' | 'idle'): Promise<void> {
  const target = await world.browser.waitForTarget((t) => t.url() === `${extensionOrigin}/background.js`);
  const worker = await target.worker();
  await worker?.evaluate((said) => {
    Object.assign(chrome.idle, { queryState: async () => said });
  }, state);
}

it('[AC-05] says that it is not set up, leads there, and opens it again later', async () => {
  const isSetup = (t: { url(): string }) => t.url() === `${extensionOrigin}/setup.html`;
  const popup = await world.own('popup.html');
  const lead = await popup.waitForSelector('::-p-aria([name="Set up…"][role="button"])');
  for (const target of world.browser.targets().filter(isSetup)) await (await target.page())?.close();
  await lead?.click();
  await (await (await world.browser.waitForTarget(isSetup)).page())?.close();
  await world.command('useInstance', world.connect.url);
  await world.waitForSession(({ connection }) => connection.state === 'signed-out');
  // The softphone's own window shows the form by then.
  const way = hostKind === 'framed' ? 'Sign in to Amazon Connect' : 'The sign-in window is open';
  await shown(popup, `::-p-text(${way})`);
  const again = await popup.waitForSelector('::-p-aria([name="Set-up"][role="button"])');
  await again?.click();
  await (await (await world.browser.waitForTarget(isSetup)).page())?.close();
  await popup.close();
});

describe('by the instance’s own page', () => {
  it('[AC-07] a wrong password is told apart from a window that was closed, and from being in', async () => {
    const popup = await world.own('popup.html');
    const page = await signInWindow(world.connect.url);
    await world.waitForSession(attempt('open'));
    await fill(page, 'priya', 'wrong');
    await world.waitForSession(attempt('asked-again'));
    await shown(popup, '::-p-text(Amazon Connect asks once more)');
    // The softphone's own window comes back when it is closed (window-host).
    if (hostKind === 'framed') {
      await page.close();
      await world.waitForSession(attempt('closed'));
      await shown(popup, '::-p-text(closed before you were in)');
    }
    await popup.close();
    await fill(await signInWindow(world.connect.url), 'priya', 'connect');
    expect((await world.waitForSession(isReady, 20_000)).agent?.name).toBe('Priya Nair');
  });
});

describe('the end that Connect announces to who is not at work', () => {
  it('[AC-07] counts down, is put off by one press, unseen by who is at work, and is said when it came', async () => {
    await choosePresence(world, 'Available');
    const popup = await world.own('popup.html');
    await makeIdle('idle');
    const { client } = world.connect;
    await client.changeSettings({ inactivityLimitMs: 60_000, inactivityWarningMs: 59_500 });
    await shown(popup, '::-p-text(You are signed out in)');
    const left = await popup.$eval('.notice .num', (it) => it.textContent);
    expect(left).toMatch(/^(?:1:00|0:5\d)$/);
    await client.changeSettings({ inactivityWarningMs: 1_000 });
    await popup.waitForSelector('::-p-text(You are signed out in)', { hidden: true });
    await client.changeSettings({ inactivityWarningMs: 59_500 });
    const stay = await popup.waitForSelector('::-p-aria([name="Stay signed in"][role="button"])');
    const before = (await client.journal('sdk sendActivity')).length;
    await stay?.click();
    await expect.poll(async () => (await client.journal('sdk sendActivity')).length).toBeGreaterThan(before);

    await makeIdle('idle');
    await client.changeSettings({ inactivityLimitMs: 1_500, inactivityWarningMs: 1_000 });
    const over = await world.waitForSession(({ connection }) => connection.state === 'signed-out', 20_000);
    expect(over.connection.state).toBe('signed-out');
    await client.changeSettings({ inactivityLimitMs: null });
    await popup.close();
  }, 60_000);
});

describe('through the company', () => {
  it('[AC-07][CC-02] the window opens there; who is no agent is told so; an agent is in', async () => {
    await world.connect.client.changeSettings({ signIn: 'company' });
    await world.probe.evaluate(async (loginUrl) => {
      const { settings } = await chrome.storage.local.get('settings');
      await chrome.storage.local.set({ settings: { ...(settings as object), loginUrl } });
    }, world.connect.companySignInUrl);
    const { origin } = new URL(world.connect.companySignInUrl);
    const page = await signInWindow(origin);
    await fill(page, 'nobody', 'company');
    await world.waitForSession(attempt('not-let-in'));
    await page.goto(world.connect.companySignInUrl);
    await fill(page, 'priya', 'company');
    expect((await world.waitForSession(isReady, 20_000)).agent?.login).toBe('priya');
  });
});

describe('signing out', () => {
  it('[AC-10] goes Offline first, and only then out', async () => {
    await choosePresence(world, 'Available');
    await world.command('signOut');
    await world.waitForSession(({ connection }) => connection.state === 'signed-out');
    const asked = (await world.connect.client.journal()).map(({ operation }) => operation);
    expect(asked.lastIndexOf('PutAgentState')).toBeLessThan(asked.lastIndexOf('logout'));
    await world.connect.client.waitFor(({ agents }) => agents[0]?.state.name === 'Offline');
  });
});
