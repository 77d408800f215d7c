import { describe, expect, it } from 'vitest';
import type { Contact } from '../../../lib/contacts/contact.ts';
import { readVCards, writeVCards } from '../../../lib/contacts/vcard.ts';
import { check } from './files.ts';

const card = (...lines: string[]) => ['BEGIN:VCARD', 'VERSION:3.0', ...lines, 'END:VCARD', ''].join('\r\n');
const only = (...lines: string[]) => readVCards(card(...lines)).drafts[0];
const numbers = (...lines: string[]) => only(...lines)?.numbers.map(({ label, text }) => `${label}|${text}`);

describe('[AC-39] a vCard is read', () => {
  it.each([
    ['FN before N', ['FN:Zoë Hart', 'N:Other;Name;;;'], 'Zoë Hart'],
    ['N alone', ['N:Hart;Zoë;Ann;Dr;'], 'Zoë Ann Hart'],
    ['N when FN is empty', ['FN:', 'N:Hart;Zoë'], 'Zoë Hart'],
    ['a nickname when there is nothing else', ['NICKNAME:Zo'], 'Zo'],
    ['escaped signs', ['FN:Hart\\, Zoë\\; \\\\o/'], 'Hart, Zoë; \\o/'],
    ['lower case', ['fn:Zoë Hart'], 'Zoë Hart'],
    ['a folded line', ['FN:Zoë', '  Ha', '\trt'], 'Zoë Hart'],
    ['quoted-printable', ['FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Zo=C3=AB Hart'], 'Zoë Hart'],
    ['quoted-printable without a name for it', ['FN;QUOTED-PRINTABLE:Zo=C3=AB Hart'], 'Zoë Hart'],
    ['quoted-printable over lines', ['FN;ENCODING=QUOTED-PRINTABLE:Zo=C3=', '=AB Ha=', 'rt'], 'Zoë Hart'],
    [
      'quoted-printable in Latin 1',
      ['FN;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:Zo=EB Hart'],
      'Zoë Hart',
    ],
    ['quoted-printable in a charset it is not', ['FN;ENCODING=QUOTED-PRINTABLE:Zo=EB Hart'], 'Zoë Hart'],
    ['quoted-printable that holds raw letters', ['FN;ENCODING=QUOTED-PRINTABLE:Zoë =3D Hart'], 'Zoë = Hart'],
    ['a charset nobody knows', ['FN;CHARSET=MARTIAN;ENCODING=QUOTED-PRINTABLE:Zoe Hart'], 'Zoe Hart'],
    ['a group before the name', ['item1.FN:Zoë Hart'], 'Zoë Hart'],
    ['a colon in a parameter', ['FN;X-NOTE="a:b;c":Zoë Hart'], 'Zoë Hart'],
  ])('with %s', (_, lines, name) => {
    expect(only(...lines)?.name).toBe(name);
  });

  it.each<[string, string[], string[]]>([
    ['2.1 types', ['TEL;CELL;VOICE:07700 900123', 'TEL;WORK:1'], ['mobile|07700 900123', 'work|1']],
    ['3.0 types', ['TEL;TYPE=CELL,VOICE:1', 'TEL;type=home;type=pref:2'], ['home|2', 'mobile|1']],
    [
      '4.0 types and addresses',
      ['TEL;VALUE=uri;TYPE="voice,work";PREF=1:tel:+442079460958;ext=12'],
      ['work|tel:+442079460958;ext=12'],
    ],
    [
      'Apple labels',
      ['item1.TEL:1', 'item1.X-ABLabel:_$!<Mobile>!$_', 'item2.TEL:2', 'item2.X-ABLabel:Boat'],
      ['mobile|1', 'Boat|2'],
    ],
    ['no fax and no pager', ['TEL;TYPE=FAX,WORK:1', 'TEL;PAGER:2', 'TEL;TYPE=fax,voice:3'], ['fax|3']],
    ['no empty number', ['TEL:', 'TEL;CELL: '], []],
    ['an iPhone', ['TEL;type=IPHONE;type=CELL;type=VOICE:1'], ['mobile|1']],
  ])('with %s', (_, lines, expected) => {
    expect(numbers('FN:Zoë', ...lines)).toEqual(expected);
  });

  it('with company, department and notes', () => {
    expect(
      only(
        'FN:Zoë',
        'ORG:Pike\\, Ltd;Sales;',
        'NOTE:one\\ntwo',
        'NOTE:three',
        'PHOTO;ENCODING=b:AAAA',
        ' BBBB=',
      ),
    ).toMatchObject({
      company: 'Pike, Ltd, Sales',
      notes: 'one\ntwo\nthree',
    });
  });

  it('one after the other, with LF or CR, blank lines and rubbish between', () => {
    const file = `\ufeff${card('FN:A')}\n\nrubbish\n${card('FN:B').replaceAll('\r\n', '\n')}${card('FN:C').replaceAll('\r\n', '\r')}`;
    expect(readVCards(file.slice(1)).drafts.map(({ row, name }) => [row, name])).toEqual([
      [1, 'A'],
      [2, 'B'],
      [3, 'C'],
    ]);
  });

  it('when cards do not end, or stand in one another', () => {
    const torn = 'BEGIN:VCARD\nFN:A\nTEL:1\nBEGIN:VCARD\nFN:B\nTEL:2';
    const nested = 'BEGIN:VCARD\nFN:A\nAGENT:\nBEGIN:VCARD\nFN:B\nTEL:2\nEND:VCARD\nTEL:1\nEND:VCARD\n';
    for (const file of [torn, nested])
      expect(readVCards(file).drafts.map(({ name, numbers: [number] }) => [name, number?.text])).toEqual([
        ['A', '1'],
        ['B', '2'],
      ]);
  });

  it.each(['', 'Name,Phone\nZoë,1', 'END:VCARD'])('%j: says that there is no card', (file) => {
    const { drafts, faults } = readVCards(file);
    expect(drafts).toEqual([]);
    expect(faults).toMatchObject([{ what: 'No card begins in this file.', isLeftOut: true }]);
  });

  it('10,000 cards in less than the patience of a person', () => {
    const many = Array.from({ length: 10_000 }, (_, i) => card(`FN:Person ${i}`, `TEL:+4420794${i}`)).join(
      '',
    );
    expect(readVCards(many).drafts).toHaveLength(10_000);
  });

  it('a tel: address becomes a number with its extension', () => {
    const draft = only('FN:Zoë', 'TEL;VALUE=uri;TYPE=work:tel:+44-20-7946-0958;ext=12');
    expect(check(draft ?? {}).contact?.numbers).toEqual([{ label: 'work ext. 12', e164: '+442079460958' }]);
  });
});

