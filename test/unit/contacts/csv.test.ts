import { describe, expect, it } from 'vitest';
import type { Contact } from '../../../lib/contacts/contact.ts';
import { readTable, writeCsv, writeLeftOut } from '../../../lib/contacts/csv.ts';
import { check, read } from './files.ts';

const bytes = (...parts: (number[] | string)[]) =>
  Uint8Array.from(
    parts.flatMap((part) => (typeof part === 'string' ? [...new TextEncoder().encode(part)] : part)),
  );
const utf16 = (text: string, isBig = false) =>
  [...text].flatMap((letter) => {
    const code = letter.charCodeAt(0);
    return isBig ? [code >> 8, code & 255] : [code & 255, code >> 8];
  });
const plain = 'Name,Phone\nZoë Hart,020 7946 0958\n';
const zoe = {
  row: 2,
  name: 'Zoë Hart',
  company: '',
  notes: '',
  numbers: [{ label: '', text: '020 7946 0958', column: 'Phone' }],
};

describe('[AC-39] a CSV file is read', () => {
  it.each<[string, string | Uint8Array]>([
    ['with commas', plain],
    ['with semicolons', plain.replaceAll(',', ';')],
    ['with tabs', plain.replaceAll(',', '\t')],
    ['with bars', plain.replaceAll(',', '|')],
    ['with the delimiter named on the first line', `sep=;\r\n${plain.replaceAll(',', ';')}`],
    ['with a delimiter that only the first line tells', `sep=#\r\n${plain.replaceAll(',', '#')}`],
    ['with CRLF', plain.replaceAll('\n', '\r\n')],
    ['with CR alone', plain.replaceAll('\n', '\r')],
    ['without an end of line at the end', plain.trimEnd()],
    ['with everything in quotes', '"Name","Phone"\n"Zoë Hart","020 7946 0958"\n'],
    ['with a UTF-8 mark', bytes([0xef, 0xbb, 0xbf], plain)],
    ['in UTF-16, little end first', bytes([0xff, 0xfe], utf16(plain))],
    ['in UTF-16, big end first', bytes([0xfe, 0xff], utf16(plain, true))],
    ['in UTF-16 without a mark', bytes(utf16(plain))],
    ['in Windows-1252', bytes('Name,Phone\nZo', [0xeb], ' Hart,020 7946 0958\n')],
    ['with a formula that keeps the number a text', 'Name,Phone\nZoë Hart,"=""020 7946 0958"""\n'],
    ['with spaces around', ' Name , Phone \n Zoë Hart , 020 7946 0958 \n'],
    ['with empty columns', 'Name,,Phone,\nZoë Hart,,020 7946 0958,\n'],
    ['with the name in two columns', 'First Name,Last Name,Phone\nZoë,Hart,020 7946 0958\n'],
    ['as a German table', 'Vorname;Nachname;Telefon\nZoë;Hart;020 7946 0958\n'.replace('Telefon', 'Phone')],
  ])('%s', async (_, file) => {
    expect((await read(file)).drafts).toEqual([zoe]);
    expect((await read(file)).faults).toEqual([]);
  });

  it('with quotes, delimiters and lines inside a cell, keeping the row numbers of a spreadsheet', async () => {
    const { drafts } = await read(
      'Name,Company,Phone,Notes\n"Hart, ""Zoë""","Pike\nLtd",1,"a\r\nb"\n\n,,,\nOsei,,2,\n',
    );
    expect(drafts.map(({ row, name, company, notes }) => [row, name, company, notes])).toEqual([
      [2, 'Hart, "Zoë"', 'Pike\nLtd', 'a\r\nb'],
      [5, 'Osei', '', ''],
    ]);
  });

  it('with several numbers to a person', async () => {
    const { drafts } = await read(
      'Name,Business Phone,Mobile,Phone 1 - Type,Phone 1 - Value\n' +
        'Zoë,020 7946 0958; 020 7946 0959,07700 900123,Home,020 7946 0960 ::: 020 7946 0961\n',
    );
    expect(drafts[0]?.numbers.map(({ label, text }) => `${label} ${text}`)).toEqual([
      'work 020 7946 0958',
      'work 020 7946 0959',
      'mobile 07700 900123',
      'home 020 7946 0960',
      'home 020 7946 0961',
    ]);
  });

  it('with an extension left on its number', async () => {
    const { drafts } = await read('Name;Phone\nZoë;"020 7946 0958;ext=12"\n');
    expect(drafts[0]?.numbers[0]?.text).toBe('020 7946 0958;ext=12');
  });

  it('without a heading', async () => {
    const { drafts, columns } = await read('Zoë Hart,Pike Ltd,020 7946 0958\nOsei,,020 7946 0959\n');
    expect(columns.map(({ use }) => use)).toEqual(['name', 'company', 'number']);
    expect(drafts.map(({ row, name }) => [row, name])).toEqual([
      [1, 'Zoë Hart'],
      [2, 'Osei'],
    ]);
  });

  it.each(['', '\n\n', '\ufeff', 'Name,Phone\n'])('%j gives nothing and fails not', async (file) => {
    expect((await read(file)).drafts).toEqual([]);
  });

  it('says where quotes and cells do not fit', async () => {
    const open = await read('Name,Phone\nHart,1\n"Osei,2\nByrne,3\n');
    expect(open.faults).toMatchObject([{ row: 3, what: expect.stringContaining('never closed') }]);
    const wide = await read('Name,Phone\nHart, Zoë,020 7946 0958\n');
    expect(wide.faults).toMatchObject([
      { row: 2, text: '020 7946 0958', what: expect.stringContaining('more cells') },
    ]);
  });

  it('100,000 rows in pieces, resting between them', async () => {
    const file = `Name,Phone\n${Array.from({ length: 100_000 }, (_, i) => `Person ${i},+4420794${i}`).join('\n')}`;
    let rests = 0;
    const counted: number[] = [];
    const table = await readTable(
      file,
      async () => void rests++,
      (rows) => counted.push(rows),
    );
    expect(table.rows).toHaveLength(100_001);
    expect(table.rows.at(-1)).toEqual(['Person 99999', '+442079499999']);
    expect(rests).toBeGreaterThan(5);
    expect(counted.toSorted((a, b) => a - b)).toEqual(counted);
  });
});

