import { describe, expect, it } from 'vitest';
import { createRecordParts } from '../../../entrypoints/background/records/parts.ts';
import { foldInteraction } from '../../../lib/interactions/fold.ts';
import { interactionSteps } from '../../../lib/servicenow/record-steps.ts';
import { defaultSettings } from '../../../lib/settings-rules.ts';
import type { WorkSighting } from '../../../lib/work/work-item.ts';
import { fakeBackground } from '../../fakes/background.ts';
import { fakeDatabase } from '../../fakes/database.ts';
import { priya } from '../../fakes/servicenow.ts';
import { storedArea } from '../../fakes/stored-area.ts';
import { workItem } from '../../gallery/work.ts';

const addresses = {
  recordingTemplate: 'https://papers.example/recording/{contactId}',
  transcriptTemplate: 'https://papers.example/transcript/{contactId}',
};

async function recording(changed: Partial<WorkSighting> = {}, database = fakeDatabase()) {
  const background = await fakeBackground();
  const records = createRecordParts({
    ...{ store: background.store, database, kept: storedArea(), stored: storedArea() },
    settings: async () => ({ ...defaultSettings, ...addresses }),
  });
  const id = background.platform.offersWork(changed);
  const all = async () => {
    await records.recorder.flush();
    return records.interactions.stretch(null, 100);
  };
  const only = async () => {
    const found = await all();
    expect(found).toHaveLength(1);
    const [record] = found;
    if (!record) throw new Error('no record');
    const events = await records.interactions.events(record.sys_id);
    expect(foldInteraction(events)).toEqual(record);
    return { record, types: events.map(({ type }) => type) };
  };
  return { ...background, records, database, id, all, only };
}

