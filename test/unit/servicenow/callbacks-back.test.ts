import { expect, test, vi } from 'vitest';
import { createCallbackStore } from '../../../entrypoints/background/callbacks/store.ts';
import { createCallbacksBack } from '../../../entrypoints/background/servicenow/callbacks-back.ts';
import { createOutbox } from '../../../entrypoints/background/servicenow/outbox.ts';
import { noDetails } from '../../../lib/callbacks/callback-record.ts';
import { followUp } from '../../../lib/callbacks/follow-up.ts';
import { newHost } from '../../../simulator/servicenow/server.ts';
import type { Row } from '../../../simulator/servicenow/store.ts';
import { fakeDatabase } from '../../fakes/database.ts';
import { askOf, fetchOf, origin, signedInAs, unheard } from '../../fakes/servicenow.ts';

const id = '7'.padStart(32, '0');

/** A follow-up of the agent's with its context, standing on a simulated instance. */
async function desk() {
  const world = {
    now: 1_800_000_000_000,
    isDown: false,
    isBlind: false,
    isInHand: false,
    /** Answers of before, held back until then. */
    holds: null as Promise<void> | null,
    held: 0,
    /** Done while the next callback is sent. */
    meanwhile: null as (() => Promise<unknown>) | null,
    taken: [] as string[],
    asked: 0,
  };
  const host = newHost({ now: () => world.now });
  const direct = fetchOf(host);
  const ask = askOf(
    async (...request) => {
      world.asked += 1;
      // Answered as it was asked, and late.
      if (world.holds && String(request[0]).includes('sys_cs_callback?')) {
        const old = await direct(...request);
        world.held += 1;
        await world.holds;
        return old;
      }
      const { meanwhile } = world;
      if (String(request[0]).includes('callback/create')) {
        world.meanwhile = null;
        await meanwhile?.();
      }
      const isContext = String(request[0]).includes('sys_cs_callback_context');
      if (world.isDown || (world.isBlind && isContext)) throw new TypeError('Failed to fetch');
      return direct(...request);
    },
    () => world.now,
  );
  const database = fakeDatabase();
  const back = createCallbacksBack({
    ...{ database, ask, region: async () => 'GB', now: () => world.now },
    isInHand: () => world.isInHand,
    isUnderWay: (one) => outbox.isUnderWay(one),
    onTaken: (ids) => world.taken.push(...ids),
  });
  const outbox = createOutbox({
    ...{ database, ...signedInAs(ask), now: () => world.now, chance: () => 0.5, ...unheard },
    ...{ agentNamed: async () => null, firstPart: async () => null },
    readCallback: (one) => back.read([one]),
  });
  const callbacks = createCallbackStore(database, {
    owedTo: async () => ({ origin, signedIn: null }),
    flush: outbox.flush,
  });
  const about = { name: 'Amelia Hart', queue: 'Billing', reason_type: '', interaction: '' };
  const promised = { phone_number: '+442079460958', at: world.now + 3_600_000, description: 'Ring back' };
  const agent = { value: 'priya', display_value: 'Priya Nair' };
  const record = followUp({ sys_id: id, ...promised, ...about, agent }, world.now);
  await callbacks.add(record, { ...noDetails, callback: id, queue: 'Billing', source_channel: 'phone' });
  await outbox.flush();
  const row = (table: string) => host.store.rows(table).find((it) => it.sys_created_by === 'priya');
  /** What a person there changes. */
  const edit = (table: string, values: Row) =>
    host.store.update(table, row(table)?.sys_id ?? '', values, { user_name: 'ned', now: world.now });
  const change = (changed: Partial<typeof record>) =>
    callbacks.change(id, (one) => ({ ...one, ...changed, sys_updated_on: ++world.now }));
  return { world, host, database, back, outbox, callbacks, row, edit, change };
}

test('[CF-31] what people change of a callback and its context there is seen here, once', async () => {
  const { world, back, callbacks, edit } = await desk();
  edit('sys_cs_callback', {
    ...{ reason_type: 'billing_issue', description: 'Ring after six', first_name: 'Amy' },
    ...{ phone_number: '020 7946 0111', scheduled_start_time: '2027-01-16 18:00:00' },
  });
  edit('sys_cs_callback_context', { ivr_path: 'Main > Billing', customer_timezone: 'Europe/Madrid' });
  await back.look();
  expect(await callbacks.get(id)).toMatchObject({
    ...{ reason_type: 'billing_issue', description: 'Ring after six', name: 'Amy Hart' },
    ...{ phone_number: '+442079460111', scheduled_start_time: Date.UTC(2027, 0, 16, 18) },
  });
  expect(await callbacks.context(id)).toMatchObject({
    ...{ ivr_path: 'Main > Billing', customer_timezone: 'Europe/Madrid', source_channel: 'phone' },
  });
  expect(world.taken).toEqual([id]);
  await back.look();
  expect(world.taken).toEqual([id]);
});

test('[CF-31] what is changed here is sent, and read back as no change of theirs', async () => {
  const { world, back, row, change } = await desk();
  await change({ description: 'Ring before noon' });
  await vi.waitFor(() => expect(row('sys_cs_callback')?.description).toBe('Ring before noon'));
  await back.look();
  expect(world.taken).toEqual([]);
});

