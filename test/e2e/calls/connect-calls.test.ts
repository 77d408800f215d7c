/** Calls through the extension's Connect host against the simulated instance: real Streams, real audio, no page involved; one, and a second beside it. */

import { beforeEach, describe, expect, it } from 'vitest';
import type { Call } from '../../../lib/call.ts';
import type { Session } from '../../../lib/session.ts';
import { SILENT_ENERGY } from '../../../simulator/connect/media/bridge.ts';
import {
  call,
  choosePresence,
  countRings,
  customer,
  noCalls,
  phase,
  type RingCount,
  ring,
  startOver,
  talk,
  wrapUp,
} from '../call-moves.ts';
import { signedInWorld } from '../world.ts';

const world = await signedInWorld();
let host: RingCount;

describe('calls', () => {
  beforeEach(async () => {
    await startOver(world);
    host = await countRings(world);
  });

  it('[AC-24] stays muted over hold and resume', async () => {
    const id = await talk(world);
    await world.command('mute', id);
    await world.waitForSession((s) => call(s)?.isMuted === true);
    await world.command('hold', id);
    await world.waitForSession(phase('held'));
    await world.command('resume', id);
    expect(call(await world.waitForSession(phase('connected')))?.isMuted).toBe(true);
    await wrapUp(world, id);
  });

  it('[AC-27] sends digits in order', async () => {
    const id = await talk(world);
    await Promise.all([...'12#'].map((digit) => world.command('sendDigits', id, digit)));
    const sent = await world.connect.client.journal('SendDigits');
    expect(sent.slice(-3).map(({ input }) => (input as { digits: string }).digits)).toEqual(['1', '2', '#']);
    await wrapUp(world, id);
  });

  it('[AC-19] rejects a call and says that it was rejected, not missed', async () => {
    const id = await ring(world);
    await world.command('reject', id);
    await expect.poll(host.isRinging).toBe(false);
    const after = await world.waitForSession((s) => !phase('ringing')(s));
    expect(call(after)?.endReason ?? 'rejected').toBe('rejected');
    expect(after.unanswered).toBeNull();
  });

  it('[AC-20][AC-21][AC-22] shows a missed call until the agent is available again', async () => {
    await world.connect.client.changeSettings({ ringTimeoutMs: 1_200 });
    const id = await ring(world);
    const missed = await world.waitForSession((s) => s.unanswered !== null);
    expect(missed.unanswered).toMatchObject({ id, endReason: 'missed' });
    expect(missed.agent?.presence).toMatchObject({ kind: 'error', name: 'MissedCallAgent' });
    await expect.poll(host.isRinging).toBe(false);
    await world.connect.client.changeSettings({ ringTimeoutMs: 20_000 });
    await world.connect.client.customerHangsUp({ id });
    await choosePresence(world, 'Available');
    await world.waitForSession((s) => s.unanswered === null);
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

  it('[XX-07][FT-17] answers once when two tabs click at the same time', async () => {
    const id = await ring(world);
    const before = (await world.connect.client.journal('AcceptContact')).length;
    await Promise.all([world.command('accept', id), world.command('accept', id)]);
    await world.waitForSession(phase('connected'));
    expect(await world.connect.client.journal('AcceptContact')).toHaveLength(before + 1);
    await wrapUp(world, id);
  });

  it('[AC-13] follows a supervisor who changes the agent’s state', async () => {
    await world.connect.client.forcePresence({ agent: 'priya', presence: 'lunch' });
    await world.waitForSession((s) => s.agent?.presence.name === 'Lunch');
  });
});

const second = '+442079460992';
const callOf = (id: string, { calls }: Session): Call | undefined => calls.find((one) => one.id === id);
const phases = ({ calls }: Session) =>
  calls
    .map(({ phase }) => phase)
    .toSorted()
    .join(' ');

/** Another customer rings while the agent talks; answers both calls' ids. */
async function interrupt(): Promise<{ first: string; other: string }> {
  await world.connect.client.placeCall({ number: customer, queue: 'Billing', says: { toneHz: 440 } });
  const first = call(await world.waitForSession(phase('ringing')))?.id ?? '';
  await world.command('accept', first);
  await world.waitForSession((now) => phase('connected')(now) && call(now)?.media === 'live');
  await world.connect.client.placeCall({ number: second, queue: 'Billing', says: { toneHz: 440 } });
  const session = await world.waitForSession((now) => phases(now) === 'connected ringing');
  return { first, other: session.calls.find(({ id }) => id !== first)?.id ?? '' };
}

/** Whether the customers of the two calls hear the agent. */
async function heardBy(ids: string[]): Promise<boolean[]> {
  const { contacts } = await world.connect.client.state();
  const legs = ids.map((id) => contacts.find((one) => one.id === id)?.customerConnectionId ?? '');
  const meters = await world.connect.client.metersFromNow(legs);
  return legs.map((leg) => (meters[leg]?.heard.energy ?? 0) > SILENT_ENERGY);
}

// Connect interrupts an agent with at most one more (flow block "Interrupt agent").
describe('[AC-17][EX-04] a second call', () => {
  beforeEach(async () => {
    await startOver(world);
    await world.connect.client.changeSettings({ interruptsAgents: true });
    host = await countRings(world);
  });

  it('rings for 30 s beside the first, which goes on', async () => {
    const { first, other } = await interrupt();
    const session = await world.session();
    const ringing = callOf(other, session);
    expect((ringing?.answerBy ?? 0) - (ringing?.offeredAt ?? 0)).toBe(30_000);
    expect(callOf(first, session)?.phase).toBe('connected');
    await expect.poll(host.isRinging).toBe(true);
    await expect.poll(() => world.probe.evaluate(() => chrome.action.getBadgeText({}))).toBe('2');
    const shown = () => world.probe.evaluate(() => chrome.notifications.getAll());
    await expect.poll(async () => Object.keys(await shown())).toEqual([`ringing:${other}`]);
  });

  it('[AC-23] is taken: the first goes on hold; they are swapped; each customer hears the agent in turn', async () => {
    const { first, other } = await interrupt();
    await world.command('accept', other);
    await world.waitForSession(
      (now) => callOf(other, now)?.media === 'live' && phases(now) === 'connected held',
    );
    await expect.poll(host.isRinging).toBe(false);
    await expect.poll(() => heardBy([first, other])).toEqual([false, true]);
    await world.command('swapCalls', first);
    await world.waitForSession((now) => callOf(first, now)?.phase === 'connected');
    expect(callOf(other, await world.session())?.phase).toBe('held');
    await expect.poll(() => heardBy([first, other])).toEqual([true, false]);
  });

  it('[AC-24] each has its own mute', async () => {
    const { first, other } = await interrupt();
    await world.command('mute', first);
    await world.waitForSession((now) => callOf(first, now)?.isMuted === true);
    await world.command('accept', other);
    // They share one microphone, which is off until the call that takes it over has it.
    const taken = await world.waitForSession(
      (now) =>
        callOf(other, now)?.media === 'live' &&
        callOf(other, now)?.isMuted === false &&
        phases(now) === 'connected held',
    );
    expect(callOf(first, taken)?.isMuted).toBe(true);
    await expect.poll(() => heardBy([first, other])).toEqual([false, true]);
    await world.command('swapCalls', first);
    const back = await world.waitForSession((now) => callOf(first, now)?.phase === 'connected');
    expect(callOf(first, back)?.isMuted).toBe(true);
    await expect.poll(() => heardBy([first, other])).toEqual([false, false]);
    await world.command('unmute', first);
    await expect.poll(() => heardBy([first, other])).toEqual([true, false]);
  });

  it('[AC-25] is ended: the first is still there, on hold, and is resumed', async () => {
    const { first, other } = await interrupt();
    await world.command('accept', other);
    await world.waitForSession((now) => phases(now) === 'connected held');
    await world.command('hangUp', other);
    await world.waitForSession((now) => phases(now) === 'held wrap-up');
    await world.command('clear', other);
    await world.command('resume', first);
    await world.waitForSession((now) => phases(now) === 'connected');
    await expect.poll(() => heardBy([first])).toEqual([true]);
    await world.command('hangUp', first);
    await world.waitForSession((now) => phases(now) === 'wrap-up');
    await world.command('clear', first);
    await world.waitForSession(noCalls);
  });

  it('[AC-19] is rejected: the first goes on undisturbed', async () => {
    const { first, other } = await interrupt();
    await world.command('reject', other);
    await world.waitForSession((now) => callOf(other, now)?.phase !== 'ringing');
    expect(callOf(first, await world.session())?.phase).toBe('connected');
    await expect.poll(host.isRinging).toBe(false);
    await expect.poll(() => heardBy([first])).toEqual([true]);
  });

  it('[AC-21] is missed: it is listed, and the first goes on', async () => {
    await world.command('clearMissed');
    await world.connect.client.changeSettings({ interruptTimeoutMs: 1_000 });
    const { first, other } = await interrupt();
    const { missed } = await world.waitForSession((now) => now.missed.length > 0);
    expect(missed[0]).toMatchObject({ callId: other, numberText: '+44 20 7946 0992', queue: 'Billing' });
    expect(callOf(first, await world.session())?.phase).toBe('connected');
    await world.command('clearMissed');
    await world.waitForSession((now) => now.missed.length === 0);
  });
});