describe('[CC-42] work of Connect has one interaction', () => {
  it.each(['chat', 'email', 'task'] as const)('from the offer on, with its own type: %s', async (channel) => {
    const { only, platform, id } = await recording({ channel });
    expect((await only()).record).toMatchObject({
      ...{ type: channel, state: 'new', direction: 'inbound', assigned_to: null },
      ...{ queue: 'Orders', name: 'Hassan Darwish', caller_phone_number: null, channel_metadata_table: '' },
    });
    await platform.accept(id);
    const { record } = await only();
    expect(record).toMatchObject({
      ...{ state: 'work_in_progress', assigned_to: record.phone_log.agent, ringMs: expect.any(Number) },
    });
  });

  it('through its end and after work, and is written up like a call', async () => {
    const { only, platform, id, records } = await recording();
    await platform.accept(id);
    await platform.hangUp(id);
    const { record } = await only();
    expect(record).toMatchObject({
      ...{ state: 'wrap_up', outcome: 'answered', phase: 'wrap-up', talkMs: expect.any(Number) },
      contactTrace: { ContactId: id, Channel: 'CHAT', QueueName: 'Orders' },
    });
    await records.wrapUps.submit(record.sys_id);
    await platform.clear(id);
    const written = await only();
    expect(written.record).toMatchObject({ state: 'closed_complete', wrap_up_duration: expect.any(Number) });
    expect(written.types).toEqual([
      ...[
        'opened',
        'answered',
        'ended',
        'contactTraceCame',
        'transcriptLinked',
        'wrapUpStarted',
        'wrappedUp',
        'cleared',
      ],
    ]);
  });

  it('says whom it was handed on to, and nothing of a transfer that was taken back', async () => {
    const { only, platform, id, store } = await recording();
    await platform.accept(id);
    const transfer = { to: 'Tomasz Zielinski', since: 1, hasFailed: false };
    store.change({ work: store.now().work.map((item) => ({ ...item, transfer })) });
    const target = { kind: 'quick-connect', id: 'to-tomasz', name: 'Tomasz Zielinski' } as const;
    await platform.handOn(id, target);
    await platform.cancelHandOn(id);
    expect((await only()).types).toEqual(['opened', 'answered']);
    await platform.handOn(id, target);
    platform.workMoves(id, 'wrap-up');
    expect((await only()).record).toMatchObject({ transferredTo: 'Tomasz Zielinski', state: 'wrap_up' });
  });

  it('says whom it was handed on to, when they took it before it was seen on its way', async () => {
    const { only, platform, id, store } = await recording();
    await platform.accept(id);
    const transfer = { to: 'Tomasz Zielinski', since: 1, hasFailed: false };
    store.change({ work: store.now().work.map((item) => ({ ...item, transfer })) });
    platform.workMoves(id, 'wrap-up');
    expect((await only()).record).toMatchObject({ transferredTo: 'Tomasz Zielinski' });
  });

  it.each<[string, (work: Awaited<ReturnType<typeof recording>>) => unknown, object]>([
    [
      'an offer that ran out',
      ({ platform, id }) => platform.workMoves(id, 'missed'),
      { outcome: 'missed', state: 'new' },
    ],
    [
      'an offer that was turned away',
      ({ platform, store, id }) => {
        store.change({ work: store.now().work.map((item) => ({ ...item, isRejected: true })) });
        return platform.reject(id);
      },
      { outcome: 'rejected', state: 'new' },
    ],
    [
      'a customer who left before it was taken',
      ({ platform, id }) => platform.clear(id),
      { outcome: 'abandoned', state: 'closed_abandoned' },
    ],
  ])('tells %s', async (_, does, expected) => {
    const world = await recording();
    await does(world);
    const { record, types } = await world.only();
    expect(record).toMatchObject(expected);
    expect(types.filter((type) => type === 'ended')).toHaveLength(1);
  });

  it('that is the same when it comes once more, and learns who it is', async () => {
    const { only, platform, id } = await recording({ name: null, title: 'Delivery of order 88 210 447' });
    expect((await only()).record.name).toBe('Delivery of order 88 210 447');
    platform.workMoves(id, 'missed');
    platform.offersWork({ id, name: 'Ruth Kaplan' });
    expect((await only()).record).toMatchObject({ offers: 2, outcome: null, name: 'Ruth Kaplan' });
  });

  it('in the next run of the browser too, which looks after what nobody saw end', async () => {
    const { database, id, platform, only } = await recording();
    await platform.accept(id);
    await only();
    const next = await recording({ id, phase: 'open' }, database);
    await next.records.care.look();
    expect((await next.only()).record).toMatchObject({ state: 'work_in_progress', endedAt: null });
    const last = await fakeBackground();
    await createRecordParts({
      ...{
        store: last.store,
        database,
        kept: storedArea(),
        stored: storedArea(),
        settings: async () => defaultSettings,
      },
    }).care.look();
    expect((await next.only()).record).toMatchObject({ state: 'wrap_up', state_reason: 'NotSeenToEnd' });
  });

  it.each(['chat', 'email', 'task'] as const)(
    'of a %s, with no recording, and a transcript of a talk alone',
    async (channel) => {
      const { only, platform, id } = await recording({ channel });
      await platform.accept(id);
      await platform.hangUp(id);
      const transcriptUrl = channel === 'chat' ? `https://papers.example/transcript/${id}` : null;
      expect((await only()).record).toMatchObject({ recordingUrl: null, transcriptUrl });
    },
  );

  it('and none here for what ServiceNow hands out: that is on record there', async () => {
    const { all, store } = await recording();
    store.change({ work: [...store.now().work, workItem({ id: 'theirs', source: 'servicenow' })] });
    expect(await all()).toHaveLength(1);
  });

  it('[VO-06] which is sent to ServiceNow as what it is, with no phone log', async () => {
    const { only, platform, id } = await recording({ channel: 'email' });
    await platform.accept(id);
    const { record } = await only();
    const steps = await interactionSteps(record, priya);
    expect(steps.map(({ key }) => key)).toEqual(['interaction', 'context']);
    expect(steps[0]).toMatchObject({
      values: { type: 'email', channel_metadata_table: '', channel_metadata_document: '' },
    });
  });
});
