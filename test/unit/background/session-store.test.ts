import { expect, it, vi } from 'vitest';
import { createSessionStore } from '../../../entrypoints/background/session-store.ts';
import { fakePlatform } from '../../fakes/fake-platform.ts';
import { storedArea } from '../../fakes/stored-area.ts';
import { session } from '../../gallery/people.ts';

async function open(stored = storedArea()) {
  const store = createSessionStore(stored);
  await store.ready;
  store.believeHost('host');
  return { store, stored };
}

it('restores what an earlier worker knew, but none of its unfinished commands', async () => {
  const { store, stored } = await open();
  const platform = fakePlatform();
  const stop = platform.onReport(store.take);
  platform.customerCalls();
  store.change({ pending: [{ command: 'accept', callId: 'call-1' }] });
  const before = store.now();
  stop();

  const { store: next } = await open(storedArea(structuredClone(stored.items)));
  expect(next.now()).toEqual({ ...before, pending: [] });
});

it('tells what happened while no worker ran, and nothing twice', async () => {
  const { store, stored } = await open();
  const platform = fakePlatform();
  platform.onReport(store.take);
  const id = platform.customerCalls();

  const { store: next } = await open(storedArea(structuredClone(stored.items)));
  const happened: string[] = [];
  next.onCallEvent(({ type }) => happened.push(type));
  const stop = platform.onReport(next.take);
  expect(happened).toEqual([]);
  stop();
  await platform.accept(id);
  await platform.hangUp(id);
  platform.onReport(next.take);
  expect(happened).toEqual(['ended', 'wrapUpStarted']);
});

it('takes no report that is old, repeated or of another host', async () => {
  const { store } = await open();
  const report = { sequence: 5, hostId: 'host', at: 0, ...session(), callbacks: [] };
  store.take(report);
  const agent = null;
  store.take({ ...report, sequence: 4, agent });
  store.take({ ...report, agent });
  store.take({ ...report, sequence: 9, hostId: 'another', agent });
  expect(store.now().agent).not.toBeNull();
  store.take({ ...report, sequence: 6, agent });
  expect(store.now().agent).toBeNull();
});

it('begins a new count with a new host, and goes on with the present one', async () => {
  const { store } = await open();
  const report = { sequence: 5, hostId: 'host', at: 0, ...session(), callbacks: [] };
  store.take(report);
  store.believeHost('host');
  store.take({ ...report, sequence: 3, agent: null });
  expect(store.now().agent).not.toBeNull();
  store.believeHost('new');
  store.take({ ...report, sequence: 1, hostId: 'new', agent: null });
  expect(store.now().agent).toBeNull();
});

it('tells listeners only of slices that differ', async () => {
  const { store } = await open();
  const heard = vi.fn();
  const stop = store.onChange((changed) => heard(Object.keys(changed)));
  store.change({ instance: 'harbour' });
  store.change({ instance: 'harbour' });
  stop();
  store.change({ instance: 'other' });
  expect(heard.mock.calls).toEqual([[['instance']]]);
});
