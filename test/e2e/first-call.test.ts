/** The main job on real input: a call from a page with real numbers, in the widget, as a person makes it. */

import type { Frame, Page } from 'puppeteer';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Call } from '../../lib/call.ts';
import type { Session } from '../../lib/session.ts';
import { atRest, button, pointAtNumber, press } from '../../scripts/press.ts';
import { SILENT_ENERGY } from '../../simulator/connect/media/bridge.ts';
import { openWorld, type World } from './world.ts';

const customer = '+442079460958';
let world: World;
let page: Page;

const phase = (wanted: Call['phase']) => (session: Session) => session.calls[0]?.phase === wanted;
const noCalls = (session: Session) => session.calls.length === 0;

async function available(): Promise<void> {
  const { agent } = await world.waitForSession((session) => session.agent !== null);
  const choice = agent?.choices.find(({ kind }) => kind === 'routable');
  await world.command('setPresence', choice?.id ?? '');
  await world.waitForSession((session) => session.agent?.presence.kind === 'routable');
}

async function ring(): Promise<Frame> {
  await world.connect.client.placeCall({
    number: customer,
    name: 'Amelia Hart',
    queue: 'Billing',
    says: { toneHz: 440 },
  });
  await world.waitForSession(phase('ringing'));
  return world.widget(page);
}

async function talk(): Promise<Frame> {
  const widget = await ring();
  await press(widget, 'Accept');
  await world.waitForSession((session) => phase('connected')(session) && session.calls[0]?.media === 'live');
  return widget;
}

async function endAndClear(widget: Frame): Promise<void> {
  await press(widget, 'End');
  await world.waitForSession(phase('wrap-up'));
  await press(widget, 'Clear');
  await world.waitForSession(noCalls);
}

/** Loudness of what customer and agent hear, over a second that began after now. */
async function heard(): Promise<{ customer: number; agent: number }> {
  const { contacts, agents } = await world.connect.client.state();
  const customerLeg = contacts[0]?.customerConnectionId ?? '';
  const agentLeg = agents.find(({ login }) => login === 'priya')?.contacts[0]?.legId ?? '';
  const from = await world.connect.client.meters();
  for (;;) {
    const meters = await world.connect.client.meters();
    const [c, a] = [meters[customerLeg], meters[agentLeg]];
    if (!c || !a) throw new Error('A leg has no audio at all.');
    if (c.framesMixed - (from[customerLeg]?.framesMixed ?? 0) > 60)
      return { customer: c.heard.energy, agent: a.heard.energy };
  }
}

beforeAll(async () => {
  world = await openWorld();
  await world.signIn();
});
afterAll(() => world?.[Symbol.asyncDispose]());

beforeEach(async () => {
  await world.connect.client.reset({});
  await world.waitForSession(noCalls);
  await world.command('dismissUnanswered');
  await world.command('dismissNotice');
  await world.command('dismissSuggestion');
  for (const open of await world.browser.pages()) if (open !== world.probe) await open.close();
  page = await world.page('/case');
  await available();
});

