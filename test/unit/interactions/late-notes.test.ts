/** Notes that are written when a call is long on record, and when nothing can be put on record at all. */

import { beforeEach, describe, expect, it, vi } from 'vitest';
import { interactionQueries } from '../../../entrypoints/background/records/interaction-queries.ts';
import { createRecordParts } from '../../../entrypoints/background/records/parts.ts';
import { VoiceError } from '../../../lib/errors.ts';
import { emptyDraft } from '../../../lib/interactions/wrap-up.ts';
import { fakeBackground } from '../../fakes/background.ts';
import { fakeDatabase, onDisk } from '../../fakes/database.ts';
import { storedArea } from '../../fakes/stored-area.ts';
import { newWorld, talking, type World } from './desk.ts';

let world: World;
beforeEach(() => {
  world = newWorld();
  vi.spyOn(console, 'warn').mockImplementation(() => {});
});

describe('[AC-30] notes on a call that is written up', () => {
  async function submitted() {
    const desk = await talking(world);
    desk.platform.customerHangsUp(desk.id);
    await desk.record();
    await desk.records.wrapUps.submit(desk.sys_id);
    const events = async () =>
      (await desk.records.interactions.events(desk.sys_id)).filter(({ type }) => type === 'edited').length;
    return { ...desk, events, late: { ...desk.draft, work_notes: 'And one thing more.' } };
  }

  it('are kept at each pause, and on record once, when they were left alone', async () => {
    const { records, record, sys_id, late, events, database } = await submitted();
    await records.wrapUps.save({ ...late, work_notes: 'And one' });
    await records.wrapUps.save(late);
    await records.care.look();
    expect(await events()).toBe(0);
    // Another life of the worker, in another run of the browser.
    const next = createRecordParts({
      ...{ store: (await fakeBackground()).store, database, kept: storedArea(), stored: storedArea() },
      ...{ settings: async () => world.settings, now: () => world.now },
    });
    const { interaction } = interactionQueries(next);
    expect((await interaction({}, sys_id))?.draft).toMatchObject({ work_notes: late.work_notes });
    world.now += 61_000;
    await next.care.look();
    await next.care.look();
    expect(await record()).toMatchObject({ state: 'closed_complete', work_notes: late.work_notes });
    expect(await events()).toBe(1);
    expect((await interaction({}, sys_id))?.draft).toBeNull();
  });

  it('are on record at once when that is asked for', async () => {
    const { records, record, sys_id, late, events } = await submitted();
    await records.wrapUps.save(late);
    await interactionQueries(records).recordDraft({}, sys_id);
    expect(await record()).toMatchObject({ work_notes: late.work_notes });
    await interactionQueries(records).recordDraft({}, sys_id);
    expect(await events()).toBe(1);
  });

  it('stay drafts while their call goes on', async () => {
    const { records, record, sys_id, draft } = await talking(world);
    await records.wrapUps.save(draft);
    world.now += 61_000;
    await records.care.look();
    await interactionQueries(records).recordDraft({}, sys_id);
    expect(await record()).toMatchObject({ state: 'work_in_progress', work_notes: '' });
    expect(await records.wrapUps.draft(await record())).toMatchObject({ work_notes: draft.work_notes });
  });
});

