import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Guard, Refusal } from '../../../entrypoints/widget/guard.ts';
import { guardedAsk } from '../../../entrypoints/widget/guarded-ask.ts';
import type { CommandSender } from '../../../lib/commands.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** A widget of which two presses were judged so, one after the other. */
async function pressedTwice(refusal: Refusal | null) {
  const mute = vi.fn(async () => {});
  let isClear = false;
  const guard: Guard = { judge: async () => refusal, isClear: async () => isClear };
  const asked = guardedAsk(guard, { mute } as Partial<CommandSender> as CommandSender);
  for (const id of ['a', 'b']) asked.ask(new Event('click'), 'mute', id);
  await vi.advanceTimersByTimeAsync(0);
  return {
    ...{ asked, mute },
    async clears() {
      isClear = true;
      await vi.advanceTimersByTimeAsync(300);
    },
  };
}

test('[XX-05] a second press that is hidden from is told of until the way is clear', async () => {
  const { asked, mute, clears } = await pressedTwice('covered');
  expect(asked.isCovered.value).toBe(true);
  await clears();
  expect(asked.isCovered.value).toBe(false);
  expect(mute).not.toHaveBeenCalled();
});

test('[XX-05] haste on what has just come is refused, and blamed on no page', async () => {
  const { asked, mute } = await pressedTwice('too-soon');
  expect(asked.isCovered.value).toBe(false);
  expect(mute).not.toHaveBeenCalled();
});

test('[XX-05] what is seen counts', async () => {
  const { mute } = await pressedTwice(null);
  expect(mute.mock.calls).toEqual([['a'], ['b']]);
});
