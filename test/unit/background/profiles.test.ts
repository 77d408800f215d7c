import { describe, expect, it, vi } from 'vitest';
import { createProfiles } from '../../../entrypoints/background/agent/profiles.ts';
import { createSessionStore } from '../../../entrypoints/background/session-store.ts';
import { isSamePerson } from '../../../lib/agent-profile.ts';
import { storedArea } from '../../fakes/stored-area.ts';
import { priya } from '../../gallery/people.ts';

const tomasz = {
  ...priya(),
  name: 'Tomasz Zielinski',
  login: 'tomasz',
  queues: [{ id: 'q', name: 'Orders' }],
};

async function desk(kept = storedArea(), now = 1_000) {
  const store = createSessionStore(storedArea());
  await store.ready;
  store.change({ instance: 'harbour.my.connect.aws' });
  createProfiles(store, kept, () => now);
  const profile = () => kept.items.agentProfile;
  return { store, kept, profile };
}

it('[CC-03] is read at the first sign-in and read anew at the next', async () => {
  const { store, kept, profile } = await desk();
  store.change({ agent: priya() });
  await vi.waitFor(() =>
    expect(profile()).toMatchObject({ login: 'pnair', queues: ['Billing', 'Orders'], firstAt: 1_000 }),
  );
  const later = await desk(kept, 5_000);
  later.store.change({ agent: { ...priya(), routingProfile: 'Orders only', queues: [] } });
  await vi.waitFor(() =>
    expect(profile()).toMatchObject({
      routingProfile: 'Orders only',
      queues: [],
      firstAt: 1_000,
      readAt: 5_000,
    }),
  );
  expect(later.store.now().notice).toBeNull();
});

it('[CC-05] says when another person signs in here, and when Connect knows the agent as another all at once', async () => {
  const { store, kept } = await desk();
  store.change({ agent: priya() });
  await vi.waitFor(() => expect(kept.items.agentProfile).toBeDefined());
  const next = await desk(kept);
  next.store.change({ agent: tomasz });
  await vi.waitFor(() =>
    expect(next.store.now().notice?.title).toBe('You are signed in as Tomasz Zielinski'),
  );
  expect(next.store.now().notice?.remedy).toContain('Priya Nair was signed in here before');
  store.change({ agent: tomasz });
  await vi.waitFor(() => expect(store.now().notice?.remedy).toContain('knew you as Priya Nair until now'));
});

it('[CC-05] says when ServiceNow knows somebody else, whoever comes second', async () => {
  const { store } = await desk();
  store.change({ agent: priya() });
  store.change({
    serviceNow: { ...store.now().serviceNow, user: { name: 'Tomasz Zielinski', login: 'tomasz' } },
  });
  await vi.waitFor(() => expect(store.now().notice?.title).toBe('ServiceNow knows you as Tomasz Zielinski'));
});

describe('[CC-05] one person or two', () => {
  it.each([
    ['priya', 'priya', true],
    ['priya', 'Priya@harbour.example', true],
    ['priya', 'tomasz', false],
    ['', '', false],
  ])('%s and %s: %s', (a, b, expected) => {
    expect(isSamePerson({ login: a, name: 'A' }, { login: b, name: 'A' })).toBe(expected);
  });
});
