/** Every light of ring readiness, put out by its true cause in a real browser or at the simulated instance. */

import type { Page } from 'puppeteer';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { emptySession } from '../../../lib/session.ts';
import { ringChecks } from '../../../lib/sound/ring-readiness.ts';
import { extensionOrigin } from '../../../scripts/browser.ts';
import { shown } from '../../../scripts/press.ts';
import { choosePresence, startOver } from '../call-moves.ts';
import { ccpPages, softphone, workerOf } from '../host/host-moves.ts';
import { hostKind, openWorld, signedInWorld } from '../world.ts';
import { causes, ccpFrame, frameSoftphone, muteMicrophone } from './broken-phone.ts';

const world = await signedInWorld();
let popup: Page;

beforeAll(async () => {
  popup = await world.own('popup.html');
});
beforeEach(async () => {
  await popup.goto(`${extensionOrigin}/popup.html`);
  await startOver(world);
});
const label = (text: string) => popup.locator(`::-p-aria(${text})`);

describe('[AC-09] ring readiness', () => {
  /** The titles of all checks that were seen to fail. */
  const putOut = new Set<string>();
  const light = async (wanted: string, why?: string, text = /./) => {
    if (why) putOut.add(why);
    return world.waitForSession(
      ({ readiness: { light, why: found } }) =>
        light === wanted && (!why || (found?.title === why && text.test(found.text))),
      15_000,
    );
  };

  it('is green when all is well, and says why no calls come when the agent is away', async () => {
    await choosePresence(world, 'Lunch');
    await light('off', 'Presence');
    await choosePresence(world, 'Available');
    await light('ready');
  });

  it('[FT-24] is red with the microphone blocked, on the toolbar too, and green once it is allowed', async () => {
    await choosePresence(world, 'Available');
    await light('ready');
    const context = world.browser.defaultBrowserContext();
    // Framed, the microphone is the extension's; in a window of its own, the instance's.
    const owner = hostKind === 'framed' ? extensionOrigin : new URL(world.connect.url).origin;
    await context.overridePermissions(owner, []);
    await world.command('checkRing');
    await light('missed', 'Microphone');
    await shown(popup, '::-p-text(You can’t be rung)');
    const badge = await popup.evaluate(() => chrome.action.getBadgeText({}));
    expect(badge).toBe('!');
    await popup.locator('::-p-text(What to do)').click();
    await popup.waitForSelector('[data-check=microphone][data-state=bad]');
    // Nobody has to press anything: it is tried again as soon as the browser says that it may.
    await context.overridePermissions(owner, ['microphone']);
    await light('ready');
    await popup.waitForSelector('[data-light=ready]');
    await label('Back').click();
  });

  it.each([
    ['whose devices another program holds', 'held', 'Another program holds it', 'lets it make no sound'],
    ['without any device', 'own', 'None is connected', 'No loudspeaker or headset'],
  ] as const)(
    '[FT-24] is red on a computer %s, and says so of microphone and ringer',
    async (_, audio, ...said) => {
      await using place = await openWorld({ audio });
      const listed = await place.probe.evaluate(() => navigator.mediaDevices.enumerateDevices());
      // Its own devices are none only where nobody sits.
      if (audio === 'own' && listed.length > 0) return;
      await place.signIn();
      const panel = await place.own('popup.html');
      await choosePresence(place, 'Available');
      await place.waitForSession(
        ({ readiness: { light, why } }) => light === 'missed' && why?.title === 'Microphone',
      );
      await panel.locator('::-p-text(What to do)').click();
      for (const [at, check] of (['microphone', 'ringer'] as const).entries())
        await panel.waitForFunction(
          (line, text) => document.querySelector(line)?.textContent?.includes(text),
          {},
          `[data-check=${check}][data-state=bad]`,
          said[at] ?? '',
        );
    },
  );

  it.each(Object.entries(causes))('tells %s, and is green again without it', async (_, cause) => {
    await light('ready');
    const host = await softphone(world);
    await host.evaluate(cause.breaks);
    await world.command('checkRing');
    await light(cause.light, cause.check, cause.text);
    // Nothing of it is left in a new page.
    await world.command('restartHost');
    await light('ready');
  });

  it('tells a headset that is muted by its own switch, and is green once it hears', async () => {
    await light('ready');
    const unmute = await muteMicrophone(world);
    await world.command('checkRing');
    await light('doubtful', 'Microphone', /Nothing at all is heard/);
    await unmute();
    await world.command('checkRing');
    await light('ready');
  });

  it('[FT-24] tells a chosen ringer that is unplugged, and is green as soon as it is back', async () => {
    const ringer = 'Fake Audio Output 1';
    await world.command('chooseDevice', 'ringer', ringer);
    await light('ready');
    const frame = await ccpFrame(world);
    const plugged = async () =>
      (await softphone(world)).evaluate(() =>
        navigator.mediaDevices.dispatchEvent(new Event('devicechange')),
      );
    await frame.evaluate((label) => {
      const { mediaDevices } = navigator;
      const list = MediaDevices.prototype.enumerateDevices;
      mediaDevices.enumerateDevices = async () =>
        (await list.call(mediaDevices)).filter((device) => device.label !== label);
    }, ringer);
    await plugged();
    await light('doubtful', 'Ringer', /Fake Audio Output 1 is not connected/);
    await frame.evaluate(() => Reflect.deleteProperty(navigator.mediaDevices, 'enumerateDevices'));
    await plugged();
    await light('ready');
    await world.command('chooseDevice', 'ringer', '');
  });

  it('tells a softphone that another tab has too, and takes it back', async () => {
    await light('ready');
    const tab = await world.tab(`${world.connect.url}/ccp-v2/`);
    await light('doubtful', 'Softphone');
    await world.command('closeOtherCcps');
    await light('ready');
    expect(tab.isClosed()).toBe(true);
  });

  it.each(['stood', 'was still loading'])(
    '[CC-04] tells a softphone that %s in another site’s page at set-up, leaves the calls to it when asked, and comes back when it is gone',
    async (how) => {
      await light('ready');
      // As if nothing had been set up when that page was opened.
      await world.probe.evaluate(() => chrome.scripting.unregisterContentScripts({ ids: ['ccp-frame'] }));
      const { page, load, isLoaded } = await frameSoftphone(world);
      if (how === 'stood') {
        load();
        await isLoaded();
      }
      await world.command('useInstance', world.connect.url);
      load();
      const { readiness, otherCcps } = await light('doubtful', 'Softphone');
      expect(readiness.why?.text).toContain(new URL(world.site.url).host);
      expect(otherCcps).toMatchObject([{ isFramed: true, canHost: false }]);
      await world.command('useOtherCcp');
      await world.waitForSession(({ connection }) => connection.state === 'closed');
      await expect
        .poll(() => world.browser.targets().some((it) => it.url().includes('offscreen')))
        .toBe(false);
      expect(await ccpPages(world)).toEqual([]);
      await page.evaluate(() => document.querySelector('iframe.crm-softphone')?.remove());
      await light('ready');
      await page.close();
    },
  );

  it('[FT-14] tells a line that is cut, and is green as soon as it is back', async () => {
    await light('ready');
    await world.connect.client.setFault({ operation: 'websocket', effect: 'status', status: 503 });
    await world.connect.client.closeWebsockets({});
    await light('doubtful', 'Line');
    await world.connect.client.clearFaults({});
    await light('ready');
  });

  it('[FT-14] is red once its signalling is gone for good, until the softphone is restarted', async () => {
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
      const last = (await world.session()).selfTest?.id;
      await page.bringToFront();
      await page.locator('::-p-text(Run the self-test)').click();
      await world.waitForSession(
        ({ selfTest }) => selfTest?.id !== last && selfTest?.steps.at(-1)?.state === 'passed',
      );
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

  it('tells notifications that are switched off', async () => {
    await (await workerOf(world)).evaluate(() => {
      Object.assign(chrome.notifications, { getPermissionLevel: async () => 'denied' });
    });
    await world.command('checkRing');
    await light('doubtful', 'Notifications');
  });

  it('has no light that was not put out here', () => {
    const all = ringChecks(emptySession).map(({ title }) => title);
    expect([...putOut].toSorted()).toEqual(all.toSorted());
  });
});
