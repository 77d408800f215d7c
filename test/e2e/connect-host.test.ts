/** The extension's Connect host and background against the simulated instance: real Streams, real audio, no page involved. */

import type { Page } from 'puppeteer';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Call } from '../../lib/call.ts';
import type { Session } from '../../lib/session.ts';
import { extensionOrigin } from '../../scripts/browser.ts';
import { openWorld, type World } from './world.ts';

const customer = '+442079460991';
let world: World;
let host: Page;

const call = ({ calls }: Session): Call | undefined => calls[0];
const phase = (wanted: Call['phase']) => (session: Session) => call(session)?.phase === wanted;
const noCalls = (session: Session) => session.calls.length === 0;
const callId = async () => (await world.session()).calls[0]?.id ?? 'none';

/** The hidden document, with a count of how often a ring was started in it. */
async function hostPage(): Promise<Page> {
  const target = await world.browser.waitForTarget((t) => t.url().includes('/offscreen.html'));
  const page = await target.asPage();
  await page.evaluate(() => {
    const counted = globalThis as unknown as { rings?: number; isRinging: boolean };
    if (counted.rings !== undefined) return;
    counted.rings = 0;
    counted.isRinging = false;
    const { start, stop } = AudioBufferSourceNode.prototype;
    AudioBufferSourceNode.prototype.start = function (when) {
      counted.rings = (counted.rings ?? 0) + 1;
      counted.isRinging = true;
      start.call(this, when);
    };
    AudioBufferSourceNode.prototype.stop = function (when) {
      counted.isRinging = false;
      stop.call(this, when);
    };
  });
  return page;
}
const rings = () => host.evaluate(() => (globalThis as unknown as { rings: number }).rings);
const isRinging = () => host.evaluate(() => (globalThis as unknown as { isRinging: boolean }).isRinging);

async function choosePresence(name: string): Promise<void> {
  const { agent } = await world.session();
  await world.command('setPresence', agent?.choices.find((choice) => choice.name === name)?.id ?? '');
  await world.waitForSession((session) => session.agent?.presence.name === name);
}

/** A call from the customer that rings at the agent; answers its id. */
async function ring(): Promise<string> {
  await world.connect.client.placeCall({ number: customer, queue: 'billing' });
  const session = await world.waitForSession(phase('ringing'));
  return call(session)?.id ?? 'none';
}

async function talk(): Promise<string> {
  const id = await ring();
  await world.command('accept', id);
  await world.waitForSession((session) => phase('connected')(session) && call(session)?.media === 'live');
  return id;
}

async function wrapUp(id: string): Promise<void> {
  await world.command('hangUp', id);
  await world.waitForSession(phase('wrap-up'));
  await world.command('clear', id);
  await world.waitForSession(noCalls);
}

beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world?.[Symbol.asyncDispose]());

describe('signing in', () => {
  it('[AC-07] says signed out, then ready once the sign-in window is done, and closes it', async () => {
    await world.command('useInstance', world.connect.url);
    await world.waitForSession(({ connection }) => connection.state === 'signed-out');
    await world.signIn();
    const { agent, instance, health } = await world.session();
    expect(agent).toMatchObject({ name: 'Priya Nair', canDial: true, phone: { type: 'softphone' } });
    expect(instance).toBe(new URL(world.connect.url).host);
    expect(health).toEqual({ microphone: 'granted', socket: 'open', softphoneError: null });
    const open = await world.browser.pages();
    expect(open.filter((page) => page.url().startsWith(world.connect.url))).toEqual([]);
  });
});

