import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createRecordParts } from '../../../entrypoints/background/records/parts.ts';
import type { Call } from '../../../lib/call.ts';
import { fakeBackground } from '../../fakes/background.ts';
import { storedArea } from '../../fakes/stored-area.ts';
import { newWorld, overdue, talking, type World } from './desk.ts';

let world: World;
beforeEach(() => {
  world = newWorld();
  vi.spyOn(console, 'warn').mockImplementation(() => {});
});

describe('[AC-30][EX-03] wrapping up a call', () => {
  it('[EX-10] is written during the call and submitted after it', async () => {
    const { records, platform, id, record, sys_id, draft } = await talking(world);
    await records.wrapUps.save(draft);
    await expect(records.wrapUps.submit(sys_id)).rejects.toMatchObject({ code: 'on-a-call' });
    platform.customerHangsUp(id);
    await record();
    expect(await records.wrapUps.submit(sys_id)).toBe(id);
    expect(await record()).toMatchObject({ state: 'closed_complete', work_notes: draft.work_notes });
    expect(await records.wrapUpStore.draft(sys_id)).toBeNull();
  });

  it('takes the code, the subject, a link and a promised call back, once though it is pressed twice', async () => {
    const { records, platform, id, record, sys_id, draft } = await talking(world);
    platform.customerHangsUp(id);
    await record();
    const link = { document_table: '', document_id: '', label: '', url: 'https://crm.example/case/7' };
    await records.wrapUps.save({
      ...draft,
      short_description: 'Cracked kettle',
      wrap_up_code: { value: 'refund', display_value: 'Refund agreed' },
      related_records: [link],
      followUp: { phone_number: '+442079460958', dueAt: 9_000, reason: 'Check the replacement' },
    });
    await records.wrapUps.submit(sys_id);
    await records.wrapUps.submit(sys_id);
    expect(await record()).toMatchObject({
      short_description: 'Cracked kettle',
      related_records: [link],
      wrap_up_segment: { wrap_up_code: { value: 'refund' }, system_wrap_up: false },
    });
    const callbacks = await records.callbacks.ofNumber('+442079460958');
    expect(callbacks).toMatchObject([{ interaction: sys_id, state: 1, scheduled_start_time: 9_000 }]);
    const types = (await records.interactions.events(sys_id)).map(({ type }) => type);
    expect(types.filter((type) => type === 'wrappedUp')).toHaveLength(1);
  });

  it('keeps a draft over the death of the worker and of the browser', async () => {
    const { records, sys_id, draft, database } = await talking(world);
    await records.wrapUps.save(draft);
    const next = createRecordParts({
      store: (await fakeBackground()).store,
      database,
      kept: storedArea(),
      stored: storedArea(),
      settings: async () => world.settings,
    });
    expect(await next.wrapUpStore.draft(sys_id)).toMatchObject({ work_notes: draft.work_notes });
  });

  it('[EX-15] holds a change of status until the draft is kept', async () => {
    const { records, sys_id, draft } = await talking(world);
    const saved = records.wrapUps.save(draft);
    await records.wrapUps.settled();
    expect(await records.wrapUpStore.draft(sys_id)).toMatchObject({ work_notes: draft.work_notes });
    await saved;
  });

  it('[AC-32][EX-15] is still in the list when after call work was skipped', async () => {
    const { records, store, id, record } = await talking(world);
    store.change({ calls: [] });
    expect(await record()).toMatchObject({ state: 'wrap_up', phase: 'ended' });
    expect(await records.interactions.unclosed()).toMatchObject([
      { state: 'wrap_up', phone_log: { call_id: id } },
    ]);
  });

  it('[AC-32] is asked of nobody where it is switched off: the record closes with its call', async () => {
    world.settings = { ...world.settings, asksWrapUp: false };
    const { records, platform, id, record } = await talking(world);
    platform.customerHangsUp(id);
    expect(await record()).toMatchObject({ state: 'closed_complete', closed_at: expect.any(Number) });
    expect(await records.interactions.unclosed()).toEqual([]);
  });

  it.each([null, 'Amelia Hart, Tomasz Zielinski'])(
    '[AC-48][VO-41] is open for the first agent once they left the others to each other (%s)',
    async (to) => {
      const { records, platform, store, id, record } = await talking(world);
      await platform.addParty(id, { kind: 'quick-connect', id: 'to-tomasz', name: 'Tomasz Zielinski' });
      platform.thirdAnswers(id);
      await platform.merge(id);
      await records.recorder.flush();
      const leave = (call: Call) => {
        const partyId = call.parties.find(({ role }) => role === 'third-party')?.id ?? null;
        const leaving = to === null ? null : { to, since: 40, present: [], partyId, isCancelled: false };
        store.change({ calls: [{ ...call, leaving }] });
      };
      for (const one of store.now().calls) leave(one);
      const [call] = store.now().calls;
      if (call) store.change({ calls: [{ ...call, phase: 'wrap-up', endReason: 'completed', endedAt: 50 }] });
      expect(await record()).toMatchObject({ state: 'wrap_up', transferredTo: 'Tomasz Zielinski' });
      expect((await record()).assigned_to).toEqual({ value: '', display_value: 'Tomasz Zielinski' });
    },
  );

  it('[AC-48][VO-41] is theirs who stays when a conference is left, though nothing is told of it any more', async () => {
    const { platform, store, id, record, records } = await talking(world);
    await platform.addParty(id, { kind: 'quick-connect', id: 'to-tomasz', name: 'Tomasz Zielinski' });
    platform.thirdAnswers(id);
    await platform.merge(id);
    await records.recorder.flush();
    const [call] = store.now().calls;
    const parties = call?.parties.map((party) => ({ ...party, state: 'left' as const })) ?? [];
    if (call)
      store.change({
        calls: [{ ...call, parties, phase: 'wrap-up', endReason: 'completed', endedAt: 50 }],
      });
    expect(await record()).toMatchObject({ state: 'wrap_up', transferredTo: 'Tomasz Zielinski' });
  });
});

