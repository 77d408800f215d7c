/** The agent's own phone in a real browser: devices of the CCP's page, and every light of ring readiness that can be broken here. */

import type { Page } from 'puppeteer';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { extensionOrigin } from '../../scripts/browser.ts';
import { causes, hostPage } from './broken-phone.ts';
import { choosePresence, startOver, talk, wrapUp } from './call-moves.ts';
import { openWorld, type World } from './world.ts';

let world: World;
let popup: Page;

beforeAll(async () => {
  world = await openWorld();
  await world.signIn();
  popup = await world.own('popup.html');
});
afterAll(() => world?.[Symbol.asyncDispose]());
beforeEach(async () => {
  await popup.goto(`${extensionOrigin}/popup.html`);
  await startOver(world);
});

/** The name of the device from which the CCP's page plays the far end. */
async function playsFrom(): Promise<string | null> {
  const host = await hostPage(world);
  const frame = await host.waitForFrame((each) => each.url().startsWith(world.connect.url));
  return frame.evaluate(async () => {
    const entries = await navigator.mediaDevices.enumerateDevices();
    const audio = document.querySelector('#remote-audio') as HTMLAudioElement & { sinkId: string };
    const used = entries.find((it) => it.kind === 'audiooutput' && it.deviceId === audio.sinkId);
    return used?.label ?? null;
  });
}
const label = (text: string) => popup.locator(`::-p-aria(${text})`);

describe('devices', () => {
  it('[AC-50][AC-51][AC-52] are listed by the softphone’s page, chosen in the popup’s panel, and remembered', async () => {
    await label('More').click();
    await popup.locator('::-p-text(Devices…)').click();
    await popup.waitForSelector('::-p-aria([name="Device settings"][role="heading"])');
    await popup.select('#pick-speaker', 'Fake Audio Output 2');
    await popup.select('#pick-ringer', 'Fake Audio Output 1');
    const { devices } = await world.waitForSession(({ devices }) => devices.chosen.ringer !== null);
    expect(devices.microphones).toEqual(['Fake Audio Input 1', 'Fake Audio Input 2']);
    await world.waitForSession(({ devices }) => devices.chosen.speaker === 'Fake Audio Output 2');
    expect(await playsFrom()).toBe('Fake Audio Output 2');
    // The microphone is heard there and then.
    await popup.waitForSelector('::-p-text(We hear you)');
    await label('Back').click();
    await popup.waitForSelector('::-p-text(Available), ::-p-text(Offline)');

    // A new host is told again.
    await world.command('restartHost');
    await world.waitForSession(
      ({ connection, devices }) =>
        connection.state === 'ready' && devices.chosen.speaker === 'Fake Audio Output 2',
      20_000,
    );
  });

  it('[AC-54] chosen in a call take effect in it', async () => {
    const id = await talk(world);
    await world.command('chooseDevice', 'microphone', 'Fake Audio Input 2');
    await world.command('chooseDevice', 'speaker', 'Fake Audio Output 1');
    expect(await playsFrom()).toBe('Fake Audio Output 1');
    // The customer hears the agent all the same.
    await expect
      .poll(async () => Object.values(await world.connect.client.meters()).length)
      .toBeGreaterThan(0);
    await wrapUp(world, id);
  });

  it('[AC-53] a desk phone is checked, goes to Connect, and the softphone comes back', async () => {
    await popup.locator('.phone-line .link').click();
    await label('Desk phone').click();
    await label('Desk or mobile number').fill('+44 20 7946 01');
    await popup.waitForSelector('#desk-fault');
    await label('Desk or mobile number').fill('+44 20 7946 0111');
    await popup.waitForSelector('button[type=submit]:not([aria-disabled=true])');
    await label('Save').click();
    await world.connect.client.waitFor(({ agents }) => agents[0]?.phone.type === 'desk');
    await world.waitForSession(({ agent }) => agent?.phone.type === 'desk');
    await world.command('usePhone', '');
    await world.waitForSession(({ agent }) => agent?.phone.type === 'softphone');
    const id = await talk(world);
    await wrapUp(world, id);
  });

  it('what the instance offers for the agent’s voice is theirs to set', async () => {
    await world.connect.client.changeAgent({
      agent: 'priya',
      voiceEnhancement: 'NONE',
      keepsLineOpen: false,
    });
    await world.command('restartHost');
    await world.waitForSession(
      ({ devices }) => devices.enhancement === 'off' && devices.keepsLineOpen === false,
      20_000,
    );
    await world.command('enhanceVoice', 'noise');
    await world.connect.client
      .journal('sdk voice/setVoiceEnhancementMode')
      .then(([asked]) => expect(asked?.status).toBe(200));
  });
});

