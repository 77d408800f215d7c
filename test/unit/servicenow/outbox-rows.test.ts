/** What is kept of a record beside it: gone with it, and looked at once more after a try whose end nobody knows. */

import { expect, test } from 'vitest';
import { createCallbackStore } from '../../../entrypoints/background/callbacks/store.ts';
import { outboxDesk as desk, idOf, mine, promised } from '../../fakes/outbox-desk.ts';

test('[XX-05] what is deleted here leaves nothing of itself in the outbox, and nothing else goes', async () => {
  const { world, database, outbox, call, interactions } = desk();
  const callbacks = createCallbackStore(database, {
    owedTo: async () => ({ origin: 'http://localhost', signedIn: null }),
    flush: async () => {},
  });
  const owed = async () => (await (await database()).getAllKeys('outbox')).toSorted();
  await call(idOf(1));
  await callbacks.add({ ...promised(idOf(2), world.now), state: 3, closed_at: world.now });
  await callbacks.add(promised(idOf(3), world.now));
  await outbox.flush();
  expect(await owed()).toEqual([idOf(1), idOf(2), idOf(3)]);
  await callbacks.deleteDoneBefore(world.now + 1);
  expect(await owed()).toEqual([idOf(1), idOf(3)]);
  await interactions.deleteAll();
  expect(await owed()).toEqual([idOf(3)]);
  await callbacks.deleteAll();
  expect(await owed()).toEqual([]);
});

test('[XX-04] after a try whose end nobody knows the record is sent once more, when nothing can be under way any longer', async () => {
  const { world, host, outbox, call } = desk();
  await call(idOf(1));
  world.loses = '/';
  await outbox.flush();
  world.loses = null;
  world.now += 60_000;
  await outbox.flush();
  expect(mine(host, 'interaction')).toHaveLength(1);
  // Somebody else's old request arrives late and overwrites it: nobody tells.
  host.store.update(
    'interaction',
    idOf(1),
    { caller_phone_number: '' },
    { user_name: 'priya', now: world.now },
  );
  expect((await outbox.state()).waiting, 'nothing is owed but the look').toBe(0);
  world.now += 90_000;
  await outbox.flush();
  expect(mine(host, 'interaction')).toMatchObject([{ caller_phone_number: '+442079460958' }]);
  world.requests = 0;
  world.now += 90_000;
  await outbox.flush();
  expect(world.requests, 'once more, and no more').toBe(0);
});
