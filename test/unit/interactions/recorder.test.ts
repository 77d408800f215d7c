import { describe, expect, it } from 'vitest';
import { createRecordParts } from '../../../entrypoints/background/records/parts.ts';
import { foldInteraction } from '../../../lib/interactions/fold.ts';
import { defaultSettings } from '../../../lib/settings-rules.ts';
import { fakeBackground } from '../../fakes/background.ts';
import { fakeDatabase } from '../../fakes/database.ts';
import { storedArea } from '../../fakes/stored-area.ts';

async function recording() {
  const background = await fakeBackground();
  const records = createRecordParts({
    store: background.store,
    database: fakeDatabase(),
    kept: storedArea(),
    stored: storedArea(),
    settings: async () => defaultSettings,
  });
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
    return { record, events, types: events.map(({ type }) => type) };
  };
  return { ...background, records, all, only };
}

describe('an interaction is put on record', () => {
  it('[AC-37][VO-20][VO-21] when dialling starts, in progress and assigned', async () => {
    const { platform, only } = await recording();
    await platform.dial('+442079460958');
    const { record } = await only();
    expect(record).toMatchObject({
      ...{ type: 'phone', direction: 'outbound', state: 'work_in_progress', number: 'IMS0000001' },
      caller_phone_number: '+442079460958',
      assigned_to: record.phone_log.agent,
    });
  });

  it('[VO-09][VO-11][AC-18] New while it rings, in progress once accepted', async () => {
    const { platform, only } = await recording();
    const id = platform.customerCalls();
    expect((await only()).record).toMatchObject({ state: 'new', assigned_to: null });
    await platform.accept(id);
    const { record } = await only();
    expect(record).toMatchObject({ state: 'work_in_progress', assigned_to: record.phone_log.agent });
  });

  it('[AC-29][VO-30] through hold, mute, end and after call work, with the agent’s own status', async () => {
    const { platform, only } = await recording();
    const id = platform.customerCalls();
    await platform.accept(id);
    await platform.hold(id);
    await platform.resume(id);
    await platform.mute(id);
    platform.customerHangsUp(id);
    const choice = 'available';
    await platform.setPresence(choice).catch(() => {});
    await platform.clear(id);
    const { record, types } = await only();
    expect(types).toEqual(
      expect.arrayContaining([
        'opened',
        'answered',
        'held',
        'resumed',
        'muted',
        'ended',
        'wrapUpStarted',
        'cleared',
      ]),
    );
    expect(types.at(0)).toBe('opened');
    expect(types.at(-1)).toBe('cleared');
    expect(record).toMatchObject({ state: 'wrap_up', outcome: 'answered', phase: 'ended', holds: 1 });
  });

  it('[VO-12] Closed Abandoned when the caller gives up in the queue', async () => {
    const { platform, store, only } = await recording();
    platform.customerCalls({ queue: 'Billing' });
    store.change({ calls: [] });
    expect((await only()).record).toMatchObject({ state: 'closed_abandoned', outcome: 'abandoned' });
  });

  it('[VO-10] Closed Complete when there was no queue yet', async () => {
    const { platform, store, only } = await recording();
    platform.customerCalls({ queue: null });
    store.change({ calls: [] });
    expect((await only()).record).toMatchObject({ state: 'closed_complete', outcome: 'abandoned' });
  });

  it('[AC-38] for the person whom the directory knows, also when they are told afterwards', async () => {
    const { platform, store, only } = await recording();
    platform.customerCalls({ name: null });
    expect((await only()).record.opened_for).toBeNull();
    const person = { value: 'c'.repeat(32), display_value: 'Amara Osei' };
    store.change({ calls: store.now().calls.map((call) => ({ ...call, person, name: 'Amara Osei' })) });
    expect((await only()).record.opened_for).toEqual(person);
  });

  it('[VO-31][VO-32][VO-33] with what the flow tells during after call work, and its contact record', async () => {
    const { platform, store, only } = await recording();
    const id = platform.customerCalls();
    await platform.accept(id);
    platform.customerHangsUp(id);
    const { record: before } = await only();
    expect(before).toMatchObject({ contactTrace: { ContactId: id }, recordingUrl: null });
    const attributes = { recordingUrl: 'https://rec.example/1', transcript: '0:01 Priya: Good morning.' };
    store.change({ calls: store.now().calls.map((call) => ({ ...call, attributes })) });
    const { record, types } = await only();
    expect(record).toMatchObject({ recordingUrl: 'https://rec.example/1', transcriptLines: 1 });
    expect(types).toEqual(expect.arrayContaining(['contactTraceCame', 'recordingCame', 'transcriptCame']));
  });

  it('[VO-09] New again after a reject, and the same record when it comes back', async () => {
    const { platform, store, only } = await recording();
    const id = platform.customerCalls();
    const ringing = store.now().calls;
    await platform.reject(id);
    expect((await only()).record).toMatchObject({ state: 'new', outcome: 'rejected' });
    store.change({ calls: ringing });
    expect((await only()).record).toMatchObject({ state: 'new', outcome: null, offers: 2 });
  });
});