describe('[AC-39] a table is written', () => {
  const contact = (changed: Partial<Contact>): Contact => ({
    id: '1',
    name: 'Zoë "Z" Hart',
    company: 'Pike, Ltd',
    numbers: [{ label: 'work', e164: '+442079460958' }],
    notes: 'first\nsecond',
    source: 'csv',
    ...changed,
  });

  it('and read again as it was', async () => {
    const before = [
      contact({}),
      contact({
        name: "'Osei",
        company: '',
        numbers: [
          { label: '', e164: '+33142685300' },
          { label: 'mobile', e164: '+33612345678' },
          { label: 'boat ext. 3', e164: '+33612345679' },
        ],
        notes: '',
      }),
    ];
    const { drafts, faults } = await read(writeCsv(before, (e164) => e164));
    const after = drafts.map((draft) => check(draft).contact);
    expect(faults).toEqual([]);
    expect(after).toEqual(
      before.map(({ name, company, numbers, notes }) => ({ name, company, numbers, notes })),
    );
  });

  it('so that no spreadsheet runs it', () => {
    const names = [
      '=HYPERLINK("http://x")',
      '+1+cmd|x',
      '-2+3',
      '@SUM(A1)',
      '\t=1',
      '\n=1',
      '＝1+1',
      '－1＋1',
      'Zoë - Hart',
    ];
    const text = writeCsv(
      names.map((name) => contact({ name, company: '', notes: '' })),
      () => '+44 20 7946 0958',
    );
    const cells = text
      .split('\r\n')
      .slice(1, -1)
      .map((row) => row.replace(/^"/, ''));
    for (const cell of cells.slice(0, -1)) expect(cell).toMatch(/^'/);
    expect(cells.at(-1)).toMatch(/^Zoë - Hart,,work,\+44 20 7946 0958,$/);
    expect(text.charCodeAt(0)).toBe(0xfeff);
  });

  it('of the rows left out, which can be mended and read again', async () => {
    const { drafts } = await read('Name,Work,Home\nHart,n/a,020 79\n,020 7946 0958,\nOsei,020 7946 0959,\n');
    const faults = drafts.flatMap((draft) => check(draft).faults);
    const text = writeLeftOut(drafts, faults);
    expect(text).toContain('Hart,,n/a ::: 020 79,,The number holds letters.');
    expect(text).not.toContain('Osei');
    const again = await read(
      text.replace('n/a ::: 020 79', '020 7946 0960').replace('\r\n,,', '\r\nByrne,,'),
    );
    expect(again.drafts.map((draft) => check(draft).contact?.name)).toEqual(['Hart', 'Byrne']);
  });
});
