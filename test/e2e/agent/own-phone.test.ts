/** The devices of the agent's own phone in a real browser: those of the CCP's page. */

import type { Page } from 'puppeteer';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { extensionOrigin } from '../../../scripts/browser.ts';
import { shown } from '../../../scripts/press.ts';
import { startOver, talk, wrapUp } from '../call-moves.ts';
import { signedInWorld } from '../world.ts';
import { ccpFrame } from './broken-phone.ts';

const world = await signedInWorld();
let popup: Page;

beforeAll(async () => {
  popup = await world.own('popup.html');
});
beforeEach(async () => {
  await popup.goto(`${extensionOrigin}/popup.html`);
  await startOver(world);
});

/** The name of the device from which the CCP's page plays the far end. */
async function playsFrom(): Promise<string | null> {
  const frame = await ccpFrame(world);
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
    await shown(popup, '::-p-text(We hear you)');
    await label('Back').click();
    await shown(popup, '::-p-text(Available), ::-p-text(Offline)');

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