describe('calls', () => {
  beforeEach(async () => {
    await world.connect.client.reset({});
    await world.waitForSession(noCalls);
    host = await hostPage();
    await choosePresence('Available');
  });

  it('[AC-18][AC-23][AC-24][AC-25][AC-29][AC-31] takes a call from ring to the end of its wrap-up', async () => {
    const before = await rings();
    const id = await ring();
    expect(call(await world.session())).toMatchObject({
      direction: 'inbound',
      kind: 'call',
      number: customer,
      queue: 'Billing',
    });
    expect(await isRinging()).toBe(true);
    await world.command('accept', id);
    expect(await isRinging()).toBe(false);
    const talking = await world.waitForSession((s) => phase('connected')(s) && call(s)?.media === 'live');
    expect(call(talking)?.answeredAt).toBeGreaterThanOrEqual(call(talking)?.offeredAt ?? Infinity);
    await world.command('hold', id);
    await world.waitForSession(phase('held'));
    await world.command('resume', id);
    await world.waitForSession(phase('connected'));
    await world.command('mute', id);
    await world.waitForSession((s) => call(s)?.isMuted === true);
    await world.command('unmute', id);
    await world.waitForSession((s) => call(s)?.isMuted === false);
    await world.command('hangUp', id);
    const over = await world.waitForSession(phase('wrap-up'));
    expect(call(over)).toMatchObject({ endReason: 'completed' });
    expect(over.agent?.presence.name).toBe('AfterCallWork');
    await world.command('clear', id);
    const clear = await world.waitForSession(noCalls);
    expect(clear.agent?.presence.name).toBe('Available');
    expect(clear.unanswered).toBeNull();
    expect((await rings()) - before).toBe(1);
  });

  it('[AC-24] stays muted over hold and resume', async () => {
    const id = await talk();
    await world.command('mute', id);
    await world.waitForSession((s) => call(s)?.isMuted === true);
    await world.command('hold', id);
    await world.waitForSession(phase('held'));
    await world.command('resume', id);
    expect(call(await world.waitForSession(phase('connected')))?.isMuted).toBe(true);
    await wrapUp(id);
  });

  it('[AC-27] sends digits in order', async () => {
    const id = await talk();
    await Promise.all([...'12#'].map((digit) => world.command('sendDigits', id, digit)));
    const sent = await world.connect.client.journal('SendDigits');
    expect(sent.slice(-3).map(({ input }) => (input as { digits: string }).digits)).toEqual(['1', '2', '#']);
    await wrapUp(id);
  });

  it('[AC-19] rejects a call and says that it was rejected, not missed', async () => {
    const id = await ring();
    await world.command('reject', id);
    expect(await isRinging()).toBe(false);
    const after = await world.waitForSession((s) => !phase('ringing')(s));
    expect(call(after)?.endReason ?? 'rejected').toBe('rejected');
    expect(after.unanswered).toBeNull();
  });

  it('[AC-20][AC-21][AC-22] shows a missed call until the agent is available again', async () => {
    await world.connect.client.changeSettings({ ringTimeoutMs: 1_200 });
    const id = await ring();
    const missed = await world.waitForSession((s) => s.unanswered !== null);
    expect(missed.unanswered).toMatchObject({ id, endReason: 'missed' });
    expect(missed.agent?.presence).toMatchObject({ kind: 'error', name: 'MissedCallAgent' });
    expect(await isRinging()).toBe(false);
    await world.connect.client.changeSettings({ ringTimeoutMs: 20_000 });
    await world.connect.client.customerHangsUp({ id });
    await choosePresence('Available');
    await world.waitForSession((s) => s.unanswered === null);
  });

  it('[AC-33] places a call only after its card, and connects when the customer answers', async () => {
    await world.connect.client.scriptCustomer({
      number: '+442079460992',
      script: { answersAfterMs: 300 },
    });
    await world.command('suggestNumber', '020 7946 0992', 'GB');
    const { suggestion, calls } = await world.waitForSession((s) => s.suggestion !== null);
    expect(suggestion).toMatchObject({ tabId: null, number: { kind: 'ordinary', e164: '+442079460992' } });
    expect(calls).toEqual([]);
    await world.command('dialSuggestion', suggestion?.id ?? '', false);
    await world.waitForSession((s) => phase('dialing')(s) && s.suggestion === null);
    const talking = await world.waitForSession(phase('connected'));
    expect(call(talking)).toMatchObject({ direction: 'outbound', number: '+442079460992' });
    await wrapUp(await callId());
  });

  it('[AC-33] says so when the customer was not reached', async () => {
    await world.connect.client.scriptCustomer({
      number: '+442079460993',
      script: { answersAfterMs: 'busy' },
    });
    await world.command('suggestNumber', '+442079460993');
    const { suggestion } = await world.waitForSession((s) => s.suggestion !== null);
    await world.command('dialSuggestion', suggestion?.id ?? '', false);
    const failed = await world.waitForSession((s) => s.unanswered !== null);
    expect(failed.unanswered).toMatchObject({ endReason: 'failed', number: '+442079460993' });
  });

  it('[XX-07] answers once when two tabs click at the same time', async () => {
    const id = await ring();
    const before = (await world.connect.client.journal('AcceptContact')).length;
    await Promise.all([world.command('accept', id), world.command('accept', id)]);
    await world.waitForSession(phase('connected'));
    expect(await world.connect.client.journal('AcceptContact')).toHaveLength(before + 1);
    await wrapUp(id);
  });

  it('[AC-13] follows a supervisor who changes the agent’s state', async () => {
    await world.connect.client.forcePresence({ agent: 'priya', presence: 'lunch' });
    await world.waitForSession((s) => s.agent?.presence.name === 'Lunch');
  });

  it('rings on, once, while the worker is stopped, and the call can be answered after', async () => {
    const before = await rings();
    const id = await ring();
    await world.killWorker();
    expect(await isRinging()).toBe(true);
    await world.command('accept', id);
    await world.waitForSession(phase('connected'));
    expect(await isRinging()).toBe(false);
    expect((await rings()) - before).toBe(1);
    await wrapUp(id);
  });

  it('keeps a call and its audio while the worker is stopped', async () => {
    const id = await talk();
    const { answeredAt } = call(await world.session()) ?? {};
    await world.killWorker();
    await world.command('hold', id);
    const held = await world.waitForSession(phase('held'));
    expect(call(held)).toMatchObject({ id, answeredAt, media: 'live' });
    await world.command('resume', id);
    await world.waitForSession(phase('connected'));
    await wrapUp(id);
  });

  it('shows that Connect is away during a call, keeps the call, and is ready again after', async () => {
    const id = await talk();
    await world.connect.client.goDown({});
    const away = await world.waitForSession(({ connection }) => connection.state === 'reconnecting', 15_000);
    expect(call(away)).toMatchObject({ id, phase: 'connected', media: 'live' });
    await expect(world.command('restartHost')).rejects.toThrow('on-a-call');
    await world.connect.client.comeUp({});
    await world.waitForSession(({ connection }) => connection.state === 'ready', 25_000);
    await wrapUp(id);
  }, 60_000);
});

