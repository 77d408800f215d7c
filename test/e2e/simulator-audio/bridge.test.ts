import type { BrowserContext, Page } from 'puppeteer';
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import {
  createMediaBridge,
  hasTone,
  type LegMeters,
  type MediaBridge,
  type MediaContact,
  SILENT_ENERGY,
} from '../../../simulator/connect/media/bridge.ts';
import { METER_FRAMES } from '../../../simulator/connect/media/frame.ts';
import { microphoneHz, plainBrowser } from '../plain-browser.ts';
import { type Invites, startCallPage } from './call-page.ts';

const AGENT_HZ = microphoneHz;
const CUSTOMER_HZ = 440;
const COLLEAGUE_HZ = 1000;

let browser: BrowserContext;
let site: { url: string; stop(): Promise<void> };
let page: Page;
let bridge: MediaBridge;
let contact: MediaContact;
const invites: Invites = new Map();

beforeAll(async () => {
  browser = await (await plainBrowser()).createBrowserContext();
  site = await startCallPage(() => bridge, invites);
});

afterAll(async () => {
  await browser?.close();
  await site?.stop();
});

beforeEach(async () => {
  invites.clear();
  contact = { contactId: 'contact', parties: ['agent', 'customer'].map(connected) };
  bridge = createMediaBridge({ contacts: () => [contact] });
  onTestFinished(() => bridge.stop());
  page = await browser.newPage();
  onTestFinished(() => page.close());
  await page.goto(site.url);
  await page.waitForFunction('window.call');
});

const connected = (connectionId: string) => ({ connectionId, state: 'connected' as const, isMuted: false });

/** Meters that show nothing from before this call, jitter and codec delay included. */
async function fresh(connectionId: string): Promise<LegMeters> {
  const from = bridge.meters()[connectionId]?.framesMixed ?? 0;
  return vi.waitFor(
    () => {
      const meters = bridge.meters()[connectionId];
      if (!meters || meters.framesMixed < from + METER_FRAMES + 15)
        throw new Error('The window is not full yet.');
      return meters;
    },
    { timeout: 20_000, interval: 50 },
  );
}

const told = (connectionId: string) =>
  page.evaluate(`window.calls['${connectionId}'].told`) as Promise<string[]>;
const until = (connectionId: string, event: string) =>
  page.waitForFunction(`window.calls['${connectionId}'].told.includes('${event}')`, { timeout: 20_000 });

async function talk(options = {}): Promise<void> {
  await page.evaluate(
    (given) => (window as unknown as { call(id: string, o: object): void }).call('agent', given),
    options,
  );
  await until('agent', 'connected');
}

describe('a call between a page and a scripted customer', () => {
  test('each hears the other, and the page plays what it is sent', async () => {
    bridge.speak('customer', { toneHz: CUSTOMER_HZ });
    await talk();
    const [agent, customer] = await Promise.all([fresh('agent'), fresh('customer')]);
    expect(hasTone(customer.heard, AGENT_HZ)).toBe(true);
    expect(agent.heard.tones).toHaveLength(1);
    expect(hasTone(agent.heard, CUSTOMER_HZ)).toBe(true);
    await page.waitForFunction(
      `window.calls.agent.session.getRemoteAudioStats().then((stats) => stats.audioLevel > 500)`,
    );
    expect(await page.evaluate(`document.getElementById('remote-audio').currentTime > 0`)).toBe(true);
  });

  test('an echoing customer says again what it hears', async () => {
    bridge.speak('customer', { echoMs: 400 });
    await talk();
    expect(hasTone((await fresh('agent')).heard, AGENT_HZ)).toBe(true);
  });

  test('the microphone switched off silences the agent only', async () => {
    bridge.speak('customer', { toneHz: CUSTOMER_HZ });
    await talk({ swapsTrack: true });
    await until('agent', 'swapped');
    await page.evaluate('window.calls.agent.session.mediaStream.getAudioTracks()[0].enabled = false');
    const [agent, customer] = await Promise.all([fresh('agent'), fresh('customer')]);
    expect(customer.heard.energy).toBeLessThan(SILENT_ENERGY);
    expect(hasTone(agent.heard, CUSTOMER_HZ)).toBe(true);
  });

  test('hold silences both ways and resuming brings both back', async () => {
    bridge.speak('customer', { toneHz: CUSTOMER_HZ });
    await talk();
    contact.parties = [connected('agent'), { ...connected('customer'), state: 'hold' }];
    const [agent, customer] = await Promise.all([fresh('agent'), fresh('customer')]);
    expect(agent.sent.energy).toBeGreaterThan(SILENT_ENERGY);
    expect(agent.heard.energy).toBeLessThan(SILENT_ENERGY);
    expect(customer.heard.energy).toBeLessThan(SILENT_ENERGY);

    contact.parties = ['agent', 'customer'].map(connected);
    const [agentAgain, customerAgain] = await Promise.all([fresh('agent'), fresh('customer')]);
    expect(hasTone(agentAgain.heard, CUSTOMER_HZ)).toBe(true);
    expect(hasTone(customerAgain.heard, AGENT_HZ)).toBe(true);
  });

  test('in a conference of three each hears the two others', async () => {
    contact.parties = ['agent', 'customer', 'colleague'].map(connected);
    bridge.speak('customer', { toneHz: CUSTOMER_HZ });
    bridge.speak('colleague', { toneHz: COLLEAGUE_HZ });
    await talk();
    const [agent, customer, colleague] = await Promise.all(['agent', 'customer', 'colleague'].map(fresh));
    const hears = (leg: LegMeters | undefined) =>
      [AGENT_HZ, CUSTOMER_HZ, COLLEAGUE_HZ].map((hz) => leg !== undefined && hasTone(leg.heard, hz));
    expect(hears(agent)).toEqual([false, true, true]);
    expect(hears(customer)).toEqual([true, false, true]);
    expect(hears(colleague)).toEqual([true, true, false]);
  });

  test('two pages talk to each other', async () => {
    await talk();
    await page.evaluate(`window.call('customer')`);
    await until('customer', 'connected');
    const [agent, customer] = await Promise.all([fresh('agent'), fresh('customer')]);
    expect(hasTone(agent.heard, AGENT_HZ) && hasTone(customer.heard, AGENT_HZ)).toBe(true);
  });
});

