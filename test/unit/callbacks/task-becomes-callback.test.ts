/** A task whose attributes come after it was offered: it turns out to be a callback, and goes on as one. */

import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { foldInteraction } from '../../../lib/interactions/fold.ts';
import { amara, callbackBench, noon } from '../../fakes/callback-bench.ts';

type Bench = Awaited<ReturnType<typeof callbackBench>>;
let bench: Bench;
let id: string;

const interaction = async () => {
  const found = await bench.life.records.interactions.find(id);
  if (!found) throw new Error('no interaction');
  return found;
};

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
  bench = await callbackBench();
  id = bench.platform.offersWork({ channel: 'task', queue: 'Billing', phaseAt: noon });
  await bench.settle();
});
afterEach(() => vi.useRealTimers());

it('[CB-05][CB-17][CC-42] while it is offered: the work is gone, the callback is offered, and there is one interaction', async () => {
  expect(bench.life.store.now().work).toHaveLength(1);
  bench.platform.offersCallback({ id });
  await bench.settle();
  expect(bench.life.store.now().work).toEqual([]);
  expect(bench.only()).toMatchObject({ id, phase: 'offered', name: 'Amara Osei', chosen: amara });
  expect(await interaction()).toMatchObject({
    ...{ type: 'phone', kind: 'callback', direction: 'outbound', state: 'new', endedAt: null },
    ...{ caller_phone_number: amara, name: 'Amara Osei', offers: 1 },
  });
  expect(await bench.life.records.interactions.count()).toBe(1);
});

it('[CB-19][CF-38] once it was taken: its preview runs from the accept, and it is called, talked and closed as any other', async () => {
  await bench.platform.accept(id);
  await bench.settle();
  expect(await interaction()).toMatchObject({ type: 'task', answeredAt: expect.any(Number) });
  await bench.pass(4_000);
  bench.platform.offersCallback({ id, state: 'accepted', stateAt: noon });
  await bench.settle();
  expect(bench.only()).toMatchObject({ phase: 'preview', acceptedAt: noon });
  // The customer was not spoken with, though the agent took the task.
  expect(await interaction()).toMatchObject({ answeredAt: null, state: 'work_in_progress' });
  await bench.pass(6_000);
  await bench.life.callbacks.dialler.dial(id, false);
  await bench.settle();
  const callId = bench.only().callId ?? '';
  bench.platform.customerAnswers(callId);
  await bench.settle();
  await bench.pass(9_000);
  bench.platform.customerHangsUp(callId);
  await bench.settle();
  await bench.life.callbacks.closing.close(id);
  await bench.settle();
  const record = await interaction();
  expect(record).toMatchObject({ state: 'closed_complete', outcome: 'answered', talkMs: 9_000 });
  expect(bench.only, 'nothing is left in hand').toThrow();
  const events = await bench.life.records.interactions.events(record.sys_id);
  expect(foldInteraction(events)).toEqual(record);
  expect(await bench.life.records.callbacks.find(id)).toMatchObject({ previewMs: 10_000, state: 3 });
});
