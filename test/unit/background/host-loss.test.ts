import { beforeEach, expect, it, vi } from 'vitest';
import { createHostLoss } from '../../../entrypoints/background/host/host-loss.ts';
import { fakeBackground } from '../../fakes/background.ts';
import { call } from '../../gallery/people.ts';

const host = { ensure: vi.fn(async () => {}) };

beforeEach(() => {
  vi.spyOn(console, 'warn').mockImplementation(() => {});
  vi.clearAllMocks();
});

it.each<[string, boolean, boolean, boolean]>([
  ['gone during a call', true, false, true],
  ['gone while there is no call', false, false, false],
  ['there all the same: only the line broke', true, true, false],
])('%s', async (_, isOnCall, isStanding, isTold) => {
  const { store } = await fakeBackground();
  store.change({ calls: isOnCall ? [call()] : [] });
  vi.useFakeTimers();
  const done = createHostLoss(store, host, async () => isStanding)();
  await vi.runAllTimersAsync();
  await done;
  vi.useRealTimers();
  expect(store.now().notice?.code === 'host-lost').toBe(isTold);
  expect(host.ensure).toHaveBeenCalledTimes(isTold ? 1 : 0);
});
