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
  ['[FT-04] dead during a call', true, true, true],
  ['dead while there is no call', false, true, false],
  ['there all the same: only the line broke', true, false, false],
])('%s', async (_, isOnCall, hasDied, isTold) => {
  const { store } = await fakeBackground();
  store.change({ calls: isOnCall ? [call()] : [], connection: { state: 'ready' } });
  vi.useFakeTimers();
  const done = createHostLoss(store, host, async () => hasDied)();
  await vi.advanceTimersByTimeAsync(0);
  // Before the host is there again.
  expect(store.now().connection.state).toBe(isTold ? 'reconnecting' : 'ready');
  await vi.runAllTimersAsync();
  await done;
  vi.useRealTimers();
  expect(store.now().notice?.code === 'host-lost').toBe(isTold);
  expect(host.ensure).toHaveBeenCalledTimes(isTold ? 1 : 0);
});
