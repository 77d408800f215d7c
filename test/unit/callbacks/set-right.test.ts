/** What an agent sets right in the record of a callback that they have in hand. */

import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { callbackCommands } from '../../../entrypoints/background/callbacks/commands.ts';
import { createCommandLock } from '../../../entrypoints/background/command-lock.ts';
import { amara, callbackBench, mobile } from '../../fakes/callback-bench.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
});
afterEach(() => vi.useRealTimers());

/** Accepted and on record, with the commands as the bench's own parts carry them out. */
async function inPreview(settings = {}) {
  const bench = await callbackBench(settings);
  const { life } = bench;
  const id = bench.offer();
  await life.callbacks.desk.accept(id);
  await bench.settle();
  return { bench, id, commands: callbackCommands(life.callbacks, createCommandLock(life.store)) };
}

it('[CF-33] what the agent sets right stays, whatever is reported and written meanwhile', async () => {
  const { bench, id, commands } = await inPreview();
  await commands.editCallback({}, bench.only().record ?? '', 'reason_type', '');
  await commands.editCallback({}, bench.only().record ?? '', 'description', 'Only in the morning');
  await bench.platform.setEnhancement('off');
  await bench.settle();
  expect(bench.only()).toMatchObject({ reason: '', details: { description: 'Only in the morning' } });
  expect(await bench.life.records.callbacks.find(id)).toMatchObject({
    ...{ reason_type: '', description: 'Only in the morning' },
  });
});

it('[CF-05][CF-32] a number that is set right in preview is the one that is called', async () => {
  const { bench, id, commands } = await inPreview({ callbackAgainMinutes: 0 });
  await commands.editCallback({}, bench.only().record ?? '', 'phone_number', '+44 20 7946 0111');
  await bench.settle();
  expect(bench.only().numbers.map(({ e164 }) => e164)).toEqual(['+442079460111', amara, mobile]);
  await bench.life.callbacks.dialler.dial(id, false);
  expect(bench.dials()).toEqual([`dial +442079460111 q1 ${id}`]);
});
