import { expect, it, vi } from 'vitest';
import { createActivity } from '../../../entrypoints/background/agent/activity.ts';
import { createSessionStore } from '../../../entrypoints/background/session-store.ts';
import { storedArea } from '../../fakes/stored-area.ts';

async function desk(state: string) {
  const store = createSessionStore(storedArea());
  await store.ready;
  store.change({ connection: { state: 'ready' } });
  const stay = vi.fn(async () => {});
  const activity = createActivity(store, { stay }, async () => state);
  return { store, stay, activity };
}

it.each([
  ['active', 1],
  ['idle', 0],
  ['locked', 0],
])('[AC-07] somebody who is %s: Connect is told %i times', async (state, times) => {
  const { activity, stay } = await desk(state);
  await activity.check();
  expect(stay).toHaveBeenCalledTimes(times);
});

it('[AC-07] a warning is answered at once for who is at work, once, and waits for who is not', async () => {
  for (const [state, times] of [
    ['active', 1],
    ['idle', 0],
  ] as const) {
    const { store, stay } = await desk(state);
    store.change({ connection: { state: 'ready', ending: { at: 9, isRefused: false } } });
    store.change({ connection: { state: 'ready', ending: { at: 9, isRefused: true } } });
    await vi.waitFor(() => expect(stay).toHaveBeenCalledTimes(times));
  }
});

it('says nothing while nobody is signed in', async () => {
  const { store, activity, stay } = await desk('active');
  store.change({ connection: { state: 'signed-out' } });
  await activity.check();
  expect(stay).not.toHaveBeenCalled();
});
