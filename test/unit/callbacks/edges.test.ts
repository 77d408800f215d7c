/** Rules of callbacks at their edges: numbers, limits, the guard against calling twice, a transfer that is refused. */

import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { DirectoryEntry } from '../../../lib/directory/entry.ts';
import { VoiceError } from '../../../lib/errors.ts';
import { amara, callbackBench, mobile, noon } from '../../fakes/callback-bench.ts';

type Bench = Awaited<ReturnType<typeof callbackBench>>;
let bench: Bench;
const minute = 60_000;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
  vi.spyOn(console, 'warn').mockImplementation(() => {});
});
afterEach(() => vi.useRealTimers());

async function accepted(attributes: Record<string, string> = {}, settings = {}): Promise<string> {
  bench = await callbackBench(settings);
  return taken(attributes);
}
async function taken(attributes: Record<string, string> = {}): Promise<string> {
  const id = bench.offer(attributes);
  await bench.life.callbacks.desk.accept(id);
  await bench.settle();
  return id;
}

/** Dialled, and nobody answered. */
async function tried(id: string, isConfirmed = false): Promise<void> {
  await bench.life.callbacks.dialler.dial(id, isConfirmed);
  await bench.settle();
  const callId = bench.life.store.now().callbacks.find((one) => one.id === id)?.callId ?? '';
  bench.platform.hangUp(callId);
  await bench.settle();
  await bench.platform.clear(callId);
}

async function closed(id: string): Promise<void> {
  await bench.life.callbacks.closing.close(id);
  await bench.settle();
}

it('[CF-05] a customer with five numbers, of the request and of the directory: each once, labelled, with how its last call went', async () => {
  bench = await callbackBench();
  const numbers = [
    ...[mobile, '+442079460111', '+442079460222', '+442079460333'].map((e164, at) => ({
      ...{ e164, text: e164 },
      label: ['mobile', 'work', 'home', ''][at],
    })),
  ];
  bench.people.push({ id: 'amara', name: 'Amara Osei', numbers } as unknown as DirectoryEntry);
  const called = bench.platform.customerCalls({ number: '+442079460111' });
  await bench.platform.accept(called);
  bench.platform.customerHangsUp(called);
  const missed = bench.platform.customerCalls({ number: '+442079460222' });
  bench.platform.customerHangsUp(missed);
  await bench.settle();
  for (const id of [called, missed]) await bench.platform.clear(id).catch(() => {});
  await bench.settle();
  await taken({ mobileNumber: '', workNumber: mobile });
  expect(bench.only().numbers.map(({ e164, label, last }) => [e164, label, last?.outcome])).toEqual([
    [amara, 'requested', undefined],
    // As the request calls it.
    [mobile, 'work', undefined],
    ['+442079460111', 'work', 'answered'],
    // They called and were not taken: that tells nothing of how they are reached.
    ['+442079460222', 'home', undefined],
    ['+442079460333', '', undefined],
  ]);
  bench.life.callbacks.desk.choose(bench.only().id, '+442079460333');
  await bench.life.callbacks.dialler.dial(bench.only().id, false);
  expect(bench.dials()).toEqual([`dial +442079460333 q1 ${bench.only().id}`]);
});

it('[CF-05] of two people who share the number neither’s other numbers are listed', async () => {
  bench = await callbackBench();
  const shared = (id: string, own: string) =>
    ({ id, name: id, numbers: [amara, own].map((e164) => ({ e164, text: e164, label: '' })) }) as unknown;
  bench.people.push(
    shared('a', '+442079460111') as DirectoryEntry,
    shared('b', '+442079460222') as DirectoryEntry,
  );
  await taken({ mobileNumber: '' });
  expect(bench.only().numbers.map(({ e164 }) => e164)).toEqual([amara]);
});

it('[CF-04] the last try that is allowed is made, and the next refused in words; the record says how many there were', async () => {
  const id = await accepted({}, { callbackMostAttempts: 3 });
  for (let n = 0; n < 3; n++) await tried(id);
  await expect(bench.life.callbacks.dialler.dial(id, true)).rejects.toMatchObject({
    ...{ code: 'not-now', detail: 'It was called 3 times, as often as your organisation allows.' },
  });
  expect(bench.dials()).toHaveLength(3);
  await closed(id);
  expect(await bench.life.records.callbacks.find(id)).toMatchObject({ state: 3, attempts: { length: 3 } });
});