describe('[FT-19][AC-30] notes that are written while the store is full', () => {
  async function full({ kept = storedArea(), stored = storedArea() } = {}) {
    const disk = { isFull: true };
    const background = await fakeBackground();
    const database = onDisk(fakeDatabase(), disk);
    const open = () =>
      createRecordParts({
        ...{ store: background.store, database, kept, stored, now: () => world.now },
        settings: async () => world.settings,
      });
    const records = open();
    const id = background.platform.customerCalls({ queue: 'Billing' });
    await background.platform.accept(id);
    background.platform.customerHangsUp(id);
    await records.recorder.flush();
    const said = () => background.store.now().records;
    return { ...background, disk, open, records, id, said, queries: interactionQueries(records) };
  }

  it('have their form, are said, and go on record once there is room', async () => {
    const { queries, records, disk, id, said, store } = await full();
    const form = await queries.wrapUpForm({}, id);
    expect(form?.record).toMatchObject({ state: 'wrap_up', queue: 'Billing' });
    const { sys_id = '' } = form?.record ?? {};
    await queries.saveDraft({}, { ...emptyDraft(sys_id), work_notes: 'Kettle arrived cracked.' });
    expect(said()).toMatchObject({ trouble: 'full', notesAside: 1 });
    expect((await queries.wrapUpForm({}, id))?.draft).toMatchObject({
      work_notes: 'Kettle arrived cracked.',
    });
    await expect(records.wrapUps.submit(sys_id)).rejects.toMatchObject({ code: 'store-full' });
    disk.isFull = false;
    await records.care.look();
    await vi.waitUntil(() => said().trouble === null);
    expect(said()).toMatchObject({ notesAside: 0 });
    const record = await records.find(id);
    expect(record?.sys_id).not.toBe(sys_id);
    expect(await records.wrapUpStore.draft(record?.sys_id ?? '')).toMatchObject({
      work_notes: 'Kettle arrived cracked.',
    });
    // What the card still knows it by.
    await queries.saveDraft({}, { ...emptyDraft(sys_id), work_notes: 'And a new lid.' });
    await records.wrapUps.submit(sys_id);
    expect(await records.find(id)).toMatchObject({ state: 'closed_complete', work_notes: 'And a new lid.' });
    expect(store.now().records.trouble).toBeNull();
  });

  it('count by when they were written, wherever they are kept', async () => {
    const { queries, records, disk, id } = await full();
    const { sys_id } = (await queries.wrapUpForm({}, id))?.record ?? { sys_id: '' };
    const save = async (work_notes: string) => {
      world.now += 1_000;
      await queries.saveDraft({}, { ...emptyDraft(sys_id), work_notes });
    };
    const written = async () => (await queries.wrapUpForm({}, id))?.draft?.work_notes;
    await save('beside');
    disk.isFull = false;
    await records.recorder.flush();
    await save('then in the store');
    expect(await written()).toBe('then in the store');
    disk.isFull = true;
    await save('and beside again');
    expect(await written()).toBe('and beside again');
    disk.isFull = false;
    await records.care.look();
    expect(await written()).toBe('and beside again');
  });

  it('outlive the worker', async () => {
    const { queries, disk, id, open, said } = await full();
    await queries.saveDraft({}, { ...emptyDraft(id), work_notes: 'Kettle arrived cracked.' });
    const next = open();
    await next.wake();
    expect(said()).toMatchObject({ trouble: 'full', notesAside: 1 });
    disk.isFull = false;
    await next.care.look();
    const record = await next.find(id);
    expect(record && (await next.wrapUps.draft(record))).toMatchObject({
      work_notes: 'Kettle arrived cracked.',
    });
    expect(said()).toMatchObject({ trouble: null, notesAside: 0 });
  });

  it('are kept in memory where the disk takes nothing at all', async () => {
    const kept = storedArea();
    kept.set = async () => {
      throw new Error('full');
    };
    const { queries, id, said } = await full({ kept });
    await queries.saveDraft({}, { ...emptyDraft(id), work_notes: 'Kettle arrived cracked.' });
    expect((await queries.wrapUpForm({}, id))?.draft).toMatchObject({
      work_notes: 'Kettle arrived cracked.',
    });
    expect(said().notesAside).toBe(1);
  });

  it('[XX-05] are gone with everything that is deleted', async () => {
    const { queries, records, disk, id, said } = await full();
    await queries.saveDraft({}, { ...emptyDraft(id), work_notes: 'Kettle arrived cracked.' });
    disk.isFull = false;
    await records.recorder.flush();
    await records.deleteAll();
    expect(said().notesAside).toBe(0);
    await expect(
      queries.saveDraft({}, { ...emptyDraft(id), work_notes: 'Kettle arrived cracked.' }),
    ).rejects.toMatchObject({ code: 'no-such-record' });
  });
});

describe('[FT-19][EX-12][AC-30] while the store cannot be opened', () => {
  /** An agent at a store of their own, which opens while `disk.opens`. */
  async function atDesk() {
    const disk = { opens: true };
    const [background, real] = [await fakeBackground(), fakeDatabase()];
    const records = createRecordParts({
      ...{ store: background.store, kept: storedArea(), stored: storedArea(), now: () => world.now },
      settings: async () => world.settings,
      database: async () => {
        if (!disk.opens) throw new VoiceError('store-unreadable');
        return real();
      },
    });
    const callIn = async () => {
      const id = background.platform.customerCalls({ queue: 'Billing' });
      await background.platform.accept(id);
      return id;
    };
    const said = () => background.store.now().records;
    return { ...background, disk, records, callIn, said, queries: interactionQueries(records) };
  }

  it('it is said from the start of the worker until it opens', async () => {
    const { disk, records, said } = await atDesk();
    disk.opens = false;
    await records.wake();
    expect(said().trouble).toBe('unreadable');
    await records.care.look();
    expect(said().trouble).toBe('unreadable');
    disk.opens = true;
    await records.care.look();
    expect(said().trouble).toBeNull();
  });

  it('a call has its form, also one that began before, and its notes go on record afterwards', async () => {
    const { disk, records, platform, callIn, said, queries } = await atDesk();
    const id = await callIn();
    await records.recorder.flush();
    disk.opens = false;
    platform.customerHangsUp(id);
    await records.recorder.flush();
    const form = await queries.wrapUpForm({}, id);
    expect(form).toMatchObject({ record: { state: 'wrap_up', queue: 'Billing' }, codes: [], draft: null });
    const { sys_id = '' } = form?.record ?? {};
    await queries.saveDraft({}, { ...emptyDraft(sys_id), work_notes: 'Kettle arrived cracked.' });
    expect((await queries.wrapUpForm({}, id))?.draft).toMatchObject({
      work_notes: 'Kettle arrived cracked.',
    });
    expect(said()).toMatchObject({ trouble: 'unreadable', notesAside: 1 });
    await expect(records.wrapUps.submit(sys_id)).rejects.toMatchObject({ code: 'store-unreadable' });
    disk.opens = true;
    await records.care.look();
    await records.wrapUps.submit(sys_id);
    expect(await records.find(id)).toMatchObject({
      ...{ state: 'closed_complete', work_notes: 'Kettle arrived cracked.' },
    });
    expect(said()).toMatchObject({ trouble: null, notesAside: 0 });
  });
});