test('[CF-31] of a text changed on both sides theirs stays, ours elsewhere is sent, and the list of what is owed names it', async () => {
  const { world, database, outbox, callbacks, row, edit, change } = await desk();
  world.isDown = true;
  await change({ description: 'Ours', reason_type: 'order_issue' });
  await outbox.flush();
  edit('sys_cs_callback', { description: 'Theirs' });
  world.isDown = false;
  await outbox.retry();
  expect(row('sys_cs_callback')).toMatchObject({ description: 'Theirs', reason_type: 'order_issue' });
  expect(await callbacks.get(id)).toMatchObject({ description: 'Theirs', reason_type: 'order_issue' });
  expect((await (await database()).get('outbox', id))?.left).toEqual(['description']);
});

test('[CF-31] a follow-up that was cancelled there is cancelled here, and stays so there', async () => {
  const { back, outbox, callbacks, row, edit, change } = await desk();
  edit('sys_cs_callback', { state: '7' });
  await back.look();
  expect(await callbacks.get(id)).toMatchObject({ state: 7, reason: 'Cancelled' });
  await change({ short_description: 'Kettle' });
  await outbox.flush();
  expect(row('sys_cs_callback')).toMatchObject({ state: '7', short_description: 'Kettle' });
});

test('[CF-31] one that an agent works on goes on here, and its end there is left alone', async () => {
  const { world, back, outbox, callbacks, row, edit, change } = await desk();
  world.isInHand = true;
  edit('sys_cs_callback', { state: '7' });
  await back.look();
  expect(await callbacks.get(id)).toMatchObject({ state: 1 });
  await change({ state: 2 });
  await outbox.flush();
  expect(row('sys_cs_callback')).toMatchObject({ state: '7' });
});

test('[CF-31][XX-04] while the instance is away nothing changes here, and closed ones are not asked for', async () => {
  const { world, back, outbox, callbacks, edit, change } = await desk();
  vi.spyOn(console, 'warn').mockImplementation(() => {});
  edit('sys_cs_callback', { description: 'Theirs' });
  world.isDown = true;
  await back.look();
  expect(await callbacks.get(id)).toMatchObject({ description: 'Ring back' });
  world.isDown = false;
  await change({ state: 3, closed_at: world.now });
  await outbox.flush();
  world.asked = 0;
  await back.look();
  expect(world.asked).toBe(0);
});

test('[CF-31] contexts that could not be read for once are no news later: what is written here stays', async () => {
  const { world, database, back, callbacks } = await desk();
  world.isBlind = true;
  await back.look();
  const context = await callbacks.context(id);
  await (await database()).put('callbackContexts', {
    ...noDetails,
    queue: 'Billing',
    ...context,
    callback: id,
    ivr_path: 'Ours',
  });
  world.isBlind = false;
  await back.look();
  expect(await callbacks.context(id)).toMatchObject({ ivr_path: 'Ours' });
  expect(world.taken).toEqual([]);
});

test('[CF-31][XX-04] a callback that people deleted there is not made again, and told', async () => {
  const { host, row, outbox, change } = await desk();
  host.store.remove('sys_cs_callback', row('sys_cs_callback')?.sys_id ?? '');
  await change({ description: 'Ring back, he says' });
  await outbox.flush();
  expect(row('sys_cs_callback')).toBeUndefined();
  expect(await outbox.list()).toMatchObject([
    { kind: 'callback', isWaiting: false, failure: { kind: 'not-found' } },
  ]);
});

test('[CF-31] one that is only hidden from the agent goes on', async () => {
  const { host, row, outbox, change } = await desk();
  host.settings.acls = { hiddenColumns: {}, keptColumns: {}, hiddenRows: ['sys_cs_callback'] };
  await change({ description: 'Ring back, he says' });
  await outbox.flush();
  expect(row('sys_cs_callback')?.description).toBe('Ring back, he says');
});

test('[CF-31] an answer from before a change was sent takes that change back on neither side', async () => {
  const { world, back, outbox, callbacks, row, change } = await desk();
  const late = Promise.withResolvers<void>();
  world.holds = late.promise;
  const looked = back.look();
  await vi.waitFor(() => expect(world.held).toBe(1));
  world.holds = null;
  await change({ description: 'Ring before noon' });
  await outbox.flush();
  late.resolve();
  await looked;
  expect(await callbacks.get(id)).toMatchObject({ description: 'Ring before noon' });
  await outbox.flush();
  expect(row('sys_cs_callback')?.description).toBe('Ring before noon');
});

test('[CF-31] what people change while ours is on its way is not taken over and then back again', async () => {
  const { world, back, outbox, callbacks, row, edit, change } = await desk();
  world.meanwhile = async () => {
    edit('sys_cs_callback', { description: 'Theirs' });
    await back.look();
  };
  await change({ description: 'Ring before noon' });
  await outbox.flush();
  await back.look();
  // The last to be written counts, on both sides.
  expect(row('sys_cs_callback')?.description).toBe('Ring before noon');
  expect(await callbacks.get(id)).toMatchObject({ description: 'Ring before noon' });
  expect(world.taken).toEqual([]);
});
