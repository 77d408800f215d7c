import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createRecordParts } from '../../../entrypoints/background/records/parts.ts';
import { rowOf } from '../../../lib/database.ts';
import { fakeBackground } from '../../fakes/background.ts';
import { fakeDatabase } from '../../fakes/database.ts';
import { storedArea } from '../../fakes/stored-area.ts';
import { record } from '../../gallery/records.ts';
import { newWorld, talking, type World } from './desk.ts';

let world: World;
beforeEach(() => {
  world = newWorld();
  vi.spyOn(console, 'warn').mockImplementation(() => {});
});

describe('[XX-02] records without a call', () => {
  it('end when they were last heard of, though nobody saw how', async () => {
    const { records, record, database } = await talking(world);
    const { sys_updated_on } = await record();
    await records.recorder.flush();
    // Another run of the browser: nothing in the session, and the platform says there are no calls.
    const { store } = await fakeBackground();
    const next = createRecordParts({
      store,
      database,
      kept: storedArea(),
      stored: storedArea(),
      settings: async () => world.settings,
    });
    await next.care.look();
    expect(await record()).toMatchObject({
      state: 'wrap_up',
      endedAt: sys_updated_on,
      state_reason: 'NotSeenToEnd',
      contactTrace: { ContactId: expect.any(String) },
    });
  });

  it('[XX-05] go when they were kept long enough, unless they are open', async () => {
    world.settings = { ...world.settings, keepRecordsDays: 30 };
    const { records, platform, id, record, sys_id } = await talking(world);
    world.now = 40 * 86_400_000;
    await records.care.look();
    expect(await records.interactions.count()).toBe(1);
    platform.customerHangsUp(id);
    await record();
    await records.wrapUps.submit(sys_id);
    world.now += 3_600_000;
    await records.care.look();
    expect(await records.interactions.count()).toBe(0);
    expect(await records.interactions.events(sys_id)).toEqual([]);
  });

  it('[XX-05][FT-19] go also while nothing can be written, which makes room', async () => {
    world.settings = { ...world.settings, keepRecordsDays: 30 };
    const { records, platform, id, record, sys_id } = await talking(world);
    platform.customerHangsUp(id);
    await record();
    await records.wrapUps.submit(sys_id);
    world.now = 40 * 86_400_000;
    vi.spyOn(records.wrapUps, 'look').mockRejectedValue(new Error('full'));
    await records.care.look();
    expect(await records.interactions.count()).toBe(0);
  });

  it('[XX-05] go to the millisecond, and however many open ones are older', async () => {
    world.settings = { ...world.settings, keepRecordsDays: 30 };
    const { records, database, id } = await talking(world);
    await records.care.look();
    const day = 86_400_000;
    const owed = { type: 'ended', outcome: 'answered', detail: '', state: 'wrap_up' } as const;
    const missed = { type: 'ended', outcome: 'missed', detail: '', state: null } as const;
    const { store, done } = (await database()).transaction('interactions', 'readwrite');
    for (let at = 0; at < 510; at++) {
      const happened = at < 505 ? owed : missed;
      // One rings still.
      const isRinging = at === 508;
      const old = record(`o${at}`, 60, isRinging ? [] : [[5, happened]], { number: `IMS${1_000_000 + at}` });
      const phone_log = isRinging ? { ...old.phone_log, call_id: id } : old.phone_log;
      const sys_id = at.toString(16).padStart(32, '0');
      const opened_at = 50 * day + (at === 509 ? 1 : 0);
      void store.put(rowOf({ ...old, sys_id, phone_log, opened_at }, sys_id));
    }
    await done;
    world.now = 80 * day + 1;
    await records.care.look();
    const left = (await (await database()).getAll('interactions')).filter(({ number }) => number > 'IMS1');
    expect(left.filter(({ state }) => state === 'wrap_up')).toHaveLength(505);
    expect(left.filter(({ state }) => state === 'new').map(({ number }) => number)).toEqual([
      ...['IMS1000508', 'IMS1000509'],
    ]);
  });

  it('[XX-02][FT-20] are missed when the database comes back empty, and it is said until it was read', async () => {
    const kept = storedArea();
    const first = await fakeBackground();
    const parts = { kept, stored: storedArea(), settings: async () => world.settings };
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

  it.each([
    ['deleted underneath, and so is opened anew', 0],
    ['found empty a minute later', 60_000],
  ])('[XX-02] are missed too when the database is %s while the worker lives', async (_, later) => {
    let current = fakeDatabase();
    const { records, platform, store, kept } = await talking(world, () => current());
    const more = async () => {
      platform.customerCalls();
      await records.recorder.flush();
    };
    world.now += 60_000;
    await more();
    await vi.waitFor(() => expect(kept.items).toMatchObject({ interactionCount: 2 }));
    expect(store.now().records.trouble).toBeNull();
    if (later === 0) current = fakeDatabase();
    else await (await current()).clear('interactions');
    world.now += later;
    await more();
    await vi.waitFor(() => expect(store.now().records).toMatchObject({ trouble: 'lost', missing: 1 }));
  });

  it('[XX-05] are deleted whole, and nobody calls that a loss', async () => {
    const { records, sys_id, draft, store } = await talking(world);
    await records.wrapUps.save(draft);
    await records.deleteAll();
    await records.wake();
    expect(store.now().records.trouble).toBeNull();
    expect(await records.interactions.events(sys_id)).toEqual([]);
    expect(await records.wrapUpStore.drafts()).toEqual([]);
  });

  it('[XX-05][XX-02] nor when the worker dies over a deletion', async () => {
    const { records, sys_id, kept, database } = await talking(world);
    world.now += 60_000;
    await records.wake();
    expect(kept.items).toMatchObject({ interactionCount: 1 });
    const remove = records.interactions.delete;
    const deleted = Promise.withResolvers<void>();
    records.interactions.delete = async (sysIds) => {
      await remove(sysIds);
      deleted.resolve();
      await new Promise(() => {});
    };
    void records.delete([sys_id]);
    await deleted.promise;
    const { store } = await fakeBackground();
    const next = createRecordParts({
      ...{ store, database, kept, stored: storedArea(), settings: async () => world.settings },
    });
    await next.wake();
    expect(await next.interactions.count()).toBe(0);
    expect(store.now().records.trouble).toBeNull();
  });

  it('[XX-05] one is deleted with stream, draft and what is owed of it, the others stay', async () => {
    const { records, sys_id, draft, store, platform, id, record, database } = await talking(world);
    platform.customerHangsUp(id);
    await record();
    await records.wrapUps.save(draft);
    await platform.clear(id);
    platform.customerCalls();
    await records.recorder.flush();
    await (await database()).put('outbox', {
      ...{ id: sys_id, kind: 'interaction', owed: 1, changedAt: 1, since: 1, dueAt: 1, tries: 0 },
      ...{ failure: null, done: {}, isDoubtful: false, isCheck: false, origin: 'http://localhost' },
    });
    await records.delete([sys_id]);
    await records.wake();
    expect(store.now().records.trouble).toBeNull();
    expect(await records.interactions.count()).toBe(1);
    expect(await records.interactions.events(sys_id)).toEqual([]);
    expect(await records.wrapUpStore.draft(sys_id)).toBeNull();
    expect(await (await database()).get('outbox', sys_id)).toBeUndefined();
  });

  it('[FT-19] wait in the journal while the store is full, and it is said', async () => {
    const { platform, store, stop } = await fakeBackground();
    const database = fakeDatabase();
    let isFull = true;
    const records = createRecordParts({
      store,
      kept: storedArea(),
      stored: storedArea(),
      settings: async () => world.settings,
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
