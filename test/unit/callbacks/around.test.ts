import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createDueTimes } from '../../../entrypoints/background/callbacks/due-times.ts';
import { askBeforeRestart } from '../../../entrypoints/background/host/ask-before-restart.ts';
import { createWatchdog } from '../../../entrypoints/background/host/watchdog.ts';
import type { CallbackRecord } from '../../../lib/callbacks/callback-record.ts';
import { emptyDraft } from '../../../lib/interactions/wrap-up.ts';
import { amara, callbackBench, noon } from '../../fakes/callback-bench.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
  vi.spyOn(console, 'warn').mockImplementation(() => {});
});
afterEach(() => vi.useRealTimers());

it('the host is not made anew by itself while a callback is open: the agent is asked once', async () => {
  const { life, offer } = await callbackBench();
  const restarts: number[] = [];
  createWatchdog(life.store, { restart: async () => void restarts.push(Date.now()) }, async () => 'ready');
  offer();
  const { health } = life.store.now();
  life.store.change({ connection: { state: 'ready' }, health: { ...health, socket: 'failed' } });
  await vi.advanceTimersByTimeAsync(120_000);
  expect(restarts).toEqual([]);
  expect(life.store.now().notice).toMatchObject({ code: 'restart-waits' });
  life.store.change({ callbacks: [], notice: null });
  expect(askBeforeRestart(life.store)()).toBe(false);
});

it('[EX-14][CB-02][CB-06][CB-07] an own follow-up is a card when its time has come, in this browser life or the next', async () => {
  const bench = await callbackBench();
  await bench.life.callbacks.followUps.schedule(
    amara,
    noon + 3_600_000,
    'order_issue',
    'Did it come?',
    'Amara',
  );
  await bench.settle();
  await bench.pass(3_599_000);
  expect(bench.life.store.now().callbacks).toEqual([]);
  expect(bench.alarms.at(-1)).toBe(noon + 3_600_000);
  await bench.restart();
  await bench.settle();
  await bench.pass(1_000);
  expect(bench.only()).toMatchObject({
    ...{ carrier: 'own', phase: 'offered', name: 'Amara', mode: 'manual', chosen: amara },
    ...{ reason: 'order_issue', scheduledAt: noon + 3_600_000 },
  });
});

it('[EX-14] of many that are due the oldest five are cards, the next comes as one is done, and nothing turns round meanwhile', async () => {
  const bench = await callbackBench();
  const { followUps } = bench.life.callbacks;
  // A minute ago at most: what is promised is to come.
  for (let n = 0; n < 8; n++) await followUps.schedule(amara, noon + n * 1_000, '', `promise ${n}`);
  await bench.settle();
  await bench.pass(60_000);
  const inHand = () =>
    bench.life.store.now().callbacks.map(({ scheduledAt }) => ((scheduledAt ?? 0) - noon) / 1_000);
  expect(inHand()).toEqual([0, 1, 2, 3, 4]);
  const alarms = bench.alarms.length;
  await bench.pass(600_000);
  expect(bench.alarms.length - alarms).toBeLessThan(3);
  const [first] = bench.life.store.now().callbacks;
  await followUps.cancel(first?.record ?? '');
  await bench.life.callbacks.changedElsewhere([first?.record ?? '']);
  await bench.settle();
  await bench.pass(6_000);
  expect(inHand()).toEqual([1, 2, 3, 4, 5]);
});

it('[EX-14] a follow-up is taken up, dialled by hand, moved, and closed the second time', async () => {
  const bench = await callbackBench({ callbackAgainMinutes: 0 });
  const { commands } = bench.life;
  await bench.life.callbacks.followUps.schedule(amara, noon, '', '');
  await bench.settle();
  await bench.pass(1_000);
  const { id } = bench.only();
  await bench.life.callbacks.desk.accept(id);
  await bench.pass(4_000);
  await bench.life.callbacks.dialler.dial(id, false);
  await bench.settle();
  expect(bench.dials()).toEqual([`dial ${amara}`]);
  const { callId } = bench.only();
  bench.platform.hangUp(callId ?? '');
  await bench.settle();
  expect(bench.only()).toMatchObject({ phase: 'unanswered', attempts: [{ outcome: 'no-answer' }] });
  await bench.platform.clear(callId ?? '');
  await bench.life.callbacks.followUps.reschedule(id, noon + 600_000);
  bench.life.callbacks.hand.forget(id);
  await bench.settle();
  expect(commands.rescheduleCallback).toBeTypeOf('function');
  await bench.pass(600_000);
  expect(bench.only()).toMatchObject({
    id,
    phase: 'offered',
    attempts: [{ outcome: 'no-answer' }],
    previewMs: 4_000,
  });
  await bench.life.callbacks.desk.accept(id);
  await bench.settle();
  await bench.life.callbacks.closing.close(id);
  await bench.settle();
  expect(bench.life.store.now().callbacks).toEqual([]);
  expect(await bench.life.records.callbacks.get(id)).toMatchObject({ state: 3, previewMs: 4_000 });
});

it('a request that waited too long is given up by the rule, and no other', async () => {
  const bench = await callbackBench({ callbackExpireMinutes: 60 });
  await bench.life.callbacks.followUps.schedule(amara, noon, '', '');
  await bench.settle();
  await bench.pass(3_600_000);
  await bench.pass(6_000);
  const [record] = await bench.life.records.callbacks.ofNumber(amara);
  expect(record).toMatchObject({ state: 4 });
  expect(bench.life.store.now().callbacks).toEqual([]);
});

