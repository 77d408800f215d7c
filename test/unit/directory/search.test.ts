import { describe, expect, it } from 'vitest';
import type { DirectoryTab } from '../../../lib/directory/entry.ts';
import { fold } from '../../../lib/directory/fold.ts';
import { directoryIndex, type ListedEntry, searchDirectory } from '../../../lib/directory/search.ts';

const entry = (name: string, detail: string | null, e164s: string[] = [], tab: DirectoryTab = 'customers') =>
  ({
    id: name,
    tab,
    name,
    detail,
    numbers: e164s.map((e164) => ({ label: '', e164 })),
    presence: null,
  }) satisfies ListedEntry;

const people = [
  entry('Amara Osei', 'Osei Interiors', ['+442079460958']),
  entry('Amélie Brontë', 'Harbour & Pike Ltd', ['+33142685300', '+33612345678']),
  entry("Siobhán O'Brien", null, ['+35315550119']),
  entry('Jürgen Großmann', 'Straßenbau AG', ['+493023125048']),
  entry('Łukasz Żak', null, ['+48221234567']),
  entry('Søren Ærø', null, ['+4533131415']),
  entry('田中 めい', '注文', ['+81355500142']),
  entry('Anne-Marie Lindqvist', '24 7 Security', ['+46812345678']),
  entry('Tomasz Nowak', 'Tier 2', [], 'agents'),
  entry('Billing', 'Invoices', [], 'queues'),
  entry('Security desk', null, ['+442079460820'], 'external'),
];
const index = directoryIndex(people);
const look = (text: string, changed: Partial<Parameters<typeof searchDirectory>[1]> = {}) =>
  searchDirectory(index, { text, tab: null, preferred: [], from: 0, limit: 10, ...changed });
const names = (text: string, changed = {}) => look(text, changed).entries.map(({ name }) => name);

describe('[AC-39][AC-43] a search finds', () => {
  it.each([
    ['a first name', 'amara', ['Amara Osei']],
    ['the start of any word', 'bront', ['Amélie Brontë']],
    ['a word of the company', 'harbour', ['Amélie Brontë']],
    ['several words in any order', 'osei ama', ['Amara Osei']],
    ['a part of a word', 'mann', ['Jürgen Großmann']],
    ['without accents', 'amelie bronte', ['Amélie Brontë']],
    ['with accents that are not there', 'ámará', ['Amara Osei']],
    ['capitals', 'NOWAK', ['Tomasz Nowak']],
    ['ß as ss', 'grossmann', ['Jürgen Großmann']],
    ['ss as ß', 'strasse', ['Jürgen Großmann']],
    ['ł as l', 'lukasz zak', ['Łukasz Żak']],
    ['ø and æ', 'soren aero', ['Søren Ærø']],
    ['past an apostrophe', 'obrien', ["Siobhán O'Brien"]],
    ['with the apostrophe', 'o’brien', ["Siobhán O'Brien"]],
    ['either side of a hyphen', 'marie', ['Anne-Marie Lindqvist']],
    ['with the hyphen', 'anne-marie', ['Anne-Marie Lindqvist']],
    ['one letter of a script without spaces', '田', ['田中 めい']],
    ['decomposed letters', 'ame\u0301lie', ['Amélie Brontë']],
    ['an E.164 number', '+442079460958', ['Amara Osei']],
    ['a number with spaces', '+44 20 7946 0958', ['Amara Osei']],
    ['a number as dialled at home', '020 7946 0958', ['Amara Osei']],
    ['a number with a bracketed zero', '+44 (0)20 7946 0958', ['Amara Osei']],
    ['a number dialled by 00', '0044 20 7946 0958', ['Amara Osei']],
    ['the last digits', '0958', ['Amara Osei']],
    ['a second number', '06 12 34', ['Amélie Brontë']],
    ['full-width digits', '０９５８', ['Amara Osei']],
    ['a name and digits', 'amara 0958', ['Amara Osei']],
    ['a word of digits', 'tier 2', ['Tomasz Nowak']],
    ['digits that are words', '24 7', ['Anne-Marie Lindqvist']],
  ])('%s', (_, text, expected) => {
    expect(names(text)).toEqual(expected);
  });

  it.each(['zz', 'amara nowak', '+1 20', '0000', '+', '…', 'osei harbour'])('nothing for %j', (text) => {
    expect(look(text)).toEqual({ entries: [], total: 0 });
  });

  it('one letter at the start of words only', () => {
    expect(names('b')).toEqual(['Amélie Brontë', 'Billing']);
  });

  it('nothing across two entries or two numbers', () => {
    expect(names('osei amelie')).toEqual([]);
    expect(names('530033')).toEqual([]);
  });
});

