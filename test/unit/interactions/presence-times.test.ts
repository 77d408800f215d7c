import { expect, it } from 'vitest';
import { createPresenceTimes } from '../../../entrypoints/background/records/presence-times.ts';
import { createSessionStore } from '../../../entrypoints/background/session-store.ts';
import type { Agent } from '../../../lib/agent.ts';
import { presenceTime } from '../../../lib/interactions/occupancy.ts';
import { fakeDatabase } from '../../fakes/database.ts';
import { storedArea } from '../../fakes/stored-area.ts';

const agent = (name: string, since: number, login = 'priya'): Agent =>
  ({ login, name: login, presence: { id: null, name, kind: 'system', since } }) as unknown as Agent;

async function begin() {
  const store = createSessionStore(storedArea());
  await store.ready;
  const database = fakeDatabase();
  return { store, database, times: createPresenceTimes(store, database) };
}

it('[VO-02] one presence ends where the next begins, however often it is told', async () => {
  const { store, times } = await begin();
  for (const [name, since] of [
    ['Available', 100],
    ['Available', 100],
    ['Busy', 200],
    ['AfterCallWork', 300],
  ] as const)
    store.change({ agent: { ...agent(name, since) } });
  await times.settled();
  expect((await times.between(0, 1_000)).map(({ presence, from, to }) => [presence, from, to])).toEqual([
    ['Available', 100, 200],
    ['Busy', 200, 300],
    ['AfterCallWork', 300, null],
  ]);
});

it('a worker that starts again goes on where the last one stopped', async () => {
  const { store, database, times } = await begin();
  store.change({ agent: agent('Available', 100) });
  await times.settled();
  const next = createSessionStore(storedArea());
  await next.ready;
  const again = createPresenceTimes(next, database);
  next.change({ agent: agent('Available', 100) });
  next.change({ agent: agent('Busy', 250) });
  await again.settled();
  expect((await again.between(0, 1_000)).map(({ presence, to }) => [presence, to])).toEqual([
    ['Available', 250],
    ['Busy', null],
  ]);
});

it('each agent has a time of their own, and only what reaches into the stretch is told', async () => {
  const { store, times } = await begin();
  store.change({ agent: agent('Available', 100) });
  store.change({ agent: agent('Busy', 150) });
  store.change({ agent: agent('Available', 180, 'tomasz') });
  await times.settled();
  expect((await times.between(160, 170)).map(({ agent: login, presence }) => [login, presence])).toEqual([
    ['priya', 'Busy'],
  ]);
  expect(presenceTime(agent('Busy', 5))).toMatchObject({ from: 5, to: null });
});

it('[XX-05] what was over before a time can be deleted, and everything; what lasts stays', async () => {
  const { store, times } = await begin();
  for (const [name, since] of [
    ['Available', 100],
    ['Busy', 200],
    ['Available', 300],
  ] as const)
    store.change({ agent: agent(name, since) });
  await times.deleteBefore(250);
  expect((await times.between(0, 1_000)).map(({ from }) => from)).toEqual([200, 300]);
  await times.deleteBefore(1_000);
  expect((await times.between(0, 2_000)).map(({ from }) => from)).toEqual([300]);
  await times.deleteBefore(Number.POSITIVE_INFINITY);
  expect(await times.between(0, 2_000)).toEqual([]);
});
