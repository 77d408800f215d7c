/** The same extension in a real Firefox, where the window host is the only one: enough of a day to know that it works. */

import type { Page } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { firefoxPath } from '../../../scripts/browser.ts';
import { extensionFolder } from '../../../scripts/build.ts';
import { type ConnectInstance, createConnectInstance } from '../../../simulator/connect/server.ts';
import { createSampleSite, type SampleSite } from '../../../simulator/pages/server.ts';
import { call, customer, noCalls, phase } from '../call-moves.ts';
import { type FirefoxSeat, takeFirefoxSeat } from './firefox-seat.ts';

// Where there is no Firefox, `scripts/setup.mjs` has said so; continuous integration has one.
describe.skipIf(firefoxPath() === null && !process.env.CI)('in Firefox', () => {
  let connect: ConnectInstance;
  let site: SampleSite;
  let seat: FirefoxSeat;

  beforeAll(async () => {
    connect = await createConnectInstance();
    site = await createSampleSite({});
    seat = await takeFirefoxSeat(extensionFolder('firefox'));
  });
  afterAll(async () => {
    await seat?.[Symbol.asyncDispose]();
    await Promise.all([site?.stop(), connect?.stop()]);
  });

  it('[AC-07] the agent signs in, in the softphone’s own window', async () => {
    await seat.command('useInstance', connect.url);
    await seat.waitForSession(({ connection }) => connection.state === 'signed-out');
    const login = await loginPage();
    await login.locator('input[name=login]').fill('priya');
    await login.locator('input[name=password]').fill('connect');
    await login.locator('button[type=submit]').click();
    const { host, agent } = await seat.waitForSession(
      ({ connection, agent }) => connection.state === 'ready' && agent !== null,
    );
    expect(host).toEqual({ kind: 'window', choices: ['window'] });
    expect(agent?.name).toBe('Priya Nair');
  });

  it('[AC-18][AC-25] a call rings, is accepted in the popup with its sound, and ended there', async () => {
    const { agent } = await seat.session();
    await seat.command('setPresence', agent?.choices.find(({ name }) => name === 'Available')?.id ?? '');
    await connect.client.placeCall({ number: customer, queue: 'billing' });
    await seat.waitForSession(phase('ringing'));
    await seat.press('Accept');
    await seat.waitForSession((s) => phase('connected')(s) && call(s)?.media === 'live');
    await seat.press('End');
    const over = await seat.waitForSession(phase('wrap-up'));
    await seat.command('clear', call(over)?.id ?? '');
    await seat.waitForSession(noCalls);
  });

  it('[AC-33][AC-34] a number of a page is called after its card', async () => {
    const page = await seat.browser.newPage();
    await page.goto(new URL('/case', site.url).href);
    await page.bringToFront();
    await expect
      .poll(async () => {
        const link = await page.$('a[href^="tel:"]');
        await link?.click();
        return (await seat.session()).suggestion?.number.kind ?? null;
      })
      .toBe('ordinary');
    const { suggestion } = await seat.session();
    const number = suggestion?.number;
    const e164 = number?.kind === 'ordinary' ? number.e164 : '';
    await connect.client.scriptCustomer({ number: e164, script: { answersAfterMs: 300 } });
    // A click that came late has made the card anew.
    const dial = async () =>
      seat.command('dialSuggestion', (await seat.session()).suggestion?.id ?? '', true);
    await expect.poll(() => dial().then(() => 'dialled', String)).toBe('dialled');
    const talking = await seat.waitForSession((s) => phase('connected')(s) && call(s)?.media === 'live');
    expect(call(talking)).toMatchObject({ direction: 'outbound', number: e164 });
    await seat.command('hangUp', call(talking)?.id ?? '');
    await seat.waitForSession(phase('wrap-up'));
  });

  async function loginPage(): Promise<Page> {
    let found: Page | undefined;
    await expect
      .poll(
        async () => {
          found = (await seat.browser.pages()).find((page) => page.url().startsWith(`${connect.url}/login`));
          return found !== undefined;
        },
        { timeout: 40_000 },
      )
      .toBe(true);
    return found as Page;
  }
});
