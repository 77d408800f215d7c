/** A database that takes its time: what happens to a callback while it is being written is written as well. */

import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { callbackBench } from '../../fakes/callback-bench.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

it('[CF-18][CF-40] closed and gone while its wrap-up is still being written, it is closed on record', async () => {
  const bench = await callbackBench();
  const { life, platform } = bench;
  const id = bench.offer();
  await life.callbacks.desk.accept(id);
  await life.callbacks.dialler.dial(id, false);
  const callId = bench.only().callId ?? '';
  platform.customerAnswers(callId);
  await bench.settle();
  const slow = Promise.withResolvers<void>();
  const { change } = life.records.callbacks;
  const writes = vi.spyOn(life.records.callbacks, 'change').mockImplementationOnce(async (...args) => {
    await slow.promise;
    return change(...args);
  });
  platform.customerHangsUp(callId);
  await vi.waitUntil(() => writes.mock.calls.length === 1);
  await life.callbacks.closing.close(id);
  slow.resolve();
  await bench.settle();
  expect(await life.records.callbacks.find(id)).toMatchObject({ state: 3, closed_at: expect.any(Number) });
  expect(life.store.now().callbacks).toEqual([]);
});