describe('when it cannot be used', () => {
  beforeEach(async () => {
    await world.connect.client.reset({});
    await world.waitForSession(noCalls);
  });

  it('[AC-06] says that the instance has not approved the extension, and is ready once it has', async () => {
    await world.connect.client.approveOrigins({ origins: [] });
    await world.command('restartHost');
    await world.waitForSession(({ connection }) => connection.state === 'not-approved');
    await world.connect.client.approveOrigins({ origins: [extensionOrigin] });
    await world.command('restartHost');
    await world.waitForSession(({ connection }) => connection.state === 'ready');
  });

  it('comes back by itself when only the access token has expired', async () => {
    await world.connect.client.expireTokens({ kind: 'access' });
    const { agent } = await world.session();
    const lunch = agent?.choices.find(({ name }) => name === 'Lunch')?.id ?? '';
    await world.command('setPresence', lunch).catch(() => {});
    await world.waitForSession(({ connection }) => connection.state === 'reconnecting', 15_000);
    await world.waitForSession(({ connection }) => connection.state === 'ready', 30_000);
    await choosePresence('Available');
  }, 60_000);

  it('[AC-10] signs out: offline at Connect, and nothing is left to show', async () => {
    await choosePresence('Available');
    await world.command('signOut');
    const out = await world.waitForSession(({ connection }) => connection.state === 'signed-out');
    expect(out).toMatchObject({ agent: null, calls: [] });
    await world.connect.client.waitFor(({ agents }) => agents[0]?.state.name === 'Offline');
    await world.signIn();
  });
});
