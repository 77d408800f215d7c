/** Whose records go to the instance as whose, when agents share a browser; and what comes while a record is under way. */

import { expect, test } from 'vitest';
import { owe } from '../../../entrypoints/background/records/outbox-row.ts';
import type { Database } from '../../../lib/database.ts';
import { idOf as seedId } from '../../../simulator/servicenow/seed.ts';
import { outboxDesk as desk, idOf } from '../../fakes/outbox-desk.ts';
import { origin, priya } from '../../fakes/servicenow.ts';

const tomasz = { sys_id: seedId('tomasz'), name: 'Tomasz Wójcik', user_name: 'tomasz' };
const agents = {
  priya: { value: 'priya', display_value: 'Priya Nair' },
  tomasz: { value: 'tomasz', display_value: 'Tomasz Wójcik' },
};
const byWhom = (host: ReturnType<typeof desk>['host']) =>
  host.store
    .rows('interaction')
    .filter(({ sys_id }) => [idOf(1), idOf(2)].includes(sys_id ?? ''))
    .map(({ sys_id, assigned_to, sys_created_by }) => [sys_id, assigned_to, sys_created_by]);

test('[XX-03][XX-04] what an agent has not sent waits for them, while another signs in and sends their own', async () => {
  const { world, host, outbox, call } = desk();
  world.isDown = true;
  await call(idOf(1), agents.priya);
  await outbox.flush();
  Object.assign(world, { isDown: false, me: tomasz, agent: 'tomasz', login: 'tomasz' });
  await call(idOf(2), agents.tomasz);
  await outbox.retry();
  expect(byWhom(host)).toEqual([[idOf(2), tomasz.sys_id, 'tomasz']]);
  expect(await outbox.state()).toMatchObject({
    ...{ waiting: 0, failure: null, oldestAt: null },
    others: [{ name: 'Priya Nair', waiting: 1 }],
  });
  expect(await outbox.list()).toMatchObject([{ isWaiting: true, waitsFor: 'Priya Nair' }]);
  Object.assign(world, { me: priya, agent: 'priya', login: 'priya' });
  await outbox.retry();
  expect(byWhom(host)).toContainEqual([idOf(1), priya.sys_id, 'priya']);
  expect(await outbox.state()).toMatchObject({ waiting: 0, others: [] });
});

test('[XX-04] what comes late of a record that was sent goes out as who sent it, whoever is at the phone', async () => {
  const { world, host, outbox, call, interactions } = desk();
  await call(idOf(1));
  await outbox.flush();
  Object.assign(world, { me: tomasz, login: 'tomasz' });
  await interactions.append(idOf(1), world.now, [{ type: 'edited', short_description: 'Later' }]);
  await outbox.flush();
  expect(host.store.find('interaction', idOf(1))?.short_description).toBe('Kettle');
  expect(await outbox.state()).toMatchObject({ others: [{ name: 'Priya Nair', waiting: 1 }] });
});

test('[XX-04] what waits for an agent who does not come back can be left unsent, and nothing else with it', async () => {
  const { world, host, outbox, call, interactions } = desk();
  await call(idOf(3), agents.tomasz);
  Object.assign(world, { me: tomasz, agent: 'tomasz', login: 'tomasz' });
  await outbox.flush();
  world.isDown = true;
  await call(idOf(2), agents.tomasz);
  Object.assign(world, { me: priya, agent: 'priya', login: 'priya' });
  await call(idOf(1), agents.priya);
  await outbox.flush();
  const gone = 'Tomasz Wójcik';
  expect(await outbox.state()).toMatchObject({ waiting: 1, others: [{ name: gone, waiting: 1 }] });
  await outbox.forget(gone);
  expect(await outbox.state()).toMatchObject({ waiting: 1, others: [] });
  // What stands there is still known to, and what was left unsent is still on record here.
  expect(await outbox.isSent(idOf(3))).toBe(true);
  expect(await interactions.get([idOf(2)])).toHaveLength(1);
  world.isDown = false;
  await outbox.retry();
  expect(byWhom(host)).toEqual([[idOf(1), priya.sys_id, 'priya']]);
});

test('[XX-04] with nobody signed in the queue tells the agent’s own from another’s', async () => {
  const { world, outbox, call } = desk();
  world.me = null;
  await call(idOf(1), agents.priya);
  await call(idOf(2), agents.tomasz);
  expect(await outbox.state()).toMatchObject({ waiting: 1, others: [{ name: 'Tomasz Wójcik', waiting: 1 }] });
  world.agent = null;
  expect(await outbox.state()).toMatchObject({ waiting: 2, others: [] });
});

test.each([
  ['the same agent', 'priya', priya],
  ['nobody yet', null, priya],
  ['another agent', 'tomasz', null],
])('[XX-04] a record is of who is signed in when they are %s at the phone', async (_, agent, user) => {
  const rows: unknown[] = [];
  const outbox = { get: async () => undefined, put: async (row: unknown) => rows.push(row) };
  const signedIn = { user: priya, agent };
  await owe(outbox, { kind: 'interaction', id: idOf(1), agent: agents.priya }, { origin, signedIn }, 1);
  const known = user && { sys_id: user.sys_id, name: user.name };
  expect(rows).toMatchObject([{ owner: { agent: agents.priya, user: known } }]);
});

const rowOf = async (database: () => Promise<Database>) => {
  const row = await (await database()).get('outbox', idOf(1));
  if (!row) throw new Error('no row');
  return row;
};

test('[XX-04] what changes while a record is under way is sent at once, also when that was refused or looked at again', async () => {
  const { world, host, outbox, call, interactions } = desk();
  const edit = (short_description: string) =>
    interactions.append(idOf(1), world.now, [{ type: 'edited', short_description }]);
  await call(idOf(1));
  world.loses = '/';
  await outbox.flush();
  world.loses = null;
  world.now += 60_000;
  world.meanwhile = () => edit('Kettle, blue');
  await outbox.flush();
  expect(host.store.find('interaction', idOf(1))?.short_description).toBe('Kettle, blue');
  // The look after a doubtful try is owed all the same.
  world.now += 90_000;
  const before = world.requests;
  await outbox.flush();
  expect(world.requests).toBeGreaterThan(before);

  await edit('Kettle, red');
  host.faults.set({ operation: 'table/interaction PATCH', effect: 'status', status: 400, times: 1 });
  world.meanwhile = () => edit('Kettle, green');
  await outbox.flush();
  expect(host.store.find('interaction', idOf(1))?.short_description).toBe('Kettle, green');
});

test('[XX-04] what is forgotten or owed elsewhere while a record is under way stays so', async () => {
  const { world, database, outbox, call } = desk();
  await call(idOf(1));
  await outbox.flush();
  const other = 'http://other.localhost';
  await (await database()).put('outbox', { ...(await rowOf(database)), dueAt: world.now, done: {} });
  world.meanwhile = async () => {
    await (await database()).put('outbox', { ...(await rowOf(database)), origin: other });
  };
  await outbox.flush();
  expect(await rowOf(database)).toMatchObject({ origin: other, done: {} });

  await (await database()).put('outbox', { ...(await rowOf(database)), origin, dueAt: world.now });
  world.meanwhile = async () => (await database()).delete('outbox', idOf(1));
  await outbox.flush();
  expect(await (await database()).get('outbox', idOf(1))).toBeUndefined();
});
