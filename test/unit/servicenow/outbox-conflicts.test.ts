/** Records that the instance does not take, and instances that are not the one a record is owed to. */

import { describe, expect, test, vi } from 'vitest';
import { failureText } from '../../../lib/servicenow/failure-words.ts';
import { outboxDesk as desk, idOf, mine } from '../../fakes/outbox-desk.ts';
import { origin } from '../../fakes/servicenow.ts';

const locked = {
  ...{ name: 'Closed interactions are locked', table: 'interaction' },
  ...{ column: 'sys_id', value: idOf(1) },
};
const minute = 60_000;

describe('[XX-04] a record that a business rule locks', () => {
  test('is told in the rule’s words, and holds no other up', async () => {
    const { host, outbox, call, interactions, world } = desk();
    await call(idOf(1));
    await outbox.flush();
    host.settings.rules = [locked];
    await interactions.append(idOf(1), world.now, [{ type: 'edited', short_description: 'Later' }]);
    world.now += minute;
    await call(idOf(2));
    await outbox.flush();
    expect(mine(host, 'interaction').map(({ sys_id }) => sys_id)).toEqual([idOf(1), idOf(2)]);
    const [owed] = await outbox.list();
    expect(owed).toMatchObject({ id: idOf(1), isWaiting: true, failure: { kind: 'locked', status: 403 } });
    expect(failureText(owed?.failure ?? never(), [])).toContain('Closed interactions are locked');
    expect((await outbox.state()).nextAt).toBeNull();
  });

  test('also when it may not even be made, and is no missing role', async () => {
    const { host, outbox, call, world } = desk();
    host.settings.rules = [locked];
    await call(idOf(1));
    world.now += minute;
    await call(idOf(2));
    await outbox.flush();
    expect(mine(host, 'interaction').map(({ sys_id }) => sys_id)).toEqual([idOf(2)]);
    expect(await outbox.state()).toMatchObject({ waiting: 1, failure: { kind: 'locked' }, nextAt: null });
    expect(world.told).toEqual([]);
  });

  test('is tried again more rarely each time, and not for ever at the same pace', async () => {
    const { host, outbox, call, interactions, world } = desk();
    await call(idOf(1));
    await outbox.flush();
    host.settings.rules = [locked];
    await interactions.append(idOf(1), world.now, [{ type: 'edited', short_description: 'Later' }]);
    host.journal.clear();
    for (let passed = 0; passed < 24 * 60; passed += 5) {
      world.now += 5 * minute;
      await outbox.flush();
    }
    expect(host.journal.list('table/interaction PATCH').length).toBeLessThan(10);
    host.settings.rules = [];
    world.now += 7 * 60 * minute;
    await outbox.flush();
    expect(await outbox.state()).toMatchObject({ waiting: 0, failure: null });
  });
});

test('[XX-04] refused for want of a role, a record lets the others try first afterwards', async () => {
  const { host, outbox, call, world } = desk();
  host.faults.set({ operation: 'table/interaction POST', effect: 'status', status: 403, times: 1 });
  await call(idOf(1));
  world.now += 1_000;
  await call(idOf(2));
  await outbox.flush();
  expect(mine(host, 'interaction')).toEqual([]);
  host.faults.clear();
  world.now += 11 * minute;
  await outbox.flush();
  expect(mine(host, 'interaction').map(({ sys_id }) => sys_id)).toEqual([idOf(2), idOf(1)]);
});

test('[XX-04] what was deleted there is told, and a part that was deleted keeps nothing else back', async () => {
  const { host, outbox, call, interactions, world } = desk();
  await call(idOf(1));
  await call(idOf(2));
  await outbox.flush();
  host.store.remove('interaction', idOf(1));
  const [log] = mine(host, 'sn_openframe_phone_log').filter(({ interaction }) => interaction === idOf(2));
  host.store.remove('sn_openframe_phone_log', log?.sys_id ?? '');
  for (const id of [idOf(1), idOf(2)])
    await interactions.append(id, world.now, [
      { type: 'edited', short_description: 'Later' },
      { type: 'recordingCame', url: 'https://harbour.example/recording/1' },
    ]);
  await outbox.flush();
  expect(await outbox.list()).toMatchObject([
    { id: idOf(1), isWaiting: false, failure: { kind: 'not-found' } },
  ]);
  expect(host.store.find('interaction', idOf(2))?.short_description).toBe('Later');
  expect((await outbox.state()).waiting).toBe(0);
});

test('[XX-04] five hundred refused records are listed, oldest first, and tried again by one press', async () => {
  const { host, outbox, call, database, world } = desk();
  await call(idOf(1));
  host.faults.set({ operation: 'table/interaction POST', effect: 'status', status: 400 });
  await outbox.flush();
  const opened = await database();
  const refused = await opened.get('outbox', idOf(1));
  if (!refused) never();
  const many = 500;
  for (let at = 2; at <= many; at++)
    await opened.put('outbox', { ...refused, id: idOf(at), since: world.now + at });
  expect(await outbox.state()).toMatchObject({ waiting: many, failure: { kind: 'refused' } });
  const listed = await outbox.list();
  expect(listed.map(({ id }) => id)).toEqual(Array.from({ length: many }, (_, at) => idOf(at + 1)));
  host.faults.clear();
  world.now += 1_000;
  await outbox.retry();
  expect(mine(host, 'interaction')).toHaveLength(1);
  expect(await outbox.state()).toMatchObject({ waiting: 0, failure: null });
});

describe('[XX-04][XX-05] what is owed to one instance', () => {
  test('goes to no other, is told, and is sent when that one is set again', async () => {
    const { host, outbox, call, world } = desk();
    await call(idOf(1));
    world.origin = 'https://other.service-now.com';
    world.requests = 0;
    await outbox.flush();
    await outbox.retry();
    expect(world.requests).toBe(0);
    expect(await outbox.state()).toMatchObject({ waiting: 0, elsewhere: [{ origin, waiting: 1 }] });
    world.origin = origin;
    await outbox.flush();
    expect(mine(host, 'interaction')).toHaveLength(1);
    expect(await outbox.state()).toMatchObject({ waiting: 0, elsewhere: [] });
  });

  test('is forgotten by a press, and nothing else is', async () => {
    const { outbox, call, world, database } = desk();
    await call(idOf(1));
    world.origin = 'https://other.service-now.com';
    await outbox.forget(null);
    expect(await (await database()).getAll('outbox')).toEqual([]);
    expect(await (await database()).count('interactions')).toBe(1);
    world.origin = origin;
    await call(idOf(2));
    await outbox.forget(null);
    expect(await outbox.state()).toMatchObject({ waiting: 1 });
  });
});

test('[XX-04][XX-05] deleted here, all of it, nothing of it is sent any more', async () => {
  const { host, outbox, call, interactions, world } = desk();
  vi.spyOn(console, 'warn').mockImplementation(() => {});
  world.isDown = true;
  await call(idOf(1));
  await outbox.flush();
  await interactions.deleteAll();
  world.isDown = false;
  await outbox.retry();
  expect(host.journal.list()).toEqual([]);
  expect(await outbox.state()).toMatchObject({ waiting: 0 });
});

function never(): never {
  throw new Error('nothing owed');
}
