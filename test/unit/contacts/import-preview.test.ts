import { describe, expect, it } from 'vitest';
import type { Contact } from '../../../lib/contacts/contact.ts';
import type { Draft } from '../../../lib/contacts/draft.ts';
import { type ImportParts, previewImport } from '../../../lib/contacts/import-preview.ts';
import { isSimilarName, merged } from '../../../lib/contacts/merge.ts';
import { checkNumber } from '../../../lib/numbers/check-number.ts';

const [london, paris] = ['+442079460958', '+33142685300'];

const contact = (changed: Partial<Contact> = {}): Contact => ({
  id: 'stored',
  name: 'Amara Osei',
  company: '',
  numbers: [{ label: 'work', e164: london }],
  notes: '',
  source: 'typed',
  ...changed,
});

describe('names', () => {
  it.each([
    ['Amara Osei', 'amara osei', true],
    ['Amara Osei', 'Osei, Amara', true],
    ['Amara Osei', 'A. Osei', true],
    ['Amara Osei', 'Amara', true],
    ['Amara Osei', 'Dr Amara K. Osei', true],
    ['Amélie Brontë', 'Amelie Bronte', true],
    ['A A', 'A B', false],
    ['Amara Osei', 'Kofi Osei', false],
    ['Amara Osei', 'Amara Hart', false],
    ['Amara Osei', 'Harbour & Pike', false],
    ['Amara Osei', '', false],
    ['…', '…', false],
  ])('%s and %s: alike is %s', (a, b, isAlike) => {
    expect(isSimilarName(a, b)).toBe(isAlike);
    expect(isSimilarName(b, a)).toBe(isAlike);
  });
});

describe('two contacts become one', () => {
  it('that keeps id, source and labels, and takes what is new', () => {
    const other = {
      name: 'Amara K. Osei',
      company: 'Osei Interiors',
      numbers: [
        { label: 'home', e164: london },
        { label: 'mobile', e164: paris },
      ],
      notes: 'speaks Twi',
    };
    expect(merged(contact({ notes: 'old' }), other)).toEqual(
      contact({
        name: 'Amara K. Osei',
        company: 'Osei Interiors',
        numbers: [
          { label: 'work', e164: london },
          { label: 'mobile', e164: paris },
        ],
        notes: 'old\nspeaks Twi',
      }),
    );
  });

  it('without saying a note twice or losing a company', () => {
    const both = merged(
      contact({ company: 'A', notes: 'one\ntwo' }),
      contact({ company: 'B', notes: 'two' }),
    );
    expect(both).toMatchObject({ company: 'A', notes: 'one\ntwo' });
    expect(merged(contact(), contact())).toEqual(contact());
  });
});

const draft = (row: number, name: string, ...texts: string[]): Draft => ({
  row,
  name,
  company: '',
  notes: '',
  numbers: texts.map((text) => ({ label: '', text, column: 'Phone' })),
});

/** The preview of `drafts` against stored contacts. */
function preview(drafts: Draft[], stored: Contact[] = [], changed: Partial<ImportParts> = {}) {
  let id = 0;
  return previewImport(drafts, {
    home: 'GB',
    source: 'csv',
    checkNumber,
    stored: async (e164s) => stored.filter(({ numbers }) => numbers.some(({ e164 }) => e164s.includes(e164))),
    newId: () => `new-${++id}`,
    rest: async () => {},
    ...changed,
  });
}

describe('[AC-39] the preview of an import', () => {
  it('counts every row once and stores nothing', async () => {
    const stored = [
      contact(),
      contact({ id: 'other', name: 'Mei Tanaka', numbers: [{ label: '', e164: paris }] }),
    ];
    const before = structuredClone(stored);
    const seen = await preview(
      [
        draft(2, 'Amara Osei', '020 7946 0958'),
        draft(3, 'Tanaka, Mei', '+33 1 42 68 53 00', '+44 7700 900123'),
        draft(4, 'Kofi Osei', '020 7946 0958'),
        draft(5, 'Zoë Hart', '020 7946 0820'),
        draft(6, 'Hart, Zoë', '020 7946 0820', '+44 7700 900124'),
        draft(7, 'Nobody', 'n/a'),
        draft(8, '', '020 7946 0821'),
      ],
      stored,
    );
    expect(stored).toEqual(before);
    expect(seen).toMatchObject({ rows: 7, unchanged: 1, joined: 1, leftOut: 2 });
    expect(seen.added.map(({ id, name, source }) => [id, name, source])).toEqual([
      ['new-1', 'Kofi Osei', 'csv'],
      ['new-2', 'Zoë Hart', 'csv'],
    ]);
    expect(seen.added[1]?.numbers).toHaveLength(2);
    expect(seen.changed).toMatchObject([{ id: 'other', name: 'Mei Tanaka', numbers: [{}, {}] }]);
    expect(seen.faults.map(({ row, isLeftOut }) => [row, isLeftOut])).toEqual([
      [7, true],
      [8, true],
    ]);
  });

  it('joins rows over the border of two pieces, and a chain of numbers', async () => {
    const filler = Array.from({ length: 300 }, (_, i) => draft(i + 2, `Person ${i}`, `020 7946 ${1000 + i}`));
    const seen = await preview([
      draft(1, 'Zoë Hart', '020 7946 0820'),
      ...filler,
      draft(400, 'Zoë Hart', '020 7946 0820', '+44 7700 900124'),
      draft(401, 'Z. Hart', '+44 7700 900124', '+44 7700 900125'),
    ]);
    expect(seen.joined).toBe(2);
    expect(seen.added).toHaveLength(301);
    expect(seen.added.find(({ name }) => name === 'Zoë Hart')?.numbers).toHaveLength(3);
  });

  it('importing the same file again changes nothing', async () => {
    const drafts = [
      draft(2, 'Zoë Hart', '020 7946 0820', '+44 7700 900124'),
      draft(3, 'Amara', '020 7946 0958'),
    ];
    const { added } = await preview(drafts);
    const again = await preview(drafts, added);
    expect(again).toMatchObject({ added: [], changed: [], unchanged: 2 });
  });

  it('rests between pieces, tells how far it is, and can be given up', async () => {
    const drafts = Array.from({ length: 1_000 }, (_, i) => draft(i, `Person ${i}`, `020 7946 ${1000 + i}`));
    const told: number[] = [];
    let rests = 0;
    await preview(drafts, [], { rest: async () => void rests++, onProgress: (rows) => told.push(rows) });
    expect(rests).toBe(4);
    expect(told).toEqual([250, 500, 750, 1_000]);
    const lifetime = new AbortController();
    const work = preview(drafts, [], {
      lifetime: lifetime.signal,
      rest: async () => lifetime.abort(new Error('given up')),
    });
    await expect(work).rejects.toThrow('given up');
  });
});
