import { beforeEach, expect, it } from 'vitest';
import { createFollowUps } from '../../../entrypoints/background/callbacks/follow-ups.ts';
import { createCallbackStore } from '../../../entrypoints/background/callbacks/store.ts';
import { editableFields } from '../../../lib/callbacks/callback-record.ts';
import { VoiceError } from '../../../lib/errors.ts';
import { checkNumber } from '../../../lib/numbers/check-number.ts';
import { fakeBackground } from '../../fakes/background.ts';
import { fakeDatabase } from '../../fakes/database.ts';

const amara = '+442079460958';
let now = 1_000_000;
let setUp: Awaited<ReturnType<typeof desk>>;

async function desk(database = fakeDatabase()) {
  const { store } = await fakeBackground();
  const callbacks = createCallbackStore(database);
  const followUps = createFollowUps({
    ...{ store, callbacks, checkNumber, region: async () => 'GB', onChanged: () => {}, now: () => now },
  });
  const only = async () => {
    const [record] = await callbacks.ofNumber(amara);
    if (!record) throw new Error('no follow-up');
    return record;
  };
  return { store, callbacks, followUps, only, database };
}

beforeEach(async () => {
  now = 1_000_000;
  setUp = await desk();
});

it('[EX-14] the agent puts a follow-up down, moves it and cancels it', async () => {
  const { followUps, only, callbacks } = setUp;
  await followUps.schedule(amara, now + 60_000, 'order_issue', 'Did it come?', 'Amara Osei');
  const first = await only();
  expect(first).toMatchObject({
    ...{ number: 'CAL0000001', state: 1, callback_type: 'scheduled', carrier: 'own', name: 'Amara Osei' },
    ...{ scheduled_start_time: now + 60_000, reason_type: 'order_issue', phone_number: amara },
  });
  await followUps.reschedule(first.sys_id, now + 120_000);
  expect((await only()).scheduled_start_time).toBe(now + 120_000);
  await followUps.cancel(first.sys_id);
  expect(await only()).toMatchObject({ state: 7, reason: 'Cancelled', closed_at: now });
  await expect(followUps.reschedule(first.sys_id, now + 1)).rejects.toMatchObject({ code: 'not-now' });
  await expect(followUps.cancel('nobody')).rejects.toMatchObject({ code: 'no-such-record' });
  expect(await callbacks.find('CAL0000001')).toMatchObject({ state: 7 });
});

it('[EX-14] a time that is over, an emergency number and what is no number are refused', async () => {
  const { followUps } = setUp;
  await expect(followUps.schedule(amara, now - 120_000, '', '')).rejects.toMatchObject({ code: 'bad-time' });
  await expect(followUps.schedule('112', now, '', '')).rejects.toBeInstanceOf(VoiceError);
  await expect(followUps.schedule('020 7946', now, '', '')).rejects.toMatchObject({ code: 'not-a-number' });
});

it('[CF-32][CF-33] only a callback writer edits a record', async () => {
  const { followUps, only, store } = setUp;
  await followUps.schedule(amara, now, '', '');
  const { sys_id } = await only();
  await followUps.edit(sys_id, 'reason_type', 'billing_issue');
  expect((await only()).reason_type).toBe('billing_issue');
  await expect(followUps.edit(sys_id, 'state' as never, '3')).rejects.toMatchObject({ code: 'not-trusted' });
  await followUps.edit(sys_id, 'name', '');
  expect((await only()).name, 'nobody is called nothing').toBeNull();
  const before = await only();
  const { callbackRules } = store.now();
  store.change({ callbackRules: { ...callbackRules, roles: ['agent'] } });
  for (const field of editableFields)
    await expect(followUps.edit(sys_id, field, amara)).rejects.toMatchObject({ code: 'not-a-writer' });
  expect(await only()).toEqual(before);
});

it('[CF-32] a number that was typed in groups is kept in E.164, and can be chosen beside the one before', async () => {
  const { followUps, only, callbacks } = setUp;
  await followUps.schedule(amara, now, '', '');
  const { sys_id } = await only();
  expect(await followUps.edit(sys_id, 'phone_number', ' +44 7700 900123')).toBe('+447700900123');
  expect(await callbacks.get(sys_id)).toMatchObject({
    phone_number: '+447700900123',
    numbers: [{ e164: '+447700900123' }, { e164: amara }],
  });
  expect(await followUps.edit(sys_id, 'phone_number', '020 7946 0111'), 'as at home').toBe('+442079460111');
  await expect(followUps.edit(sys_id, 'phone_number', '')).rejects.toMatchObject({ code: 'not-a-number' });
  await expect(followUps.edit(sys_id, 'phone_number', '112')).rejects.toBeInstanceOf(VoiceError);
  await followUps.edit(sys_id, 'short_description', 'The second parcel');
  expect((await callbacks.get(sys_id))?.short_description).toBe('The second parcel');
});

it('[CB-07] a follow-up is still there when the browser starts again', async () => {
  const { followUps, database } = setUp;
  await followUps.schedule(amara, now + 60_000, '', '');
  const again = await desk(database);
  expect(await again.only()).toMatchObject({ state: 1 });
});

it('commands reach them: scheduleCallback, rescheduleCallback, cancelCallback, editCallback', async () => {
  const { commands } = await fakeBackground();
  const at = Date.now() + 60_000;
  await commands.scheduleCallback({}, amara, at, '', '');
  for (const name of ['rescheduleCallback', 'cancelCallback'] as const)
    await expect(commands[name]({}, 'nobody', at)).rejects.toMatchObject({ code: 'no-such-record' });
  await expect(commands.editCallback({}, 'nobody', 'name', 'X')).rejects.toMatchObject({
    code: 'no-such-record',
  });
});
