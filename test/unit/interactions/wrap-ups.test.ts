import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createRecordParts } from '../../../entrypoints/background/record-parts.ts';
import type { Interaction } from '../../../lib/interactions/interaction.ts';
import { emptyDraft, type WrapUpCode } from '../../../lib/interactions/wrap-up.ts';
import { defaultSettings, type Settings } from '../../../lib/settings-rules.ts';
import { fakeBackground } from '../../fakes/background.ts';
import { fakeDatabase } from '../../fakes/database.ts';
import { storedArea } from '../../fakes/stored-area.ts';

const refund: WrapUpCode = { sys_id: 'refund', label: 'Refund agreed', queues: [], order: 1, isActive: true };
const other: WrapUpCode = { ...refund, sys_id: 'other', label: 'Other', order: 2 };

let settings: Settings;
let now: number;
beforeEach(() => {
  settings = defaultSettings;
  now = 1_000;
  vi.spyOn(console, 'warn').mockImplementation(() => {});
});

async function talking(database = fakeDatabase(), stored = storedArea()) {
  const background = await fakeBackground(stored);
  const records = createRecordParts({
    store: background.store,
    database,
    kept: storedArea(),
    settings: async () => settings,
    now: () => now,
  });
  await records.wrapUpStore.saveCodes([refund, other]);
  const id = background.platform.customerCalls({ queue: 'Billing' });
  await background.platform.accept(id);
  await records.recorder.flush();
  const record = async (): Promise<Interaction> => {
    await records.recorder.flush();
    const found = await records.interactions.find(id);
    if (!found) throw new Error('no record');
    return found;
  };
  const { sys_id } = await record();
  const draft = { ...emptyDraft(sys_id), work_notes: 'Kettle arrived cracked.' };
  return { ...background, records, id, record, sys_id, draft, database };
}

describe('[AC-30][EX-03] wrapping up a call', () => {
  it('[EX-10] is written during the call and submitted after it', async () => {
    const { records, platform, id, record, sys_id, draft } = await talking();
    await records.wrapUps.save(draft);
    await expect(records.wrapUps.submit(sys_id)).rejects.toMatchObject({ code: 'on-a-call' });
    platform.customerHangsUp(id);
    await record();
    expect(await records.wrapUps.submit(sys_id)).toBe(id);
    expect(await record()).toMatchObject({ state: 'closed_complete', work_notes: draft.work_notes });
    expect(await records.wrapUpStore.draft(sys_id)).toBeNull();
  });

  it('takes the code, the subject, a link and a promised call back, once though it is pressed twice', async () => {
    const { records, platform, id, record, sys_id, draft } = await talking();
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
    const callbacks = await records.wrapUpStore.callbacksOf('+442079460958');
    expect(callbacks).toMatchObject([{ interaction: sys_id, state: 'open', scheduled_start_time: 9_000 }]);
    const types = (await records.interactions.events(sys_id)).map(({ type }) => type);
    expect(types.filter((type) => type === 'wrappedUp')).toHaveLength(1);
  });

  it('keeps a draft over the death of the worker and of the browser', async () => {
    const { records, sys_id, draft, database } = await talking();
    await records.wrapUps.save(draft);
    const next = createRecordParts({
      store: (await fakeBackground()).store,
      database,
      kept: storedArea(),
      settings: async () => settings,
    });
    expect(await next.wrapUpStore.draft(sys_id)).toMatchObject({ work_notes: draft.work_notes });
  });

  it('[EX-15] holds a change of status until the draft is kept', async () => {
    const { records, sys_id, draft } = await talking();
    const saved = records.wrapUps.save(draft);
    await records.wrapUps.settled();
    expect(await records.wrapUpStore.draft(sys_id)).toMatchObject({ work_notes: draft.work_notes });
    await saved;
  });

  it('changes the record when something is written after it was submitted', async () => {
    const { records, platform, id, record, sys_id, draft } = await talking();
    platform.customerHangsUp(id);
    await record();
    await records.wrapUps.submit(sys_id);
    await records.wrapUps.save({ ...draft, work_notes: 'And one thing more.' });
    expect(await record()).toMatchObject({ state: 'closed_complete', work_notes: 'And one thing more.' });
  });

  it('[AC-32][EX-15] is still in the list when after call work was skipped', async () => {
    const { records, store, id, record } = await talking();
    store.change({ calls: [] });
    expect(await record()).toMatchObject({ state: 'wrap_up', phase: 'ended' });
    expect(await records.wrapUps.open()).toMatchObject([{ record: { phone_log: { call_id: id } } }]);
  });

  it('[AC-48] is open for the first agent once they left the others to each other', async () => {
    const { records, platform, store, id, record } = await talking();
    await platform.addParty(id, { kind: 'quick-connect', id: 'to-tomasz', name: 'Tomasz Zielinski' });
    platform.thirdAnswers(id);
    await platform.merge(id);
    await records.recorder.flush();
    const [call] = store.now().calls;
    if (call) store.change({ calls: [{ ...call, phase: 'wrap-up', endReason: 'completed', endedAt: 50 }] });
    expect(await record()).toMatchObject({ state: 'wrap_up', transferredTo: 'Tomasz Zielinski' });
  });
});

