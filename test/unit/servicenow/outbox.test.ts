import { expect, test, vi } from 'vitest';
import { createCallbackStore } from '../../../entrypoints/background/callbacks/store.ts';
import { nextTryAt } from '../../../lib/servicenow/back-off.ts';
import { idOf as seedId } from '../../../simulator/servicenow/seed.ts';
import { outboxDesk as desk, idOf, mine, promised } from '../../fakes/outbox-desk.ts';
import { origin, priya } from '../../fakes/servicenow.ts';

const related = {
  ...{ document_table: 'customer_account', document_id: seedId('Osei Interiors'), label: 'Osei Interiors' },
  url: 'http://localhost/customer_account.do',
};

test('[VO-06][CC-09][CC-10][CF-31] a call stands on the instance with phone log, context, related record and wrap-up', async () => {
  const { host, outbox, call } = desk();
  await call(idOf(1));
  await outbox.flush();
  expect(mine(host, 'interaction')).toMatchObject([
    {
      ...{ sys_id: idOf(1), type: 'phone', direction: 'inbound', state: 'closed_complete' },
      ...{ caller_phone_number: '+442079460958', assigned_to: priya.sys_id, number: 'IMS0000001' },
    },
  ]);
  const [log] = mine(host, 'sn_openframe_phone_log');
  expect(log).toMatchObject({ call_id: `contact-${idOf(1)}`, agent: priya.sys_id, call_type: 'inbound' });
  expect(host.store.find('interaction', idOf(1))?.channel_metadata_document).toBe(log?.sys_id);
  const [context] = mine(host, 'interaction_json_blob');
  expect(JSON.parse(context?.value ?? '')).toMatchObject({
    attributes: { language: 'en' },
    queue: 'Billing',
  });
  expect(mine(host, 'interaction_related_record')).toMatchObject([
    { document_table: 'sn_customerservice_case' },
  ]);
  expect(mine(host, 'interaction_wrap_up_segment')).toMatchObject([
    { state: 'closed', notes: 'Arrived cracked.' },
  ]);
  expect(mine(host, 'interaction_wrap_up_code')).toMatchObject([{ code: 'Refund agreed' }]);
  expect(await outbox.state()).toMatchObject({ waiting: 0, failure: null });
});

test('[XX-04] what stands there already is not sent again', async () => {
  const { world, outbox, call, interactions } = desk();
  await call(idOf(1));
  await outbox.flush();
  world.requests = 0;
  await interactions.append(idOf(1), world.now, [{ type: 'edited', short_description: 'Kettle, blue' }]);
  await outbox.flush();
  // One look whether it was changed there, one change.
  expect(world.requests).toBe(2);
});

test('[CF-31] a callback is created by the product’s own door, once', async () => {
  const { host, database, outbox, world } = desk();
  const callbacks = createCallbackStore(database, {
    owedTo: async () => ({ origin, signedIn: null }),
    flush: outbox.flush,
  });
  const record = promised(idOf(7), world.now);
  await callbacks.add(record);
  await outbox.flush();
  await callbacks.change(record.sys_id, (one) => ({ ...one, sys_updated_on: world.now + 1 }));
  await outbox.flush();
  expect(mine(host, 'sys_cs_callback')).toMatchObject([
    {
      external_callback_id: idOf(7),
      state: '1',
      phone_number: '+442079460958',
      first_name: 'Amelia',
      interaction: idOf(1),
    },
  ]);
});

test('[XX-04][CF-31] a callback is owed by the write that changes it, and by none that failed', async () => {
  const { database, world } = desk();
  const owed = async () => (await (await database()).getAll('outbox')).map(({ id }) => id);
  const told: string[] = [];
  const mirror = {
    owedTo: async () => ({ origin, signedIn: null }),
    flush: async () => void told.push('flush'),
  };
  const record = promised(idOf(7), world.now);
  await createCallbackStore(database).add(record);
  expect(await owed()).toEqual([]);
  const callbacks = createCallbackStore(database, mirror);
  const failing = () => {
    throw new Error('no');
  };
  await expect(callbacks.change(record.sys_id, failing)).rejects.toThrow();
  await expect(callbacks.change(idOf(8), (one) => one)).rejects.toMatchObject({ code: 'no-such-record' });
  expect(await owed()).toEqual([]);
  await callbacks.change(record.sys_id, (one) => ({ ...one, state: 3 }));
  expect(await owed()).toEqual([record.sys_id]);
  expect(told).toEqual(['flush']);
});

test('[XX-04][FT-22] eight hours down: few requests meanwhile, then in step within a minute and in order', async () => {
  vi.spyOn(console, 'warn').mockImplementation(() => {});
  const { world, host, outbox, call } = desk();
  world.isDown = true;
  const minutes = 8 * 60;
  for (let minute = 0; minute < minutes; minute++) {
    if (minute % 12 === 0) await call(idOf(1 + minute / 12));
    world.now += 60_000;
    await outbox.flush();
  }
  expect(world.requests).toBeLessThanOrEqual(minutes);
  expect((await outbox.state()).waiting).toBe(40);
  world.isDown = false;
  world.now += 60_000;
  await outbox.flush();
  expect((await outbox.state()).waiting).toBe(0);
  const made = host.journal
    .list('table/interaction POST')
    .map(({ input }) => (input as { sys_id: string }).sys_id);
  expect(made).toEqual(Array.from({ length: 40 }, (_, at) => idOf(1 + at)));
});