describe('the end of a session', () => {
  test('hanging up completes it once, turns both microphone tracks off and fills the report', async () => {
    await talk({ swapsTrack: true, throwsAtEnd: true });
    await until('agent', 'swapped');
    await page.evaluate('window.calls.agent.session.hangup(); window.calls.agent.session.hangup();');
    expect(await told('agent')).toEqual(
      ['stream', 'connected', 'swapped', 'completed'].toSorted(byOrder(await told('agent'))),
    );
    expect(await page.evaluate('window.calls.agent.tracks.map((track) => track.readyState)')).toEqual([
      'ended',
      'ended',
    ]);
    const report = (await page.evaluate('window.calls.agent.session.sessionReport')) as Record<
      string,
      unknown
    >;
    expect(report.gumTimeMillis).toBeGreaterThanOrEqual(0);
    expect(report.talkingTimeMillis).toBeGreaterThan(0);
    expect(report.gumOtherFailure).toBe(false);
    await vi.waitFor(() => expect(bridge.meters()).not.toHaveProperty('agent'));
  });

  test('the server saying goodbye completes it', async () => {
    await talk();
    await page.evaluate(`window.bye('agent')`);
    expect(await told('agent')).toEqual(['stream', 'connected', 'completed']);
  });

  test.each([
    [404, 'CALL_NOT_FOUND', undefined],
    [486, 'USER_BUSY', 'userBusyFailure'],
    [500, 'SIGNALLING_HANDSHAKE_FAILURE', 'handshakingFailure'],
    ['never', 'SIGNALLING_HANDSHAKE_FAILURE', 'handshakingFailure'],
  ] as const)('an invite answered with %s fails as %s', async (refusal, reason, flag) => {
    invites.set('agent', refusal);
    const text = await page.evaluate(`window.RTCErrors.${reason}`);
    await page.evaluate(`window.call('agent')`);
    await until('agent', `failed: ${text}`);
    expect(await page.evaluate('window.calls.agent.tracks[0].readyState')).toBe('ended');
    if (flag) expect(await page.evaluate(`window.calls.agent.session.sessionReport.${flag}`)).toBe(true);
  });

  test('a refused microphone fails as such', async () => {
    await page.evaluate(
      `navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', 'NotAllowedError'))`,
    );
    await page.evaluate(`window.call('agent')`);
    await until('agent', 'failed: GUM Other Failure');
    expect(await told('agent')).toHaveLength(1);
  });

  test('hanging up while the microphone is still asked for leaves nothing open', async () => {
    await page.evaluate(`{
      const open = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
      navigator.mediaDevices.getUserMedia = async (wanted) => (window.late = await open(wanted));
      window.call('agent');
      window.calls.agent.session.hangup();
    }`);
    await page.waitForFunction(`window.late?.getTracks()[0].readyState === 'ended'`);
    expect(await told('agent')).toEqual(['completed']);
  });
});

test('an offer that is no SDP is refused and leaves no leg', async () => {
  await expect(bridge.answer({ connectionId: 'agent', sdp: 'nonsense' })).rejects.toThrow();
  expect(bridge.meters()).toEqual({});
});

/** Sorts expected events as they came: the track swap may end before or after the connection stands. */
const byOrder = (came: string[]) => (a: string, b: string) => came.indexOf(a) - came.indexOf(b);
