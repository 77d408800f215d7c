import { afterEach, expect, it, test, vi } from 'vitest';
import { pillState } from '../../../entrypoints/widget/pill-state.ts';
import { besideCalls, entryCount, waitingBeside } from '../../../lib/callbacks/entries.ts';
import { amara, callbackBench, noon } from '../../fakes/callback-bench.ts';
import { callback } from '../../gallery/callbacks.ts';
import { call, ringing, session } from '../../gallery/people.ts';

afterEach(() => vi.useRealTimers());

test.each([
  ['a task that waits', callback(), 1],
  ['one that is closed', callback({ phase: 'closed' }), 0],
  ['[CF-20] customer first: it is the call itself', callback({ carrier: 'customer-first' }), 0],
  ['queued: Connect dials it as a call', callback({ carrier: 'queue' }), 0],
  ['a follow-up of the agent’s own', callback({ carrier: 'own', phase: 'offered' }), 1],
])('[CB-01] %s stands beside the calls or not', (_, one, count) => {
  expect(besideCalls([one])).toHaveLength(count);
});

it('[CF-28] a callback whose call is on is counted once', () => {
  const talking = callback({ phase: 'talking', callId: 'c-amara' });
  expect(waitingBeside([talking], [call()])).toEqual([]);
  expect(waitingBeside([talking], [call({ phase: 'wrap-up' })])).toEqual([talking]);
  expect(entryCount(2, 1, 0)).toBe('2 calls, 1 callback');
  expect(entryCount(0, 0, 0)).toBe('');
});

it('[CF-28] the pill says what comes first and how many others there are', () => {
  const offered = callback({ id: 'b', phase: 'offered' });
  expect(pillState(session({ callbacks: [callback()] }), 1)).toEqual({
    ...{ mark: 'idle', word: 'Callback', since: null, others: 0 },
  });
  expect(pillState(session({ calls: [call()], callbacks: [callback(), offered] }), 1)).toMatchObject({
    ...{ mark: 'ringing', word: 'Callback', others: 2 },
  });
  expect(pillState(session({ calls: [ringing(9)], callbacks: [offered] }), 1)).toMatchObject({
    ...{ word: 'Incoming call', others: 1 },
  });
});

it('[CB-01][CF-28][EX-14] on top what runs out, then what is in hand, then promises whose time has come', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
  const bench = await callbackBench();
  const { desk, followUps } = bench.life.callbacks;
  const names = () => bench.life.store.now().callbacks.map(({ name }) => name);
  for (const name of ['first promise', 'second promise']) await followUps.schedule(amara, noon, '', '', name);
  await bench.settle();
  await bench.pass(1_000);
  const task = bench.offer({ customerName: 'task' });
  await bench.settle();
  expect(names()).toEqual(['task', 'first promise', 'second promise']);
  await desk.accept(task);
  await desk.accept(bench.life.store.now().callbacks[2]?.id ?? '');
  await bench.settle();
  expect(names()).toEqual(['task', 'second promise', 'first promise']);
  bench.offer({ customerName: 'another task' });
  await bench.settle();
  expect(names()[0]).toBe('another task');
});
