import { beforeEach, describe, expect, it } from 'vitest';
import { createDirectory, type Directory } from '../../../entrypoints/background/directory/directory.ts';
import type { Contact } from '../../../lib/contacts/contact.ts';
import type { DirectoryTab } from '../../../lib/directory/entry.ts';
import type { QuickConnect } from '../../../lib/voice-platform.ts';
import { fakeContactsStore } from '../../fakes/contacts-store.ts';

const contact = (id: string, name: string, ...e164s: string[]): Contact => ({
  id,
  name,
  company: '',
  numbers: e164s.map((e164) => ({ label: '', e164 })),
  notes: '',
  source: 'typed',
});
const connects: QuickConnect[] = [
  { id: 'q1', name: 'Billing', kind: 'queue', number: null },
  { id: 'a1', name: 'Tomasz Nowak', kind: 'agent', number: null },
  { id: 'a2', name: 'Anton Berg', kind: 'agent', number: null },
  { id: 'e1', name: 'Night desk', kind: 'external', number: '+442079460820' },
];

let store: ReturnType<typeof fakeContactsStore>;
let listed: QuickConnect[] | null;
let time: number;
let directory: Directory;

beforeEach(() => {
  store = fakeContactsStore([
    contact('c1', 'Amara Osei', '+442079460958'),
    contact('c2', 'Kofi Osei', '+442079460958', '+442079460959'),
    contact('c3', 'Zoë Hart', '+33142685300'),
  ]);
  listed = connects;
  time = 0;
  directory = createDirectory(store, { now: async () => listed }, () => ++time);
});

const names = async (text: string, tab: DirectoryTab | null = null) =>
  (await directory.search(text, tab, 25)).entries.map(({ name }) => name);

describe('the directory', () => {
  it('[AC-40][AC-41][VO-36] joins contacts with the quick connects, each in its tab', async () => {
    expect(await names('')).toEqual([
      'Amara Osei',
      'Anton Berg',
      'Billing',
      'Kofi Osei',
      'Night desk',
      'Tomasz Nowak',
      'Zoë Hart',
    ]);
    expect(await names('', 'agents')).toEqual(['Anton Berg', 'Tomasz Nowak']);
    expect(await names('', 'queues')).toEqual(['Billing']);
    expect(await names('820', 'external')).toEqual(['Night desk']);
    const { entries } = await directory.search('night', null, 1);
    expect(entries[0]).toMatchObject({
      id: 'e1',
      numbers: [{ label: '', e164: '+442079460820' }],
      presence: null,
    });
  });

  it('says when the quick connects are not there yet, and shows them once they are', async () => {
    listed = null;
    expect(await directory.search('', null, 25)).toMatchObject({ total: 3, isComplete: false });
    listed = connects;
    directory.forget();
    expect(await directory.search('', null, 25)).toMatchObject({ total: 7, isComplete: true });
  });

  it('[AC-43] puts favourites first, then who was used last', async () => {
    await directory.setFavourite('a1', true);
    await directory.used({ kind: 'quick-connect', id: 'q1', name: 'Billing' });
    await directory.used({ kind: 'number', e164: '+33142685300' });
    expect((await names('')).slice(0, 4)).toEqual(['Tomasz Nowak', 'Zoë Hart', 'Billing', 'Amara Osei']);
    const { entries } = await directory.search('', null, 3);
    expect(entries).toMatchObject([
      { isFavourite: true, lastUsedAt: null },
      { isFavourite: false, lastUsedAt: 2 },
      { isFavourite: false, lastUsedAt: 1 },
    ]);
    await directory.setFavourite('a1', false);
    expect((await names(''))[0]).toBe('Zoë Hart');
  });

  it('keeps favourites and recents over the death of the worker', async () => {
    await directory.setFavourite('c3', true);
    await directory.used({ kind: 'quick-connect', id: 'q1', name: 'Billing' });
    directory = createDirectory(store, { now: async () => listed });
    expect((await names('')).slice(0, 2)).toEqual(['Zoë Hart', 'Billing']);
  });

  it('remembers the last 30 only, and every favourite', async () => {
    await directory.setFavourite('c1', true);
    for (let i = 0; i < 40; i++) await directory.used({ kind: 'quick-connect', id: `x${i}`, name: '' });
    const kept = (await store.uses()).map(({ entryId }) => entryId);
    expect(kept).toHaveLength(31);
    expect(kept).toContain('c1');
    expect(kept).toContain('x39');
    expect(kept).not.toContain('x9');
  });

  it('does not guess who was called behind a number that two people share', async () => {
    await directory.used({ kind: 'number', e164: '+442079460958' });
    expect(await store.uses()).toEqual([]);
  });

  it('[AC-28] tells everybody who has a number', async () => {
    expect((await directory.whoIs('+442079460958')).map(({ name }) => name)).toEqual([
      'Amara Osei',
      'Kofi Osei',
    ]);
    expect((await directory.whoIs('+442079460820')).map(({ name }) => name)).toEqual(['Night desk']);
    expect(await directory.whoIs('+442079460111')).toEqual([]);
  });

  it('finds what was saved, and no longer what was deleted', async () => {
    await names('');
    await directory.save([
      contact('c4', 'Mei Tanaka', '+81355500142'),
      contact('c1', 'Amara Hart', '+442079460958'),
    ]);
    expect(await names('mei')).toEqual(['Mei Tanaka']);
    expect(await names('hart')).toEqual(['Amara Hart', 'Zoë Hart']);
    await directory.setFavourite('c4', true);
    await directory.delete('c4');
    expect(await names('mei')).toEqual([]);
    expect(await store.uses()).toEqual([]);
    await directory.setFavourite('a1', true);
    await directory.setFavourite('c3', true);
    await directory.deleteAll();
    expect(await names('', 'customers')).toEqual([]);
    expect((await store.uses()).map(({ entryId }) => entryId)).toEqual(['a1']);
  });

  it('reads the contacts once for many searches', async () => {
    for (const text of ['a', 'am', 'ama']) await names(text);
    await Promise.all([names('b'), names('c')]);
    expect(store.reads()).toBe(1);
  });

  it('tries again after the store could not be read', async () => {
    store.failNext(new Error('closed'));
    await expect(directory.search('', null, 5)).rejects.toThrow('closed');
    expect(await names('zoe')).toEqual(['Zoë Hart']);
  });

  it('lists contacts stretch by stretch', async () => {
    const { contacts, total } = await directory.contacts('', 1, 1);
    expect([contacts.map(({ name }) => name), total]).toEqual([['Kofi Osei'], 3]);
    expect((await directory.contacts('osei', 0, 10)).total).toBe(2);
  });
});