it('[CF-04] a dial that Connect refused is none of those that are allowed', async () => {
  const id = await accepted({}, { callbackMostAttempts: 1 });
  bench.platform.refuseNext(new VoiceError('number-refused'));
  await expect(bench.life.callbacks.dialler.dial(id, false)).rejects.toMatchObject({
    code: 'number-refused',
  });
  await tried(id);
  expect(bench.dials()).toHaveLength(2);
  await expect(bench.life.callbacks.dialler.dial(id, false)).rejects.toMatchObject({ code: 'not-now' });
});

it('[EX-14] what was promised is given up at the moment the rule says, and not before; what was taken up never is', async () => {
  bench = await callbackBench({ callbackExpireMinutes: 60, callbackAgainMinutes: 0 });
  const { followUps, desk } = bench.life.callbacks;
  await followUps.schedule(amara, noon, '', 'left');
  await followUps.schedule(mobile, noon, '', 'taken up');
  await bench.settle();
  await bench.pass(1_000);
  const inHand = () => bench.life.store.now().callbacks;
  await desk.accept(inHand().find(({ chosen }) => chosen === mobile)?.id ?? '');
  await bench.settle();
  const stateOf = async (number: string) => (await bench.life.records.callbacks.ofNumber(number))[0]?.state;
  await bench.pass(60 * minute - 1_001);
  expect([await stateOf(amara), await stateOf(mobile)]).toEqual([1, 2]);
  await bench.pass(1);
  expect([await stateOf(amara), await stateOf(mobile)]).toEqual([4, 2]);
  expect(inHand().map(({ chosen }) => chosen)).toEqual([mobile]);
});

it('[EX-14] what expired while the browser was closed is given up when it starts, without a card', async () => {
  bench = await callbackBench({ callbackExpireMinutes: 60 });
  await bench.life.callbacks.followUps.schedule(amara, noon + minute, '', '');
  await bench.settle();
  vi.setSystemTime(noon + 120 * minute);
  await bench.restart();
  await bench.settle();
  await bench.pass(0);
  expect(bench.life.store.now().callbacks).toEqual([]);
  expect(await bench.life.records.callbacks.ofNumber(amara)).toMatchObject([{ state: 4 }]);
});

it('the guard against calling twice asks up to its last minute, and for no call of theirs', async () => {
  const first = await accepted({}, { callbackAgainMinutes: 30 });
  const at = Date.now();
  await tried(first);
  await closed(first);
  vi.setSystemTime(at + 30 * minute - 1);
  // They called again and again since, which hides nothing.
  for (let n = 0; n < 7; n++) {
    const call = bench.platform.customerCalls({ number: amara, offeredAt: Date.now() });
    bench.platform.customerHangsUp(call);
    await bench.settle();
    await bench.platform.clear(call).catch(() => {});
  }
  await bench.settle();
  const second = await taken();
  expect(await bench.life.callbacks.lookBefore(second, amara)).toMatchObject({
    ...{ doubts: ['called-before'], lastCalls: { length: 5 } },
  });
  await expect(bench.life.callbacks.dialler.dial(second, false)).rejects.toMatchObject({
    code: 'confirm-first',
  });
  vi.setSystemTime(at + 30 * minute);
  expect((await bench.life.callbacks.lookBefore(second, amara)).doubts).toEqual([]);
  await bench.life.callbacks.dialler.dial(second, false);
  expect(bench.dials()).toHaveLength(2);
});

it('[CF-08][CF-11] a transfer that Connect refuses leaves the callback as it was, and its countdown waits for the agent', async () => {
  const id = await accepted({}, { callbackMode: 'automatic', callbackDialSeconds: 30 });
  bench.platform.refuseNext(new VoiceError('refused'));
  const handed = bench.life.callbacks.desk.transfer(id, { kind: 'quick-connect', id: 'q', name: 'Orders' });
  await expect(handed).rejects.toMatchObject({ code: 'refused' });
  await bench.pass(10 * minute);
  expect(bench.only()).toMatchObject({ phase: 'preview', transfer: null, dialsAt: null, pausedMs: 30_000 });
  expect(bench.dials()).toEqual([]);
  bench.life.callbacks.desk.resume(id);
  await bench.pass(30_000);
  expect(bench.dials()).toHaveLength(1);
});

it('[CB-22][CF-07] closed where no wrap-up code exists, and with none chosen', async () => {
  const id = await accepted();
  expect(await bench.life.records.wrapUpStore.codes()).toEqual([]);
  await tried(id);
  await closed(id);
  expect(await bench.life.records.interactions.find(id)).toMatchObject({
    ...{ state: 'closed_complete', wrap_up_segment: { wrap_up_code: null, system_wrap_up: false } },
  });
});