describe('a call out', () => {
  it('[AC-36][VO-14][VO-18][VO-19] from a number in a page: card, ringing, talking, over', async () => {
    await world.connect.client.scriptCustomer({ number: '+442079460820', script: { answersAfterMs: 500 } });
    await pointAtNumber(page, '#night-desk');
    await (await button(page, 'Call…')).click();
    const { suggestion, calls } = await world.waitForSession((session) => session.suggestion !== null);
    expect(calls).toEqual([]);
    expect(suggestion).toMatchObject({ number: { kind: 'ordinary', e164: '+442079460820' } });
    const widget = await world.widget(page);
    await button(widget, 'Call');
    const card = await widget.$eval('article', (it) => it.textContent);
    expect(card).toContain('+442079460820');
    expect(card).toContain('This call will be recorded.');
    await press(widget, 'Call');
    const talking = await world.waitForSession(phase('connected'));
    expect(talking.calls[0]).toMatchObject({ direction: 'outbound', number: '+442079460820' });
    const asked = await world.connect.client.journal('CreateOutboundContact');
    expect(asked.at(-1)?.input).toMatchObject({ endpoint: { phoneNumber: '+442079460820' } });
    await endAndClear(widget);
  });

  it('[XX-06][AC-36] by keyboard alone, from a tel: link to the end of the call', async () => {
    await world.connect.client.scriptCustomer({ number: '+447700900318', script: { answersAfterMs: 300 } });
    await page.focus('#case-mobile a');
    await page.keyboard.press('Enter');
    await world.waitForSession((session) => session.suggestion !== null);
    const widget = await world.widget(page);
    await tabTo(widget, 'Call');
    await world.waitForSession(phase('connected'));
    await tabTo(widget, 'End');
    await world.waitForSession(phase('wrap-up'));
    await tabTo(widget, 'Clear');
    await world.waitForSession(noCalls);
  });

  it('[AC-36] modified clicks, dead clicks and scripted clicks suggest nothing', async () => {
    const link = await page.waitForSelector('#case-mobile a');
    await page.evaluate(() => document.querySelector<HTMLElement>('#case-mobile a')?.click());
    await page.keyboard.down('Shift');
    await page.evaluate(() =>
      addEventListener('click', (event) => event.shiftKey && event.preventDefault(), { once: true }),
    );
    await link?.click();
    await page.keyboard.up('Shift');
    // A later, honest click is the proof that the earlier ones have been seen through.
    await link?.click();
    await world.waitForSession((session) => session.suggestion !== null);
    expect(await world.connect.client.journal('CreateOutboundContact')).toEqual([]);
  });

  it('never dials an emergency number, and says what to do', async () => {
    await world.command('suggestNumber', '999', 'GB');
    const { suggestion } = await world.waitForSession((session) => session.suggestion !== null);
    expect(suggestion?.number).toEqual({ kind: 'emergency', digits: '999' });
    await expect(world.command('dialSuggestion', suggestion?.id ?? '', true)).rejects.toThrow('emergency');
    expect(await world.connect.client.journal('CreateOutboundContact')).toEqual([]);
  });

  it('asks before a premium number, and dials it only after the tick', async () => {
    await world.command('suggestNumber', '0909 879 0123', 'GB');
    const { suggestion } = await world.waitForSession((session) => session.suggestion !== null);
    expect(suggestion?.number.kind).toBe('premium');
    await expect(world.command('dialSuggestion', suggestion?.id ?? '', false)).rejects.toThrow(
      'confirm-first',
    );
    expect(await world.connect.client.journal('CreateOutboundContact')).toEqual([]);
  });

  it('refuses what is no number, in words', async () => {
    for (const text of ['*21*5550100#', 'call me', 'sip:me@example.com']) {
      await world.command('suggestNumber', text, 'GB');
      const { suggestion } = await world.waitForSession((session) => session.suggestion?.text === text);
      expect(suggestion?.number).toMatchObject({ kind: 'refused', reason: expect.stringMatching(/\. /) });
    }
    expect(await world.connect.client.journal('CreateOutboundContact')).toEqual([]);
  });

  it('[XX-07] a second press of Call places no second call', async () => {
    await world.command('suggestNumber', '+442079460820');
    const { suggestion } = await world.waitForSession((session) => session.suggestion !== null);
    const id = suggestion?.id ?? '';
    await Promise.allSettled([
      world.command('dialSuggestion', id, false),
      world.command('dialSuggestion', id, false),
    ]);
    await world.waitForSession(phase('dialing'));
    expect(await world.connect.client.journal('CreateOutboundContact')).toHaveLength(1);
  });
});

