/** What pages read for themselves is what the background wrote, however it came there. */

import { expect, it } from 'vitest';
import { createInteractionStore } from '../../../entrypoints/background/records/interaction-store.ts';
import { createKeptInteractions } from '../../../lib/interactions/kept.ts';
import { summaryOf } from '../../../lib/interactions/summary.ts';
import { fakeDatabase } from '../../fakes/database.ts';
import { stream } from '../../gallery/records.ts';
import { chance } from '../../property/random.ts';

function desk() {
  const database = fakeDatabase();
  const store = createInteractionStore(database);
  const page = createKeptInteractions(database);
  return {
    store,
    page,
    database,
    /** The page that looked before and one that looks for the first time show what is on record, and no more. */
    async isTold() {
      const records = await store.stretch(null, 100_000);
      for (const looking of [page, createKeptInteractions(database)]) {
        const summaries = [...(await looking.summaries()).values()];
        expect(summaries.toSorted((a, b) => (a.id < b.id ? -1 : 1))).toEqual(records.map(summaryOf));
      }
      return records.map(({ number }) => number);
    },
  };
}
const sysId = (stream_: ReturnType<typeof stream>) => stream_[0]?.interaction ?? '';
const [a, b, c] = ['a', 'b', 'c'].map((id, at) => stream(id, 60, [], { number: `IMS000000${at + 1}` })) as [
  ReturnType<typeof stream>,
  ReturnType<typeof stream>,
  ReturnType<typeof stream>,
];

it('[AC-38][XX-02] pages see what was written, changed and deleted since they looked', async () => {
  const { store, isTold } = desk();
  expect(await isTold()).toEqual([]);
  await store.importStreams([a, b]);
  expect(await isTold()).toEqual(['IMS0000001', 'IMS0000002']);
  await store.append(sysId(a), 5_000, [{ type: 'edited', work_notes: 'Cracked', short_description: '' }]);
  await isTold();
  // As many as before, and not the same.
  await store.delete([sysId(a)]);
  await store.importStreams([c]);
  expect(await isTold()).toEqual(['IMS0000002', 'IMS0000003']);
  await store.deleteAll();
  expect(await isTold()).toEqual([]);
});

it('[XX-02] many small writes are joined, and each page goes on from wherever it was', async () => {
  const { store, isTold, database } = desk();
  const seed = chance(7);
  const all = Array.from({ length: 40 }, (_, at) =>
    stream(`${at}`, 60, [], { number: `IMS${1_000 + at}`, contactId: `c${at}` }),
  ).map((events, at) =>
    events.map((event) => ({ ...event, interaction: at.toString(16).padStart(32, '0') })),
  );
  await store.importStreams(all);
  const ids = new Set(all.map(sysId));
  for (let at = 0; at < 450; at++) {
    const id = seed.pick([...ids]) ?? '';
    if (at % 45 === 44) {
      await store.delete([id]);
      ids.delete(id);
    } else await store.append(id, at, [{ type: 'edited', work_notes: `${at}`, short_description: '' }]);
    if (seed.percent(6)) await isTold();
  }
  expect(await isTold()).toHaveLength(ids.size);
  expect(await (await database()).count('interactionSummaries')).toBeLessThan(101);
});

it('[XX-02] a page that saw the last full entry hears of what was deleted before the small ones were joined', async () => {
  const { store, page, database } = desk();
  await store.importStreams([a]);
  const [one] = (await store.stretch(null, 1)).map(summaryOf);
  if (!one) throw new Error('no record');
  const full = Array.from({ length: 2_000 }, (_, at) => ({ ...one, id: at.toString(16).padStart(32, '0') }));
  for (const from of [0, 1_000])
    await (await database()).add('interactionSummaries', {
      gone: [],
      summaries: full.slice(from, from + 1_000),
    });
  expect((await page.summaries()).size).toBe(2_001);
  const gone = full[3]?.id ?? '';
  await store.delete([gone]);
  for (let at = 0; at < 100; at++)
    await store.append(sysId(a), at, [{ type: 'edited', work_notes: `${at}`, short_description: '' }]);
  const summaries = await page.summaries();
  expect([summaries.size, summaries.has(gone)]).toEqual([2_000, false]);
});

it('[XX-05] what is deleted stands nowhere in what pages read, as it is or as it was', async () => {
  const { store, database } = desk();
  await store.importStreams([a, b]);
  for (const work_notes of ['canary-one', 'canary-two'])
    await store.append(sysId(a), 5_000, [{ type: 'edited', work_notes, short_description: '' }]);
  await store.delete([sysId(a)]);
  expect(JSON.stringify(await (await database()).getAll('interactionSummaries'))).not.toContain('canary');
});

it('[XX-02] a record that comes back keeps its number, and none gets it a second time', async () => {
  const { store, isTold } = desk();
  const theirs = stream('d', 30, [], { number: 'IMS0000002', contactId: 'theirs' });
  await store.importStreams([a, b, theirs]);
  expect((await isTold()).toSorted()).toEqual(['IMS0000001', 'IMS0000002', 'IMS0000003']);
  expect((await store.find('IMS0000002'))?.sys_id).toBe(sysId(b));
  const [opened] = await store.events(sysId(theirs));
  expect(opened).toMatchObject({ number: 'IMS0000003' });
  expect(await store.importStreams([theirs])).toEqual([]);
});
