import { expect, it, vi } from 'vitest';
import { createQuickConnects } from '../../../entrypoints/background/directory/quick-connects.ts';
import type { QuickConnect } from '../../../lib/voice-platform.ts';
import { fakeBackground } from '../../fakes/background.ts';
import { storedArea } from '../../fakes/stored-area.ts';

const billing: QuickConnect = { id: 'q1', name: 'Billing', kind: 'queue', number: null };
const minutes = 60_000;

async function open(stored = storedArea()) {
  vi.spyOn(console, 'warn').mockImplementation(() => {});
  const { store } = await fakeBackground();
  const clock = { at: 0 };
  let list = [billing];
  const fetch = vi.fn(async () => list);
  const changed = vi.fn();
  const connects = createQuickConnects(store, stored, fetch, changed, () => clock.at);
  const be = (next: QuickConnect[]) => {
    list = next;
  };
  return { store, stored, clock, fetch, changed, connects, be };
}

it('[VO-36] are fetched once for many questions, and again after ten minutes', async () => {
  const { connects, fetch, clock, changed, be } = await open();
  expect(await connects.now()).toBeNull();
  await vi.waitFor(async () => expect(await connects.now()).toEqual([billing]));
  await connects.now();
  expect(fetch).toHaveBeenCalledTimes(1);
  expect(changed).toHaveBeenCalledTimes(1);
  clock.at = 11 * minutes;
  be([]);
  expect(await connects.now()).toEqual([billing]);
  await vi.waitFor(async () => expect(await connects.now()).toEqual([]));
  expect(fetch).toHaveBeenCalledTimes(2);
  expect(changed).toHaveBeenCalledTimes(2);
});

it('[VO-36] are fetched on demand, and unchanged ones disturb nobody', async () => {
  const { connects, fetch, changed } = await open();
  await Promise.all([connects.refresh(), connects.refresh()]);
  await connects.refresh();
  expect(fetch).toHaveBeenCalledTimes(2);
  expect(changed).toHaveBeenCalledTimes(1);
});

it('outlive the worker', async () => {
  const { connects, stored } = await open();
  await connects.refresh();
  const next = await open(storedArea(structuredClone(stored.items)));
  expect(await next.connects.now()).toEqual([billing]);
  expect(next.fetch).not.toHaveBeenCalled();
});

it('a refusal leaves what is known, and is told to who asked for it', async () => {
  const { connects, fetch } = await open();
  await connects.refresh();
  fetch.mockRejectedValue(new Error('busy'));
  await expect(connects.refresh()).rejects.toThrow('busy');
  expect(await connects.now()).toEqual([billing]);
});

it('are fetched as soon as an agent is there, and forgotten when they leave', async () => {
  const { store, fetch, connects, stored } = await open();
  const { agent } = store.now();
  store.change({ connection: { state: 'signed-out' }, agent: null });
  await connects.now();
  await connects.refresh();
  expect(fetch).not.toHaveBeenCalled();
  store.change({ connection: { state: 'ready' }, agent });
  await vi.waitFor(() => expect(stored.items.quickConnects).toMatchObject({ list: [billing] }));
  store.change({ connection: { state: 'signed-out' }, agent: null });
  expect(stored.items.quickConnects).toBeNull();
  expect(await connects.now()).toBeNull();
});