test.each([
  ['wrap-up', (role: string) => role !== 'interaction_integration_user', 'interaction_wrap_up_segment'],
] as const)('[VO-03][CC-08] without the role of %s only that is missing', async (_, keeps, missing) => {
  const { host, outbox, call } = desk();
  for (const row of host.store.rows('sys_user_has_role')) {
    const role = host.store.find('sys_user_role', row.role ?? '')?.name ?? '';
    if (row.user === priya.sys_id && !keeps(role)) host.store.remove('sys_user_has_role', row.sys_id ?? '');
  }
  await call(idOf(1));
  await outbox.flush();
  expect(mine(host, missing)).toEqual([]);
  expect(mine(host, 'interaction')).toHaveLength(1);
  expect((await outbox.state()).waiting).toBe(0);
});

test('[VO-03][CC-08] without the right to write interactions everything waits, and goes once it is given', async () => {
  const { world, host, outbox, call } = desk();
  world.login = 'amara';
  await call(idOf(1));
  await outbox.flush();
  expect(await outbox.state()).toMatchObject({ waiting: 1, failure: { kind: 'no-role' } });
  world.login = 'priya';
  await outbox.retry();
  expect(mine(host, 'interaction')).toHaveLength(1);
  expect(await outbox.state()).toMatchObject({ waiting: 0, failure: null });
});

test('[XX-04][VO-41] what people changed there stays, the facts of the call are ours', async () => {
  const { world, host, database, outbox, call, interactions } = desk();
  await call(idOf(1));
  await outbox.flush();
  const by = { user_name: 'amara', now: world.now };
  host.store.update('interaction', idOf(1), { short_description: 'Cracked kettle, see case' }, by);
  await interactions.append(idOf(1), world.now, [
    { type: 'edited', short_description: 'Kettle, blue' },
    { type: 'recordingCame', url: 'https://harbour.example/recording/1' },
    { type: 'attached', opened_for: null, record: related },
  ]);
  await outbox.flush();
  const [row] = mine(host, 'interaction');
  expect(row).toMatchObject({ short_description: 'Cracked kettle, see case', account: related.document_id });
  expect((await (await database()).get('outbox', idOf(1)))?.left).toEqual(['short_description']);
  // Without a change there in between, ours is sent.
  await call(idOf(2));
  await outbox.flush();
  await interactions.append(idOf(2), world.now, [{ type: 'edited', short_description: 'Kettle, blue' }]);
  await outbox.flush();
  expect(host.store.find('interaction', idOf(2))?.short_description).toBe('Kettle, blue');
});

test('[XX-04] a change that the instance refuses as a conflict is looked at and sent once more', async () => {
  const { host, world, outbox, call, interactions } = desk();
  await call(idOf(1));
  await outbox.flush();
  await interactions.append(idOf(1), world.now, [{ type: 'edited', short_description: 'Kettle, blue' }]);
  host.faults.set({ operation: 'table/interaction PATCH', effect: 'status', status: 409, times: 1 });
  await outbox.flush();
  expect(host.store.find('interaction', idOf(1))?.short_description).toBe('Kettle, blue');
  await interactions.append(idOf(1), world.now, [{ type: 'edited', short_description: 'Kettle, red' }]);
  host.faults.set({ operation: 'table/interaction PATCH', effect: 'status', status: 409 });
  await outbox.flush();
  expect(await outbox.state()).toMatchObject({ waiting: 1, failure: { kind: 'conflict' } });
  host.faults.clear();
  await outbox.retry();
  expect(await outbox.state()).toMatchObject({ waiting: 0, failure: null });
});

test('[XX-04][CF-31] a wrap-up whose answer was lost is looked for there, and not begun a second time', async () => {
  vi.spyOn(console, 'warn').mockImplementation(() => {});
  const { world, host, outbox, call } = desk();
  await call(idOf(1));
  world.loses = 'segment/create';
  await outbox.flush();
  world.loses = null;
  for (let minute = 0; minute < 4; minute++) {
    world.now += 60_000;
    await outbox.flush();
  }
  expect(host.journal.list('wrapup/segment/create POST')).toHaveLength(1);
  expect(mine(host, 'interaction_wrap_up_segment')).toMatchObject([{ state: 'closed' }]);
  expect(await outbox.state()).toMatchObject({ waiting: 0, failure: null });
});

test('[XX-04] what was deleted there stays deleted', async () => {
  const { world, host, outbox, call, interactions } = desk();
  await call(idOf(1));
  await outbox.flush();
  host.store.remove('interaction', idOf(1));
  await interactions.append(idOf(1), world.now, [{ type: 'edited', short_description: 'Later' }]);
  await outbox.flush();
  expect(mine(host, 'interaction')).toEqual([]);
  expect((await outbox.state()).waiting).toBe(0);
});

test.each([
  [1, null, 5_000],
  [2, null, 10_000],
  [9, null, 45_000],
  [1, 30_000, 30_000],
  [9, 3_600_000, 3_600_000],
])('[XX-04] after %i failures with a pause of %s it waits %i ms', (tries, retryAfterMs, waits) => {
  const failure = { kind: 'busy' as const, status: 429, detail: '', retryAfterMs };
  expect(nextTryAt(tries, failure, 0, 0.5)).toBe(waits);
});