describe('[AC-09] ring readiness', () => {
  const light = (wanted: string, why?: string) =>
    world.waitForSession(
      ({ readiness }) => readiness.light === wanted && (!why || readiness.why?.title === why),
      15_000,
    );

  it('is green when all is well, and says why no calls come when the agent is away', async () => {
    await choosePresence(world, 'Lunch');
    await light('off', 'Presence');
    await choosePresence(world, 'Available');
    await light('ready');
  });

  it('is red with the microphone blocked, on the toolbar too, and green once it is allowed', async () => {
    await choosePresence(world, 'Available');
    await light('ready');
    const context = world.browser.defaultBrowserContext();
    await context.overridePermissions(extensionOrigin, []);
    await world.command('checkRing');
    await light('missed', 'Microphone');
    await popup.waitForSelector('::-p-text(You can’t be rung)');
    const badge = await popup.evaluate(() => chrome.action.getBadgeText({}));
    expect(badge).toBe('!');
    await popup.locator('::-p-text(What to do)').click();
    await popup.waitForSelector('[data-check=microphone][data-state=bad]');
    // Nobody has to press anything: it is tried again as soon as the browser says that it may.
    await context.overridePermissions(extensionOrigin, ['microphone']);
    await light('ready');
    await popup.waitForSelector('[data-light=ready]');
    await label('Back').click();
  });

  it.each(Object.entries(causes))('tells %s, and is green again without it', async (_, cause) => {
    await light('ready');
    const host = await hostPage(world);
    await host.evaluate(cause.breaks);
    await world.command('checkRing');
    await world.waitForSession(
      ({ readiness: { light, why } }) =>
        light === cause.light && why?.title === cause.check && cause.text.test(why.text),
    );
    // Nothing of it is left in a new page.
    await world.command('restartHost');
    await light('ready');
  });

  it('tells a softphone that another tab has too, and takes it back', async () => {
    await light('ready');
    const tab = await world.tab(`${world.connect.url}/ccp-v2/`);
    await light('doubtful', 'Softphone');
    await world.command('closeOtherCcps');
    await light('ready');
    expect(tab.isClosed()).toBe(true);
  });

  it('tells a softphone in another site’s page by the name of the site, until it is gone', async () => {
    await light('ready');
    const { client, url } = world.connect;
    await client.approveOrigins({ origins: [extensionOrigin, new URL(world.site.url).origin] });
    const page = await world.page('/case');
    await page.evaluate((src) => {
      const frame = document.body.appendChild(document.createElement('iframe'));
      frame.id = 'crm-softphone';
      frame.src = src;
    }, `${url}/ccp-v2/`);
    const { readiness, otherCcps } = await light('doubtful', 'Softphone');
    expect(readiness.why?.text).toContain(new URL(world.site.url).host);
    expect(otherCcps).toMatchObject([{ isFramed: true, canHost: false }]);
    await page.evaluate(() => document.getElementById('crm-softphone')?.remove());
    await light('ready');
    await page.close();
  });

  it('tells a line that is cut, and is green as soon as it is back', async () => {
    await light('ready');
    await world.connect.client.setFault({ operation: 'websocket', effect: 'status', status: 503 });
    await world.connect.client.closeWebsockets({});
    await light('doubtful', 'Line');
    await world.connect.client.clearFaults({});
    await light('ready');
  });

  it('is red once its signalling is gone for good, until the softphone is restarted', async () => {
    await choosePresence(world, 'Available');
    await light('ready');
    await world.connect.client.setFault({ operation: 'CreateTransport', effect: 'status', status: 401 });
    await world.connect.client.closeWebsockets({});
    await light('missed', 'Line');
    await world.connect.client.clearFaults({});
    await world.command('restartHost').catch(() => {});
    await light('ready');
  });

  it('is proved by a self-test from the panel and from set-up, whose call is on no list', async () => {
    const { client } = world.connect;
    const counts = async () => ({
      missed: (await world.session()).missed.length,
      records: (await world.session()).records.version,
    });
    await light('ready');
    const before = await counts();
    const setup = await world.own('setup.html');
    await popup.bringToFront();
    await popup.locator('::-p-text(Test ring)').click();
    for (const page of [popup, setup]) {
      await page.bringToFront();
      await page.locator('::-p-text(Run the self-test)').click();
      await page.waitForSelector('[data-step=rang][data-state=passed]');
      await page.waitForSelector('[data-step=ended][data-state=passed]');
    }
    const { log } = await client.state();
    expect(log.filter(({ what }) => what === 'offered')).toHaveLength(2);
    await world.waitForSession(
      ({ agent, selfTest }) => agent?.presence.name === 'Available' && !selfTest?.call,
    );
    expect((await client.state()).agents[0]?.contacts).toEqual([]);
    expect(await counts()).toEqual(before);

    await client.setFault({ operation: 'self-test-call', effect: 'status', status: 503 });
    await setup.locator('::-p-text(Run the self-test)').click();
    await setup.waitForSelector('[data-step=placed][data-state=failed]');
    await client.clearFaults({});
    await setup.close();
  });

  it('is off when signed out', async () => {
    await world.command('signOut');
    await light('off', 'Signed in');
    await world.signIn();
  });
});