describe('[AC-39] the order', () => {
  it('is by name when nothing was typed', () => {
    expect(names('', { limit: 4 })).toEqual([
      'Amara Osei',
      'Amélie Brontë',
      'Anne-Marie Lindqvist',
      'Billing',
    ]);
    expect(look('').total).toBe(people.length);
  });

  it('puts favourites and recents first, in the order given, and only those that match', () => {
    const preferred = ['Søren Ærø', 'Tomasz Nowak', 'gone'];
    expect(names('', { preferred, limit: 3 })).toEqual(['Søren Ærø', 'Tomasz Nowak', 'Amara Osei']);
    expect(names('o', { preferred })).toEqual(['Amara Osei', "Siobhán O'Brien"]);
    expect(look('', { preferred }).total).toBe(people.length);
  });

  it('puts starts of words before the middle of words', () => {
    const them = directoryIndex([
      entry('Rosa Ames', null),
      entry('Zoe Osman', null),
      entry('Al Cosma', null),
    ]);
    const found = searchDirectory(them, { text: 'os', tab: null, preferred: [], from: 0, limit: 10 });
    expect(found.entries.map(({ name }) => name)).toEqual(['Zoe Osman', 'Al Cosma', 'Rosa Ames']);
  });

  it('puts a favourite in the middle of a word before any start of a word', () => {
    expect(names('se', { preferred: ['Amara Osei'] })[0]).toBe('Amara Osei');
    expect(names('se')[0]).toBe('Anne-Marie Lindqvist');
  });
});

it('[EX-06] keeps to a tab and tells how many there are beyond the limit', () => {
  expect(names('sec', { tab: 'external' })).toEqual(['Security desk']);
  expect(names('', { tab: 'agents' })).toEqual(['Tomasz Nowak']);
  expect(look('', { limit: 2 })).toMatchObject({ total: people.length });
  const pages = [0, 3, 6, 9].flatMap((from) => names('', { from, limit: 3, preferred: ['Billing'] }));
  expect(pages).toHaveLength(people.length);
  expect(new Set(pages).size).toBe(people.length);
});

it('finds the same as a plain look at each entry', () => {
  const many = Array.from({ length: 400 }, (_, i) =>
    entry(
      `${['Ana', 'Bo', 'Cy'][i % 3]} ${(i * 7919).toString(36)}`,
      i % 2 ? (i * 104_729).toString(36) : null,
      [`+1${2_025_550_100 + i * 31}`],
    ),
  );
  const them = directoryIndex(many);
  for (const text of ['an', 'bo', '5b', 'ana 1', '0212', '55', 'y 2x', 'z']) {
    const words = text.split(' ');
    const plain = many.filter(({ name, detail, numbers }) => {
      const whole = ` ${name} ${detail ?? ''} ${numbers[0]?.e164.slice(1)}`.toLowerCase();
      return words.every((word) => whole.includes(word.length > 1 ? word : ` ${word}`));
    });
    const digits = /^\d+$/.test(text) ? text.replace(/^0+/, '') : null;
    const more = digits ? many.filter((e) => e.numbers[0]?.e164.includes(digits)) : [];
    const expected = new Set([...plain, ...more].map(({ id }) => id));
    const found = searchDirectory(them, { text, tab: null, preferred: [], from: 0, limit: 1_000 });
    expect(new Set(found.entries.map(({ id }) => id)), text).toEqual(expected);
    expect(found.total).toBe(expected.size);
  }
});

it.each([
  ['  Zoë  —  Smith ', 'zoe smith'],
  ["D'Arcy", 'darcy'],
  ['…', ''],
  ['ﬁnance', 'finance'],
])('folds %j', (text, expected) => expect(fold(text)).toBe(expected));