describe('[AC-39] vCards are written', () => {
  const contacts: Contact[] = [
    {
      id: '1',
      name: 'Zoë Hart; \\o/, Jr.',
      company: 'Pike, Ltd; “Harbour”',
      numbers: [
        { label: 'mobile', e164: '+447700900123' },
        { label: 'work', e164: '+442079460958' },
        { label: '', e164: '+442079460959' },
        { label: 'boat ext. 3', e164: '+33612345679' },
      ],
      notes: `first\nsecond ${'ä'.repeat(200)}`,
      source: 'typed',
    },
    {
      id: '2',
      name: '田中 めい',
      company: '',
      numbers: [{ label: 'home', e164: '+81355500142' }],
      notes: '',
      source: 'csv',
    },
  ];

  it('and read again as they were', () => {
    const { drafts } = readVCards(writeVCards(contacts));
    const after = drafts.map((draft) => check(draft).contact);
    expect(after).toEqual(
      contacts.map(({ name, company, numbers, notes }) => ({ name, company, numbers, notes })),
    );
  });

  it('in lines of at most 75 bytes that end in CRLF', () => {
    const text = writeVCards(contacts);
    expect(text.endsWith('\r\n')).toBe(true);
    for (const line of text.split('\r\n'))
      expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
    expect(text).not.toMatch(/[^\r]\n/);
  });
});
