/** The directory search over people of the instance, against the simulated one. */

import { expect, test } from 'vitest';
import { createPeopleSearch } from '../../../entrypoints/background/servicenow/people-search.ts';
import { featureNames } from '../../../lib/servicenow/features.ts';
import { mostPages, pageSize } from '../../../lib/servicenow/people.ts';
import { noServiceNow, type ServiceNowView } from '../../../lib/servicenow/view.ts';
import { newHost } from '../../../simulator/servicenow/server.ts';
import { askOf, fetchOf } from '../../fakes/servicenow.ts';
import { storedArea } from '../../fakes/stored-area.ts';

const refusal = { kind: 'no-role' as const, status: 403, detail: '', retryAfterMs: null };
const works = (missing: readonly string[] = []): ServiceNowView => ({
  ...noServiceNow,
  state: 'ready',
  verdicts: Object.fromEntries(
    featureNames.map((name) => [
      name,
      missing.includes(name) ? { works: false, failure: refusal } : { works: true },
    ]),
  ) as ServiceNowView['verdicts'],
});

function open(view: ServiceNowView = works()) {
  const world = {
    ...{ now: 1_800_000_000_000, asked: 0, isDown: false, isCounted: true, view },
    /** Done once an answer is here, before it is used. */
    onAnswer: async () => {},
  };
  const host = newHost();
  const direct = fetchOf(host);
  const send: typeof fetch = async (url, init) => {
    init?.signal?.throwIfAborted();
    world.asked++;
    if (world.isDown) throw new TypeError('Failed to fetch');
    const response = await direct(url, init);
    if (!world.isCounted) response.headers.delete('x-total-count');
    return response;
  };
  const stored = storedArea();
  const make = () =>
    createPeopleSearch({
      ...{ stored, now: () => world.now, view: () => world.view, region: async () => 'GB' },
      ask: async (request, signal) => {
        const answered = await askOf(send, () => world.now)(request, signal);
        await world.onAnswer();
        return answered;
      },
    });
  const people = make();
  const names = async (text: string) => (await people.search(text, 0, false)).entries.map(({ name }) => name);
  return { people, names, world, host, stored, make };
}

test.each([
  ['osei', ['Amara Osei', 'Dele Osei']],
  ['Ruth', ['Ruth Kaplan', 'Ruth Weber']],
  // Each word somewhere: in the name or in what they are.
  ['ruth osei', ['Ruth Kaplan']],
  ['amelia', ['Amelia Hart']],
  ['priya', ['Priya Nair']],
  ['nobody of that name', []],
  ['os^ORnameLIKEa', []],
])('[VO-17] %j finds people of all three tables, each once: %j', async (text, wanted) => {
  const { names } = open();
  // Interiors is the account of three of them.
  const found = await names(text);
  expect(text === 'osei' ? found.filter((name) => name.endsWith('Osei')) : found).toEqual(wanted);
});

test('[VO-17] numbers stand in the order of their fields, and who has none is told so', async () => {
  const { people } = open();
  const [amara] = (await people.search('Amara Osei', 0, false)).entries;
  expect(amara?.numbers).toEqual([
    { label: 'Business', e164: '+442079460958' },
    { label: 'Mobile', e164: '+447700900318' },
  ]);
  const [rhys] = (await people.search('Rhys', 0, false)).entries;
  expect(rhys).toMatchObject({ name: 'Rhys Grant', numbers: [] });
});

test('[XX-03] where the instance counts nothing, a full page has another behind it', async () => {
  const { people, host, world } = open();
  world.isCounted = false;
  const by = { user_name: 'admin', now: 0 };
  for (let at = 0; at < pageSize + 3; at++)
    host.store.insert('csm_consumer', { name: `Zoe ${String(at).padStart(3, '0')}` }, by);
  expect(await people.search('zoe', 0, false)).toMatchObject({ total: pageSize, isMore: true });
  expect(await people.search('zoe', 1, false)).toMatchObject({ total: pageSize + 3, isMore: false });
});

test('[XX-03] many come a page at a time, up to a limit', async () => {
  const { people, host } = open();
  const by = { user_name: 'admin', now: 0 };
  for (let at = 0; at < pageSize * 10; at++)
    host.store.insert('csm_consumer', { name: `Zoe ${String(at).padStart(3, '0')}` }, by);
  const first = await people.search('zoe', 0, false);
  expect(first).toMatchObject({ total: 250, isMore: true });
  const second = await people.search('zoe', 1, false);
  expect([...first.entries, ...second.entries].map(({ name }) => name)).toEqual(
    Array.from({ length: 2 * pageSize }, (_, at) => `Zoe ${String(at).padStart(3, '0')}`),
  );
  expect(await people.search('zoe', mostPages - 1, false)).toMatchObject({ isMore: false });
  expect((await people.search('zoe', mostPages, false)).entries).toEqual([]);
});

test('[XX-03] what is known has an age, is asked anew when it is old or on demand, and outlives the worker', async () => {
  const { people, world, make } = open();
  const first = await people.search('osei', 0, false);
  expect(first.at).toBe(world.now);
  const once = world.asked;
  world.now += 60_000;
  expect((await make().search('osei', 0, false)).at).toBe(first.at);
  expect(world.asked).toBe(once);
  expect((await people.search('osei', 0, true)).at).toBe(world.now);
  world.now += 5 * 60_000;
  expect((await people.search('osei', 0, false)).at).toBe(world.now);
  expect(world.asked).toBe(3 * once);
});

test('[XX-04] with the instance away what is known is shown with its age and why', async () => {
  const { people, world, stored } = open();
  const { at } = await people.search('osei', 0, false);
  world.isDown = true;
  world.now += 3_600_000;
  const old = await people.search('osei', 0, false);
  expect(old).toMatchObject({ at, trouble: 'cut', total: 3 });
  expect(await people.search('ruth', 0, false)).toMatchObject({ entries: [], at: null, trouble: 'cut' });
  await people.forget();
  expect(JSON.stringify(stored.items)).not.toContain('Osei');
});

test('[XX-03] a newer question ends the one before', async () => {
  const { people } = open();
  const older = people.search('osei', 0, false);
  const newer = people.search('ruth', 0, false);
  expect((await newer).entries).toHaveLength(2);
  expect(await older).toMatchObject({ entries: [], trouble: expect.any(String) });
});

test('[CC-08][VO-03] a part that is closed is left out and named; with both closed nothing is asked', async () => {
  const some = open(works(['people']));
  expect(await some.people.search('amelia', 0, false)).toMatchObject({ total: 1, without: ['people'] });
  expect(some.world.asked).toBe(1);
  const none = open(works(['people', 'consumers']));
  expect(await none.people.search('amelia', 0, false)).toMatchObject({ entries: [], trouble: 'no-role' });
  expect(none.world.asked).toBe(0);
});

test.each<[ServiceNowView, string]>([
  [noServiceNow, 'off'],
  [{ ...noServiceNow, state: 'signed-out' }, 'signed-out'],
  [{ ...noServiceNow, state: 'failed', failure: { ...refusal, kind: 'asleep' } }, 'asleep'],
])('[XX-03] where it cannot be asked it says why', async (view, trouble) => {
  const { people, world } = open(view);
  expect(await people.search('osei', 0, true)).toMatchObject({ entries: [], trouble });
  expect(world.asked).toBe(0);
});

test('[XX-05] people who were asked for before another agent came are not kept for them', async () => {
  const { people, stored, world } = open();
  world.onAnswer = people.forget;
  expect(await people.search('osei', 0, false)).toMatchObject({ total: 3 });
  expect(JSON.stringify(stored.items)).not.toContain('Osei');
});