describe('[EX-15] a wrap-up whose time is over', () => {
  it('closes with the default code, at its time, and keeps what was written', async () => {
    const { records, record, draft } = await overdue(world, {
      wrapUpSeconds: 60,
      wrapUpDefaultCode: 'other',
    });
    await records.wrapUps.save(draft);
    await records.care.look();
    const { wrap_up_segment: segment, ...closed } = await record();
    expect(closed).toMatchObject({ state: 'closed_complete', work_notes: draft.work_notes });
    expect(segment).toMatchObject({
      system_wrap_up: true,
      wrap_up_code: { value: 'other', display_value: 'Other' },
      confirmed_on: (segment?.opened_on ?? 0) + 60_000,
    });
  });

  it('keeps the code that was chosen', async () => {
    const { records, record, draft } = await overdue(world, {
      wrapUpSeconds: 60,
      wrapUpDefaultCode: 'other',
    });
    const wrap_up_code = { value: 'refund', display_value: 'Refund agreed' };
    await records.wrapUps.save({ ...draft, wrap_up_code });
    await records.care.look();
    expect((await record()).wrap_up_segment).toMatchObject({ wrap_up_code, system_wrap_up: true });
  });

  it.each([
    ['without a default code', { wrapUpSeconds: 60 }],
    ['without a limit', { wrapUpDefaultCode: 'other' }],
    ['with a code that is gone', { wrapUpSeconds: 60, wrapUpDefaultCode: 'gone' }],
  ])('stays open %s', async (_, changed) => {
    const { records, record } = await overdue(world, changed);
    await records.care.look();
    expect(await record()).toMatchObject({ state: 'wrap_up' });
  });
});

it('[EX-03] one press submits, changes the status and clears the call', async () => {
  const { platform, commands, done, store } = await fakeBackground();
  const id = platform.customerCalls();
  await platform.accept(id);
  platform.customerHangsUp(id);
  await commands.submitWrapUp({}, 'record', 'p-lunch');
  expect(done).toEqual(['submitWrapUp record']);
  expect(platform.asked).toContain('setPresence p-lunch');
  expect(platform.asked).toContain(`clear ${id}`);
  expect(store.now().calls).toEqual([]);
  await commands.dismissLostRecords({});
  expect(done).toContain('dismissLostRecords');
});

it('[EX-03][CC-42] one press submits what is written of a chat, and closes its card', async () => {
  const { platform, commands, store } = await fakeBackground();
  const id = platform.offersWork();
  await platform.accept(id);
  await commands.submitWrapUp({}, 'record');
  expect(store.now().work).toMatchObject([{ phase: 'open' }]);
  await platform.hangUp(id);
  await commands.submitWrapUp({}, 'record');
  expect(store.now().work).toEqual([]);
});
