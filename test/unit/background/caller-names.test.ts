import { expect, it, vi } from 'vitest';
import { nameCallers } from '../../../entrypoints/background/directory/caller-names.ts';
import { unknownNumbers, withPerson } from '../../../lib/directory/caller-names.ts';
import type { DirectoryEntry } from '../../../lib/directory/entry.ts';
import { fakeBackground } from '../../fakes/background.ts';
import { call } from '../../gallery/people.ts';

const known = '+442079460958';
const shared = '+442079460959';
const person = (name: string) => ({ value: name, display_value: name });
const entry = (name: string): DirectoryEntry => ({
  id: name,
  tab: 'customers',
  name,
  detail: null,
  numbers: [],
  isFavourite: false,
  lastUsedAt: null,
  presence: null,
});

async function ringing(changed: Parameters<typeof call>[0]) {
  const background = await fakeBackground();
  const whoIs = vi.fn(async (e164: string) =>
    e164 === known ? [entry('Amara Osei')] : e164 === shared ? [entry('Amara'), entry('Kofi')] : [],
  );
  const names = nameCallers(background.store, whoIs);
  const id = background.platform.customerCalls({ name: null, parties: [], ...changed });
  await vi.waitFor(() => expect(whoIs.mock.settledResults).toHaveLength(whoIs.mock.calls.length));
  return { ...background, names, whoIs, id };
}

it('[AC-28] a caller without a name gets the one in the directory, and keeps it', async () => {
  const { store, platform, whoIs, id } = await ringing({ number: known });
  await vi.waitFor(() => expect(store.now().calls[0]?.name).toBe('Amara Osei'));
  await platform.accept(id);
  expect(store.now().calls[0]).toMatchObject({ phase: 'connected', name: 'Amara Osei' });
  expect(whoIs).toHaveBeenCalledTimes(1);
});

it.each([
  ['unknown', { number: '+442079460111' }],
  ['withheld', { number: null }],
])('[AC-28] a caller whose number is %s stays without a name', async (_, changed) => {
  const { store } = await ringing(changed);
  expect(store.now().calls[0]?.name).toBeNull();
});

it('[AC-28] of several people with one number the agent says which it is, and may say otherwise', async () => {
  const { store, platform, names, id } = await ringing({ number: shared });
  const both = [person('Amara'), person('Kofi')];
  await vi.waitFor(() => expect(store.now().calls[0]?.namesakes).toEqual(both));
  expect(store.now().calls[0]).toMatchObject({ name: null, person: null });
  names.choose(id, 'Kofi');
  await platform.accept(id);
  expect(store.now().calls[0]).toMatchObject({ phase: 'connected', name: 'Kofi', person: person('Kofi') });
  names.choose(id, 'Amara');
  expect(store.now().calls[0]).toMatchObject({ person: person('Amara'), namesakes: both });
  expect(() => names.choose(id, 'Mallory')).toThrow('not-now');
  expect(() => names.choose('nobody', 'Kofi')).toThrow('not-now');
});

it('[AC-28][AC-38] a name from the platform stays, and the person is the directory’s', async () => {
  const { store } = await ringing({ number: known, name: 'From Connect' });
  await vi.waitFor(() => expect(store.now().calls[0]?.person).toEqual(person('Amara Osei')));
  expect(store.now().calls[0]?.name).toBe('From Connect');
});

it('[AC-28] of several with one number the one whom the platform named is meant', async () => {
  const { store } = await ringing({ number: shared, name: 'Kofi' });
  await vi.waitFor(() => expect(store.now().calls[0]?.person).toEqual(person('Kofi')));
});

it('a number is looked up again for the next call', async () => {
  const { platform, whoIs, id } = await ringing({ number: '+442079460111' });
  await platform.reject(id);
  await platform.clear(id);
  platform.customerCalls({ name: null, number: '+442079460111', parties: [] });
  expect(whoIs).toHaveBeenCalledTimes(2);
});

it('parties, missed calls and recents are named as well', () => {
  const nameless = {
    id: 'p1',
    role: 'third-party',
    number: shared,
    numberText: shared,
    name: null,
    state: 'connected',
    stateAt: 0,
    isMuted: false,
    isColleague: false,
  } as const;
  const calls = [call({ name: null, number: known, parties: [nameless] })];
  expect(unknownNumbers(calls)).toEqual([known, shared]);
  const recent = { number: known, numberText: known, name: null, at: 0 };
  const named = withPerson({ calls, missed: [], recents: [recent] }, known, person('Amara Osei'));
  expect(named.calls[0]).toMatchObject({ name: 'Amara Osei', parties: [{ name: null }] });
  expect(named.recents).toEqual([{ ...recent, name: 'Amara Osei' }]);
});
