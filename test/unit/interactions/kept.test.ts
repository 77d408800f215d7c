/** What pages read for themselves is what the background wrote, however it came there. */

import { expect, it } from 'vitest';
import { createInteractionStore } from '../../../entrypoints/background/records/interaction-store.ts';
import { createKeptInteractions } from '../../../lib/interactions/kept.ts';
import { summaryOf } from '../../../lib/interactions/summary.ts';
import { fakeDatabase } from '../../fakes/database.ts';
import { stream } from '../../gallery/records.ts';

function desk() {
  const database = fakeDatabase();
  const store = createInteractionStore(database);
  const page = createKeptInteractions(database);
  return {
    store,
    page,
    /** The page that looked before and one that looks for the first time show what is on record, and no more. */
    async isTold() {
      const records = await store.stretch(null, 100);
      const expected = records.map(summaryOf).map(({ id, ...rest }) => [id, rest]);
      for (const looking of [page, createKeptInteractions(database)]) {
        const summaries = [...(await looking.summaries()).values()];
        const told = summaries.map(({ id, ...rest }) => [id, { ...rest, written: undefined }] as const);
        expect(told.toSorted(([a], [b]) => (a < b ? -1 : 1))).toEqual(
          expected.map(([id, rest]) => [id, { ...(rest as object), written: undefined }]),
        );
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
