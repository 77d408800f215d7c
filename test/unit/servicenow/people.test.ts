import { describe, expect, test, vi } from 'vitest';
import { nameCallers } from '../../../entrypoints/background/directory/caller-names.ts';
import { createServiceNowPeople } from '../../../entrypoints/background/servicenow/people.ts';
import { featureNames } from '../../../lib/servicenow/features.ts';
import { noServiceNow, type ServiceNowView } from '../../../lib/servicenow/view.ts';
import { newHost } from '../../../simulator/servicenow/server.ts';
import { fakeBackground } from '../../fakes/background.ts';
import { askOf, fetchOf } from '../../fakes/servicenow.ts';

const works = (missing: readonly string[] = []): ServiceNowView => ({
  ...noServiceNow,
  state: 'ready',
  verdicts: Object.fromEntries(
    featureNames.map((name) => [name, { works: !missing.includes(name) }]),
  ) as ServiceNowView['verdicts'],
});

function open(view: ServiceNowView = works()) {
  const world = { now: 1_000, asked: 0, isDown: false };
  const host = newHost();
  const direct = fetchOf(host);
  const people = createServiceNowPeople({
    ...{ view: () => view, region: async () => 'GB', now: () => world.now },
    ask: askOf(
      async (...request) => {
        world.asked++;
        if (world.isDown) throw new TypeError('Failed to fetch');
        return direct(...request);
      },
      () => world.now,
    ),
  });
  const names = async (e164: string) => (await people.whoIs(e164)).map(({ name }) => name);
  return { people, names, world, host };
}

describe('[XX-03] who has a number, however it is written there', () => {
  test.each([
    ['+442079460958', ['Amara Osei']],
    ['+447700900318', ['Amara Osei']],
    ['+12125550147', ['Ruth Kaplan']],
    ['+447700900434', ['Noor Byrne']],
    ['+441614960711', ['Yuki Lindqvist', 'Callum Vogel']],
    ['+447700900441', ['Amelia Hart']],
    ['+442079460820', ['Amelia Hart']],
    // The same ending, in another country.
    ['+33170940958', []],
    ['+442079469999', []],
  ])('%s', async (e164, wanted) => {
    expect(await open().names(e164)).toEqual(wanted);
  });
});

test('[VO-17] a person’s numbers are told in their order, each in E.164', async () => {
  const [amara] = await open().people.whoIs('+442079460958');
  expect(amara).toMatchObject({
    detail: 'Osei Interiors',
    numbers: [
      { label: 'Business', e164: '+442079460958' },
      { label: 'Mobile', e164: '+447700900318' },
    ],
  });
});

test('[XX-03] a number is asked once in a while, and again when what is known is old', async () => {
  const { names, world } = open();
  await names('+442079460958');
  const once = world.asked;
  await names('+442079460958');
  expect(world.asked).toBe(once);
  world.now += 15 * 60_000;
  await names('+442079460958');
  expect(world.asked).toBe(2 * once);
});

test('[CC-08] a part that is closed is not asked', async () => {
  const { names, world } = open(works(['people']));
  expect(await names('+447700900441')).toEqual(['Amelia Hart']);
  expect(world.asked).toBe(1);
  const off = open(noServiceNow);
  expect(await off.names('+442079460958')).toEqual([]);
  expect(off.world.asked).toBe(0);
});

test('[XX-04] with the instance down nobody is found, and the next call asks again', async () => {
  vi.spyOn(console, 'warn').mockImplementation(() => {});
  const { names, world } = open();
  world.isDown = true;
  expect(await names('+442079460958')).toEqual([]);
  world.isDown = false;
  expect(await names('+442079460958')).toEqual(['Amara Osei']);
});

test('[VO-17] of several who share a number the one who was named is meant, and else nobody', async () => {
  const { people } = open();
  const meant = async (e164: string, name: string | null) =>
    (await people.personOf(e164, name))?.entry.name ?? null;
  expect(await meant('+441614960711', 'Callum Vogel')).toBe('Callum Vogel');
  expect(await meant('+441614960711', null)).toBeNull();
  expect(await meant('+441614960711', 'Somebody Else')).toBeNull();
  // Whose number it is alone is meant whatever Connect calls them.
  expect(await meant('+447700900441', 'Amy')).toBe('Amelia Hart');
});

test('[XX-03] a call gets the name; of several who share the number the agent says which', async () => {
  const { people } = open();
  const { store, platform } = await fakeBackground();
  nameCallers(store, people.whoIs);
  platform.customerCalls({ number: '+441614960711', name: null });
  await vi.waitFor(() =>
    expect(store.now().calls[0]?.namesakes.map((one) => one.display_value)).toEqual([
      'Yuki Lindqvist',
      'Callum Vogel',
    ]),
  );
});

test('[XX-05] a caller who was looked up before another agent came is looked up anew for them', async () => {
  const { people, names, world } = open();
  const asked = names('+442079460958');
  people.forget();
  await asked;
  const before = world.asked;
  await names('+442079460958');
  expect(world.asked).toBeGreaterThan(before);
});
