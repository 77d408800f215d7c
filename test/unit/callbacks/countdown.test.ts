import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { VoiceError } from '../../../lib/errors.ts';
import { amara, callbackBench, clearTimers, noon } from '../../fakes/callback-bench.ts';

type Bench = Awaited<ReturnType<typeof callbackBench>>;
let bench: Bench;
let id: string;
const desk = () => bench.life.callbacks.desk;
const automatic = { callbackMode: 'automatic', callbackDialSeconds: 30, callbackWrapUpSeconds: 60 } as const;

async function accepted(settings = {}, attributes: Record<string, string> = {}) {
  bench = await callbackBench({ ...automatic, ...settings });
  id = bench.offer(attributes);
  await desk().accept(id);
  await bench.settle();
}

async function talked() {
  await bench.pass(30_000);
  const callId = bench.only().callId ?? '';
  bench.platform.customerAnswers(callId);
  bench.platform.customerHangsUp(callId);
  await bench.settle();
}

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
  vi.spyOn(console, 'warn').mockImplementation(() => {});
  await accepted();
});
afterEach(() => vi.useRealTimers());

it('[CB-20][CF-14] dials the chosen number when the countdown is over, once', async () => {
  expect(bench.only()).toMatchObject({ mode: 'automatic', dialsAt: noon + 30_000 });
  await bench.pass(29_000);
  expect(bench.dials()).toEqual([]);
  await bench.pass(1_000);
  expect(bench.dials()).toEqual([`dial ${amara} q1 ${id}`]);
  expect(bench.only()).toMatchObject({ phase: 'dialing', dialsAt: null, previewMs: 30_000 });
  await bench.pass(600_000);
  expect(bench.dials()).toHaveLength(1);
});

it('[CF-15] who presses before zero dials, and nothing dials at zero', async () => {
  await bench.pass(12_000);
  await bench.life.callbacks.dialler.dial(id, false);
  await bench.pass(60_000);
  expect(bench.dials()).toHaveLength(1);
  expect(bench.only().attempts).toMatchObject([{ by: 'agent' }]);
});

it('[CF-15] a press in the same moment as zero: one dial', async () => {
  await bench.pass(29_999);
  vi.setSystemTime(noon + 30_000);
  const pressed = bench.life.callbacks.dialler.dial(id, false);
  await bench.pass(0);
  await pressed;
  await bench.pass(60_000);
  expect(bench.dials()).toHaveLength(1);
});

it('[CF-14] paused it stands still, resumed it goes on, extended it waits thirty seconds more', async () => {
  await bench.pass(10_000);
  desk().pause(id);
  expect(bench.only()).toMatchObject({ dialsAt: null, pausedMs: 20_000 });
  await bench.pass(300_000);
  expect(bench.dials()).toEqual([]);
  desk().resume(id);
  desk().extend(id);
  await bench.pass(49_000);
  expect(bench.dials()).toEqual([]);
  await bench.pass(1_000);
  expect(bench.dials()).toHaveLength(1);
});

it('[CF-17] the worker is stopped and comes back before zero: it dials at zero', async () => {
  await bench.pass(10_000);
  await bench.restart();
  await bench.pass(19_000);
  expect(bench.dials()).toEqual([]);
  await bench.pass(1_000);
  expect(bench.dials()).toHaveLength(1);
});

it('[CF-17] an alarm wakes the browser no sooner than in half a minute: a few seconds late it still dials', async () => {
  expect(bench.alarms.at(-1)).toBe(noon + 30_000);
  bench.life.kill();
  clearTimers();
  vi.setSystemTime(noon + 37_000);
  await bench.restart();
  await bench.settle();
  expect(bench.dials()).toHaveLength(1);
});

it('[CF-17] a computer that slept asks instead of dialling', async () => {
  vi.setSystemTime(noon + 3_600_000);
  await bench.restart();
  await bench.pass(600_000);
  expect(bench.dials()).toEqual([]);
  expect(bench.only()).toMatchObject({ phase: 'preview', dialsAt: null, doubt: 'late' });
  await bench.life.callbacks.dialler.dial(id, false);
  expect(bench.dials()).toHaveLength(1);
});

it('a callback accepted before this session began is not dialled by itself', async () => {
  bench = await callbackBench(automatic);
  id = bench.platform.offersCallback({ state: 'accepted', attributes: { callbackNumber: amara } });
  await bench.pass(600_000);
  expect(bench.only()).toMatchObject({ phase: 'preview', doubt: 'late', dialsAt: null });
  expect(bench.dials()).toEqual([]);
});

it('during another call it asks', async () => {
  const other = bench.platform.customerCalls();
  await bench.platform.accept(other);
  await bench.pass(30_000);
  expect(bench.dials()).toEqual([]);
  expect(bench.only()).toMatchObject({ phase: 'preview', doubt: 'on-a-call' });
});

