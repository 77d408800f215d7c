/** Several agents' exports counted together on the dashboard. */

import { afterEach, expect, it } from 'vitest';
import { addFiles, files, together, withFiles } from '../../../entrypoints/dashboard/other-exports.ts';
import { writeJson } from '../../../lib/interactions/file.ts';
import { summaryOf } from '../../../lib/interactions/summary.ts';
import { record, stream } from '../../gallery/records.ts';

const tomasz = { agent: { value: 'tomasz', display_value: 'Tomasz Zielinski' }, queue: 'Orders' };
const mei = { agent: { value: 'mei', display_value: 'Mei Lin' } };
const file = (content: BlobPart, name = 'interactions.json') => new File([content], name);
const exported = (...streams: ReturnType<typeof stream>[]) => writeJson(streams, 1);

const add = (chosen: File[], signal = new AbortController().signal) =>
  addFiles(chosen, (words) => void said.push(words), signal);
const said: string[] = [];

afterEach(() => {
  files.value = [];
});

it('[VO-02] files of one name are two, a record is counted once, and one that is none keeps no other away', async () => {
  const own = summaryOf(record('a1', 60));
  await add([file(exported(stream('a1', 60), stream('b2', 60, [], tomasz)))]);
  const chosen = [file('Number;Agent', 'figures.csv'), file(exported(stream('c3', 60, [], mei)))];
  await expect(add(chosen)).rejects.toMatchObject({ code: 'bad-export', detail: 'figures.csv' });
  await add([file(exported(stream('c3', 60, [], mei)))]);
  expect(files.value.map(({ records }) => records.length)).toEqual([2, 1, 1]);
  expect(together([own]).map(({ agent }) => agent)).toEqual(['pnair', 'tomasz', 'mei']);
});

it('[VO-02] whom and what only a file knows can be chosen', async () => {
  await add([file(exported(stream('b2', 60, [], tomasz), stream('a1', 60)))]);
  const own = { queues: [['Billing', 4]], codes: [], agents: [['pnair', 'Priya Nair', 4]], owed: {} };
  const known = withFiles(
    own as never,
    files.value.flatMap(({ records }) => records),
  );
  expect(known.agents).toEqual([
    ['pnair', 'Priya Nair', 4],
    ['tomasz', 'Tomasz Zielinski', 0],
  ]);
  expect(known.queues).toEqual([
    ['Billing', 4],
    ['Orders', 0],
  ]);
});

it('[VO-02] a file that an editor kept in another encoding is read', async () => {
  const text = `\ufeff${exported(stream('a1', 60, [], { name: 'Zoë Ångström' }))}`;
  const utf16 = new Uint8Array(new Uint16Array([...text].map((char) => char.charCodeAt(0))).buffer);
  await add([file(utf16), file(text)]);
  expect(files.value.map(({ records }) => records.length)).toEqual([1, 1]);
});

it('[VO-02] how far a large file is read is said, and one that is given up is left out', async () => {
  const many = file(writeJson([stream('a1', 60), stream('b2', 60)], 1), 'tomasz.json');
  expect(await add([many])).toBe('2 interactions are counted along');
  expect(said).toContain('Reading tomasz.json');
  const lifetime = new AbortController();
  const adding = add([many], lifetime.signal);
  lifetime.abort();
  expect(await adding).toBeNull();
  expect(files.value).toHaveLength(1);
});
