import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createFailedCalls, makeRoom } from '../../../entrypoints/background/calls/failed-calls.ts';
import { createSessionStore } from '../../../entrypoints/background/session-store.ts';
import type { Call } from '../../../lib/call.ts';
import { storedArea } from '../../fakes/stored-area.ts';
import { call, dialling, session } from '../../gallery/people.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const failed = (changed: Partial<Call> = {}) => dialling({ phase: 'ended', endReason: 'failed', ...changed });

async function clearedOf(calls: Call[], softphoneError: string | null = null): Promise<string[]> {
  const store = createSessionStore(storedArea());
  await store.ready;
  const cleared: string[] = [];
  createFailedCalls(store, { clear: async (id) => void cleared.push(id) });
  store.change({ health: { ...session().health, softphoneError } });
  store.change({ calls });
  store.change({ calls: [...calls] });
  await vi.advanceTimersByTimeAsync(10_000);
  return cleared;
}

it('[VO-27] a customer who was not reached is cleared by itself, once, after it was shown', async () => {
  expect(await clearedOf([failed({ id: 'a' })])).toEqual(['a']);
});

it('[VO-27] so is a call that could not be connected to the agent, unless the softphone is at fault', async () => {
  const inbound = failed({ id: 'in', direction: 'inbound' });
  expect(await clearedOf([inbound])).toEqual(['in']);
  expect(await clearedOf([inbound], 'webrtc_error')).toEqual([]);
});

it('[AC-31] wrap-up and misses stay until the agent moves on', async () => {
  const missed = call({ phase: 'ended', endReason: 'missed' });
  expect(await clearedOf([call({ phase: 'wrap-up', endReason: 'completed' }), missed])).toEqual([]);
});

it('[CF-02][VO-27] a call that is placed waits until the failed one is gone, though its clearing is under way or refused', async () => {
  const store = createSessionStore(storedArea());
  await store.ready;
  store.change({ calls: [failed({ id: 'a' }), call({ id: 'other', phase: 'wrap-up' })] });
  let isPlaced = false;
  const clear = () => Promise.reject(new Error('it is being cleared'));
  void makeRoom(store, { clear }).then(() => {
    isPlaced = true;
  });
  await vi.advanceTimersByTimeAsync(1_000);
  expect(isPlaced, 'Connect would refuse it now').toBe(false);
  store.change({ calls: [call({ id: 'other', phase: 'wrap-up' })] });
  await vi.advanceTimersByTimeAsync(0);
  expect(isPlaced).toBe(true);
});

it('one that stays does not hold a call up for ever: the refusal says why', async () => {
  const store = createSessionStore(storedArea());
  await store.ready;
  store.change({ calls: [failed({ id: 'a' })] });
  const done = makeRoom(store, { clear: async () => {} });
  await vi.advanceTimersByTimeAsync(5_000);
  await expect(done).resolves.toBeUndefined();
});