it('[CB-07] a browser that starts again knows what was tried before, and dials nothing by itself', async () => {
  const bench = await callbackBench({ callbackMode: 'automatic' });
  const id = bench.offer();
  await bench.life.callbacks.desk.accept(id);
  await bench.settle();
  await bench.pass(30_000);
  bench.platform.hangUp(bench.only().callId ?? '');
  await bench.settle();
  await bench.platform.clear(bench.only().callId ?? '');
  // Session storage is gone with the browser; the database and the contact are not.
  bench.life.store.change({ callbacks: [], agent: null });
  await bench.restart();
  await bench.platform.setEnhancement('off');
  await bench.settle();
  await bench.pass(600_000);
  expect(bench.only()).toMatchObject({
    phase: 'unanswered',
    previewMs: 30_000,
    attempts: [{ outcome: 'no-answer' }],
  });
  expect(bench.dials()).toHaveLength(1);
});

it('wakes at the first of its moments, by alarm no sooner than in half a minute', () => {
  vi.setSystemTime(noon);
  const alarms: (number | null)[] = [];
  let looks = 0;
  const times = createDueTimes(
    { set: (at) => alarms.push(at), clear: () => alarms.push(null) },
    () => {
      looks += 1;
    },
    Date.now,
  );
  times.plan([noon + 90_000, noon + 5_000]);
  times.plan([noon + 5_000]);
  expect(alarms).toEqual([noon + 30_000]);
  vi.advanceTimersByTime(5_000);
  expect(looks).toBe(1);
  times.plan([]);
  expect(alarms.at(-1)).toBeNull();
});

it('[EX-14] a follow-up that was promised in a wrap-up is planned for at once', async () => {
  const bench = await callbackBench();
  const id = bench.platform.customerCalls({ number: amara });
  await bench.platform.accept(id);
  bench.platform.customerHangsUp(id);
  await bench.settle();
  const { wrapUps, interactions } = bench.life.records;
  const { sys_id } = (await interactions.find(id)) ?? { sys_id: '' };
  const followUp = { phone_number: amara, dueAt: noon + 120_000, reason: 'Did it come?' };
  await wrapUps.save({ ...emptyDraft(sys_id), followUp });
  await wrapUps.submit(sys_id);
  await bench.settle();
  expect(bench.alarms.at(-1)).toBe(noon + 120_000);
  await bench.pass(120_000);
  expect(bench.only()).toMatchObject({
    carrier: 'own',
    phase: 'offered',
    details: { description: 'Did it come?' },
  });
});

it.each([
  ['the agent, and Connect dials when they accept', 'outbound', 'queue'],
  ['the customer, who is on the line already', 'inbound', 'customer-first'],
] as const)('[CB-09] its queue called first %s', async (_, direction, carrier) => {
  const bench = await callbackBench();
  bench.platform.customerCalls({ kind: 'callback', direction, number: amara });
  await bench.settle();
  expect(bench.only()).toMatchObject({ carrier, phase: 'offered', chosen: amara });
});

it('[CF-03][CF-37] a queued callback is a call, and is on record as a callback once it was taken', async () => {
  const bench = await callbackBench();
  const id = bench.platform.customerCalls({ kind: 'callback', direction: 'outbound', number: amara });
  await bench.settle();
  expect(bench.only()).toMatchObject({ carrier: 'queue', phase: 'offered', callId: id });
  await bench.life.callbacks.desk.accept(id);
  await bench.settle();
  expect(bench.only()).toMatchObject({ phase: 'talking', acceptedAt: noon });
  bench.platform.customerHangsUp(id);
  await bench.settle();
  await bench.life.callbacks.closing.close(id);
  await bench.settle();
  expect(bench.life.store.now()).toMatchObject({ callbacks: [], calls: [] });
  const kept = await bench.life.records.interactions.find(id);
  expect(kept).toMatchObject({ state: 'closed_complete', outcome: 'answered' });
  expect(await bench.life.records.callbacks.find(id)).toMatchObject({
    ...{ carrier: 'queue', state: 3, handledIn: kept?.sys_id, sys_id: kept?.callbackTask },
  });
});

it('[CF-31] what was changed of its record elsewhere shows in hand, and an offer that was ended there goes', async () => {
  const bench = await callbackBench();
  const { callbacks: hand, records, store } = bench.life;
  await hand.followUps.schedule(amara, noon + 60_000, 'order_issue', 'Did it come?', 'Amara');
  await bench.settle();
  await bench.pass(60_000);
  const { id } = bench.only();
  const change = async (changed: Partial<CallbackRecord>) => {
    await records.callbacks.change(id, (one) => ({ ...one, ...changed }));
    await hand.changedElsewhere([id]);
    await bench.settle();
  };
  await change({ reason_type: 'billing_issue', description: 'The invoice', phone_number: '+442079460111' });
  expect(bench.only()).toMatchObject({
    ...{ reason: 'billing_issue', chosen: '+442079460111', name: 'Amara' },
    details: { description: 'The invoice' },
  });
  expect(hand.isInHand(id)).toBe(false);
  await change({ state: 7, reason: 'Cancelled' });
  expect(store.now().callbacks).toEqual([]);
  expect(await records.callbacks.get(id)).toMatchObject({ state: 7 });
});