describe('[EX-15] a wrap-up whose time is over', () => {
  async function over(changed: Partial<Settings>) {
    settings = { ...settings, ...changed };
    const desk = await talking();
    desk.platform.customerHangsUp(desk.id);
    const { wrap_up_segment } = await desk.record();
    now = (wrap_up_segment?.opened_on ?? 0) + 61_000;
    return desk;
  }

  it('closes with the default code, at its time, and keeps what was written', async () => {
    const { records, record, draft } = await over({ wrapUpSeconds: 60, wrapUpDefaultCode: 'other' });
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
    const { records, record, draft } = await over({ wrapUpSeconds: 60, wrapUpDefaultCode: 'other' });
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
    const { records, record } = await over(changed);
    await records.care.look();
    expect(await record()).toMatchObject({ state: 'wrap_up' });
  });
});

describe('[XX-02] records without a call', () => {
  it('end when they were last heard of, though nobody saw how', async () => {
    const { records, record, database } = await talking();
    const { sys_updated_on } = await record();
    await records.recorder.flush();
    // Another run of the browser: nothing in the session, and the platform says there are no calls.
    const { store } = await fakeBackground();
    const next = createRecordParts({ store, database, kept: storedArea(), settings: async () => settings });
    await next.care.look();
    expect(await record()).toMatchObject({
      state: 'wrap_up',
      endedAt: sys_updated_on,
      state_reason: 'NotSeenToEnd',
    });
  });

  it('[XX-05] go when they were kept long enough, unless they are open', async () => {
    settings = { ...settings, keepRecordsDays: 30 };
    const { records, platform, id, record, sys_id } = await talking();
    now = 40 * 86_400_000;
    await records.care.look();
    expect(await records.interactions.count()).toBe(1);
    platform.customerHangsUp(id);
    await record();
    await records.wrapUps.submit(sys_id);
    await records.care.look();
    expect(await records.interactions.count()).toBe(0);
    expect(await records.interactions.events(sys_id)).toEqual([]);
  });

  it('[XX-02] are missed when the database comes back empty, and it is said until it was read', async () => {
    const kept = storedArea();
    const first = await fakeBackground();
    const parts = { kept, settings: async () => settings };
    const records = createRecordParts({ ...parts, store: first.store, database: fakeDatabase() });
    first.platform.customerCalls();
    await records.recorder.flush();
    await vi.waitFor(() => expect(kept.items).toMatchObject({ interactionCount: 1 }));
    const next = await fakeBackground();
    const emptied = createRecordParts({ ...parts, store: next.store, database: fakeDatabase() });
    await emptied.wake();
    expect(next.store.now().records).toMatchObject({ trouble: 'lost', missing: 1 });
    emptied.dismissLoss();
    expect(next.store.now().records.trouble).toBeNull();
  });

  it('[XX-05] are deleted whole, and nobody calls that a loss', async () => {
    const { records, sys_id, draft, store } = await talking();
    await records.wrapUps.save(draft);
    await records.deleteAll();
    await records.wake();
    expect(store.now().records.trouble).toBeNull();
    expect(await records.interactions.events(sys_id)).toEqual([]);
    expect(await records.wrapUpStore.drafts()).toEqual([]);
  });

  it('wait in the journal while the store is full, and it is said', async () => {
    const { platform, store, stop } = await fakeBackground();
    const database = fakeDatabase();
    let isFull = true;
    const records = createRecordParts({
      store,
      kept: storedArea(),
      settings: async () => settings,
      database: async () => {
        if (isFull) throw Object.assign(new Error('full'), { name: 'QuotaExceededError' });
        return database();
      },
    });
    platform.customerCalls();
    await records.recorder.flush();
    expect(store.now().records.trouble).toBe('full');
    isFull = false;
    await records.recorder.flush();
    expect(store.now().records.trouble).toBeNull();
    expect(await records.interactions.count()).toBe(1);
    stop();
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
