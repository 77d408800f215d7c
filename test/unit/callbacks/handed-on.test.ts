/** A callback that is handed on before its first call, and taken back. */

import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { callbackBench } from '../../fakes/callback-bench.ts';

let bench: Awaited<ReturnType<typeof callbackBench>>;
let id: string;
const desk = () => bench.life.callbacks.desk;
const target = { kind: 'quick-connect', id: 'qc-billing', name: 'Billing' } as const;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
  bench = await callbackBench({});
  id = bench.offer({});
  await desk().accept(id);
  await bench.settle();
});
afterEach(() => vi.useRealTimers());

it('[CF-08][CF-09][CF-11] handed to a queue: waits, can be taken back, comes back when nobody takes it', async () => {
  await desk().transfer(id, target);
  await bench.settle();
  expect(bench.only()).toMatchObject({
    phase: 'transferring',
    transfer: { to: 'Billing', hasFailed: false },
  });
  await desk().cancelTransfer(id);
  await bench.settle();
  expect(bench.only()).toMatchObject({ phase: 'preview', transfer: null });
  await desk().transfer(id, target);
  bench.platform.transferSettles(id, false);
  await bench.settle();
  expect(bench.only()).toMatchObject({ phase: 'preview', transfer: { to: 'Billing', hasFailed: true } });
  await desk().transfer(id, target);
  bench.platform.transferSettles(id, true);
  await bench.settle();
  expect(await bench.life.records.interactions.find(id)).toMatchObject({
    transferredTo: 'Billing',
    state: 'closed_complete',
  });
  expect(await bench.life.records.callbacks.find(id)).toMatchObject({ state: 1, assigned_to: null });
  expect(bench.life.store.now().callbacks).toEqual([]);
  expect(bench.platform.asked.at(-1)).toBe(`clear ${id}`);
});

it('[CF-08][CF-11] handed on anew before the taking back is answered, it still goes to who is named', async () => {
  await desk().transfer(id, target);
  await bench.settle();
  const takeBack = bench.platform.cancelHandOn.bind(bench.platform);
  let answer = () => {};
  vi.spyOn(bench.platform, 'cancelHandOn').mockImplementation(async (callbackId) => {
    await takeBack(callbackId);
    await new Promise<void>((resolve) => (answer = resolve));
  });
  const takenBack = desk().cancelTransfer(id);
  await bench.settle();
  expect(bench.only().phase).toBe('preview');
  await bench.pass(1_000);
  await desk().transfer(id, target);
  answer();
  await takenBack;
  expect(bench.only().transfer).toMatchObject({ to: 'Billing' });
});

it('[CF-10] no transfer once it was dialled', async () => {
  await bench.life.callbacks.dialler.dial(id, false);
  await bench.settle();
  await expect(desk().transfer(id, target)).rejects.toMatchObject({
    code: 'not-now',
  });
});