describe('a call in', () => {
  it('[AC-01][AC-17][AC-18][CB-13] shows on the page in view, and Accept connects it', async () => {
    const placedAt = Date.now();
    const widget = await ring();
    await button(widget, 'Accept');
    expect(Date.now() - placedAt).toBeLessThan(5_000);
    const card = await widget.$eval('article', (it) => it.getAttribute('aria-label'));
    expect(card).toBe('Incoming call, Amelia Hart');
    await press(widget, 'Accept');
    await world.waitForSession(phase('connected'));
    await endAndClear(widget);
  });

  it('[AC-19] Reject gives it back and leaves no card', async () => {
    const widget = await ring();
    const { calls } = await world.session();
    await press(widget, 'Reject');
    await world.connect.client.waitFor(({ log }) =>
      log.some(({ what, contactId }) => what === 'rejected' && contactId === calls[0]?.id),
    );
    await world.waitForSession((session) => !phase('ringing')(session));
  });

  it('[AC-20][AC-21] a missed call leaves a card with the way back to Available', async () => {
    await world.connect.client.changeSettings({ ringTimeoutMs: 1_500 });
    await ring();
    await world.waitForSession((session) => session.unanswered?.endReason === 'missed');
    await world.connect.client.changeSettings({ ringTimeoutMs: 20_000 });
    const { contacts } = await world.connect.client.state();
    for (const { id } of contacts) await world.connect.client.customerHangsUp({ id });
    await press(await world.widget(page), 'Set Available');
    await world.waitForSession((session) => session.agent?.presence.kind === 'routable');
  });

  it('[AC-23][AC-24] hold silences both ways, mute silences the agent, both come back', async () => {
    const widget = await talk();
    const before = await heard();
    expect(before.customer).toBeGreaterThan(SILENT_ENERGY);
    expect(before.agent).toBeGreaterThan(SILENT_ENERGY);

    await press(widget, 'Mute');
    await world.waitForSession((session) => session.calls[0]?.isMuted === true);
    const muted = await heard();
    expect(muted.customer).toBeLessThan(SILENT_ENERGY);
    expect(muted.agent).toBeGreaterThan(SILENT_ENERGY);
    await press(widget, 'Unmute');
    await world.waitForSession((session) => session.calls[0]?.isMuted === false);

    await press(widget, 'Hold');
    await world.waitForSession(phase('held'));
    const held = await heard();
    expect(held.customer).toBeLessThan(SILENT_ENERGY);
    expect(held.agent).toBeLessThan(SILENT_ENERGY);
    await press(widget, 'Resume');
    await world.waitForSession(phase('connected'));
    const after = await heard();
    expect(after.customer).toBeGreaterThan(SILENT_ENERGY);
    expect(after.agent).toBeGreaterThan(SILENT_ENERGY);
    await endAndClear(widget);
  });

  it('[AC-03] two tabs and two windows show the same call', async () => {
    const other = await world.window(new URL('/people', world.site.url).href);
    await talkIn(other);
    await page.bringToFront();
    const here = await world.widget(page);
    await button(here, 'Hold');
    await press(here, 'Hold');
    await button(await world.widget(other), 'Resume');
    await other.bringToFront();
    await press(await world.widget(other), 'Resume');
    await button(here, 'Hold');
    const tab = await world.page('/orders');
    await endAndClear(await world.widget(tab));
  });

  it('survives the worker: stopped while it rings and while talking, nothing is lost', async () => {
    const widget = await ring();
    await world.killWorker();
    await press(widget, 'Accept');
    await world.waitForSession(phase('connected'));
    await world.killWorker();
    await press(widget, 'Hold');
    await world.waitForSession(phase('held'));
    await world.killWorker();
    await press(widget, 'Resume');
    await world.waitForSession(phase('connected'));
    await endAndClear(widget);
  });

  it('survives the service: away and back during a call, the card says so and works again', async () => {
    const widget = await talk();
    await world.connect.client.goDown({});
    await world.waitForSession(({ connection }) => connection.state === 'reconnecting', 15_000);
    await widget.waitForFunction(() => document.body.textContent?.includes('Reconnecting'));
    expect((await heard()).customer).toBeGreaterThan(SILENT_ENERGY);
    await world.connect.client.comeUp({});
    await world.waitForSession(({ connection }) => connection.state === 'ready', 25_000);
    await endAndClear(widget);
  }, 60_000);
});

async function talkIn(other: Page): Promise<void> {
  await world.connect.client.placeCall({ number: customer, queue: 'Billing' });
  await world.waitForSession(phase('ringing'));
  await other.bringToFront();
  await press(await world.widget(other), 'Accept');
  await world.waitForSession(phase('connected'));
}

/** Tabs from where the focus is until the widget's button has it, rests as the guard asks, and presses Enter. */
async function tabTo(widget: Frame, name: string): Promise<void> {
  const wanted = await button(widget, name);
  for (let presses = 0; presses < 60; presses++) {
    if (await wanted.evaluate((it) => document.activeElement === it && document.hasFocus())) {
      await atRest(wanted);
      await page.keyboard.press('Enter');
      return;
    }
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never reached ${name}.`);
}