it('[CF-14] what refuses the dial is said in a notice, and the callback waits for the agent', async () => {
  bench.platform.refuseNext(new VoiceError('number-refused'));
  await bench.pass(30_000);
  expect(bench.only()).toMatchObject({ phase: 'preview', doubt: 'refused', attempts: [], previewMs: null });
  expect(bench.life.store.now().notice).toMatchObject({ code: 'number-refused' });
  await bench.pass(600_000);
  expect(bench.dials()).toHaveLength(1);
});

it('at night where the customer is it asks', async () => {
  await accepted({}, { customerTimezone: 'Pacific/Auckland' });
  await bench.pass(30_000);
  expect(bench.dials()).toEqual([]);
  expect(bench.only().doubt).toBe('quiet-hours');
});

it('[CB-20][CF-12] the request itself may say manual', async () => {
  await accepted({}, { callbackMode: 'manual' });
  expect(bench.only()).toMatchObject({ mode: 'manual', dialsAt: null });
});

it('handed to somebody it does not dial meanwhile', async () => {
  await desk().transfer(id, { kind: 'quick-connect', id: 'q', name: 'Billing' });
  await bench.pass(600_000);
  expect(bench.dials()).toEqual([]);
  bench.platform.transferSettles(id, false);
  await bench.settle();
  expect(bench.only()).toMatchObject({ phase: 'preview', dialsAt: null, pausedMs: 30_000 });
});

it('[CF-16] after the call the second countdown closes it with the default code', async () => {
  const code = { sys_id: 'done', label: 'Done', queues: [], order: 1, isActive: true };
  await bench.life.records.wrapUpStore.changeCodes(() => [code]);
  bench.settings.wrapUpDefaultCode = 'done';
  await talked();
  expect(bench.only()).toMatchObject({ phase: 'wrap-up', closesAt: noon + 90_000 });
  await bench.pass(59_000);
  expect(bench.only().phase).toBe('wrap-up');
  await bench.pass(1_000);
  expect(bench.life.store.now().callbacks).toEqual([]);
  expect(await bench.life.records.interactions.find(id)).toMatchObject({
    state: 'closed_complete',
    wrap_up_segment: { wrap_up_code: { value: 'done' }, system_wrap_up: true },
  });
});

it('[CF-16] the worker is stopped in the second countdown: it closes all the same, late as it may be', async () => {
  await talked();
  await bench.restart();
  vi.setSystemTime(noon + 300_000);
  await bench.restart();
  await bench.pass(0);
  await bench.settle();
  expect(bench.life.store.now().callbacks).toEqual([]);
});

it('[CF-16] after a call that reached nobody no second countdown runs', async () => {
  await bench.pass(30_000);
  bench.platform.hangUp(bench.only().callId ?? '');
  await bench.settle();
  await bench.pass(600_000);
  expect(bench.only()).toMatchObject({ phase: 'unanswered', closesAt: null });
});

it('[CB-09][CB-20] the queue’s own mode wins over the one that is set for all', async () => {
  await accepted({ callbackMode: 'manual', callbackQueueModes: { Billing: 'automatic' } });
  expect(bench.only()).toMatchObject({ mode: 'automatic', dialsAt: noon + 30_000 });
});

it('[CF-16] unless the agent keeps it open', async () => {
  await talked();
  desk().keep(id);
  await bench.pass(600_000);
  expect(bench.only()).toMatchObject({ phase: 'wrap-up', closesAt: null });
});

it('a campaign’s preview counts down by its own clock and is engaged', async () => {
  bench = await callbackBench();
  id = bench.platform.offersCallback({
    carrier: 'preview',
    autoDialMs: 20_000,
    attributes: { callbackNumber: amara },
  });
  await desk().accept(id);
  await bench.settle();
  expect(bench.only()).toMatchObject({ carrier: 'preview', mode: 'automatic', dialsAt: noon + 20_000 });
  await bench.pass(20_000);
  expect(bench.dials()).toEqual([`engage ${id}`]);
  expect(bench.only()).toMatchObject({
    phase: 'dialing',
    callId: id,
    attempts: [{ e164: amara, callId: id }],
  });
  bench.platform.customerAnswers(id);
  bench.platform.customerHangsUp(id);
  await bench.settle();
  await bench.life.callbacks.closing.close(id);
  await bench.settle();
  expect(bench.life.store.now().callbacks).toEqual([]);
  expect(await bench.life.records.interactions.find(id)).toMatchObject({
    ...{ outcome: 'answered', state: 'closed_complete', previewMs: 20_000 },
  });
});

it('[CF-18] its page opens when it was taken, however that was done, and only where the settings want it', async () => {
  expect(bench.pages).toEqual([id]);
  await accepted({ callbackOpensPage: false });
  expect(bench.pages).toEqual([]);
});
