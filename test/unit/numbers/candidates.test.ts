import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { candidates } from '../../../lib/numbers/candidates.ts';
import { hasHit, hitsIn } from '../../../lib/numbers/gate.ts';
import { knownIn } from '../../../lib/numbers/known-numbers.ts';
import { marked } from '../../phones/marked.ts';

describe('[AC-34] numbers that stand in text', () => {
  test.each([
    ['Call +44 20 7946 0820.', 'US', ['+44 20 7946 0820']],
    ['Phone 020 7946 0958', 'GB', ['020 7946 0958']],
    ['ask for Denise on 0113 496 0211 ext. 14. If', 'GB', ['0113 496 0211']],
    ['Sign in1-801-438-4425Sign up', 'US', ['1-801-438-4425']],
    ['Tel.: (03 40) 51 89 01 10 Fax: (03 40) 51 89 01 39', 'DE', ['(03 40) 51 89 01 10']],
    ['Rufen Sie uns an: 05507 / 91 99 488', 'DE', ['05507 / 91 99 488']],
    ['Zadzwoń do studia 41 200 20 20', 'PL', ['41 200 20 20']],
    ['Tel: 030 1234567 / 0171 1234567', 'DE', ['030 1234567', '0171 1234567']],
    ['(415) 666-7777 (800) 443-1223', 'US', ['(415) 666-7777', '(800) 443-1223']],
    ['+49\u202f69\u00a0630\u20132309', 'US', ['+49\u202f69\u00a0630\u20132309']],
    ['1-800-FLOWERS now', 'US', ['1-800-FLOWERS']],
    ['T+49 69 6302309', 'DE', ['+49 69 6302309']],
    ['Order\n+44 20 7946 0820', 'GB', ['+44 20 7946 0820']],
    ['Call 020 7946 0147.or write', 'GB', ['020 7946 0147']],
    ['Tel 02079460147.open daily', 'GB', ['02079460147']],
    ['212-555-0147.we answer', 'US', ['212-555-0147']],
  ])('%s, in %s', (text, region, expected) => {
    expect(hasHit(text)).toBe(true);
    expect(marked(text, region)).toEqual(expected);
  });

  test('a word in front of the text announces or disowns its digits', () => {
    expect(marked('41 3681200', 'PL', 'tel. ')).toEqual(['41 3681200']);
    expect(marked('(0161) 496 0128', 'GB', 'Fax ')).toEqual([]);
    expect(marked('88 210 447', 'DE', 'Order ')).toEqual([]);
  });

  test('however far the source is indented', () => {
    const indent = ' '.repeat(30);
    expect(marked(`${indent}\u2060\n${indent}88 210 447`, 'DE', `\n${indent}Telefon`)).toEqual([
      '88 210 447',
    ]);
    expect(marked(`\n${indent}602 123 456`, 'CZ', `info@example.cz\n${indent}Jana\n${indent}Brno`)).toEqual([
      '602 123 456',
    ]);
  });

  test.each(['NFC', 'NFD'])('and is known however its letters are composed: %s', (form) => {
    for (const word of ['Téléfono', 'ফোন', 'फ़ोन'])
      expect(candidates(`${word.normalize(form)} 88 210 447`)[0]?.proof).toBe('sure');
  });

  test('an American shape is a number unless it is a coordinate', () => {
    expect(marked('212.555.0147', 'DE')).toEqual(['212.555.0147']);
    expect(marked('1.212-555.0147', 'US', 'Tel ')).toEqual([]);
  });

  test('an extension goes with what is checked, not with what is marked', () => {
    expect(candidates('0113 496 0211 ext. 14')).toMatchObject([
      { start: 0, end: 13, text: '0113 496 0211 ext 14' },
    ]);
    expect(candidates('0113 496 0211 ext. 1234567')).toMatchObject([{ text: '0113 496 0211' }]);
  });

  test('a word announces the first of a long row and eight more', () => {
    const row = Array.from({ length: 12 }, (_, i) => `49601${10 + i}`);
    expect(candidates(`Tel. ${row.join(', ')}`).map(({ text }) => text)).toEqual(row.slice(0, 9));
  });
});

test('[AC-36] what a rule makes a number of needs no word in front, and its neighbours still do', () => {
  const text = 'Order no. 0161 496 0127, 0161 496 0128';
  const isKnown = (written: string) => written === '0161 496 0127';
  expect(candidates(text)).toEqual([]);
  expect(candidates(text, 0, text.length, isKnown)).toMatchObject([
    { start: 10, end: 23, text: '0161 496 0127', proof: 'sure' },
  ]);
});

test.each([
  ['0161 496 0127', true],
  ['+44 161 496 0127', true],
  ['1614960127 ext 5', true],
  ['4960127', true],
  ['960127', false],
  ['0161 496 0128', false],
  ['', false],
])('[AC-36] a known number is read in %j: %s', (text, isRead) => {
  expect(knownIn(['+12125550147', '+441614960127'], text) !== null).toBe(isRead);
});

describe('[AC-36] the gate', () => {
  test.each(['20.10.2021', '13/06/2019 and 20/11/2018', '2023-05-20T10:30', '2003-2021', 'Room 7, 12–14 h'])(
    'leaves %s alone, which is never a number whatever stands in front',
    (text) => {
      expect(hasHit(text)).toBe(false);
      expect(candidates(`Tel. ${text}`)).toEqual([]);
    },
  );

  test.each(['p?id=02079460958&color=782551809', 'module_1054846_0', '12\n\n\n345\n\n\n678'])(
    'leaves %s alone: parts of programs, and of other blocks',
    (text) => {
      expect(hasHit(text)).toBe(false);
    },
  );

  test.each(['a=1 0161 496 0127', 'Call (212)\n\n      555-0147', 'from 1 to = 0161 496 0127'])(
    'lets %s through',
    (text) => {
      expect(hasHit(text)).toBe(true);
    },
  );

  test.each([
    ['20.10.2021 0161 496 0127', ['0161 49']],
    ['2003-2021 4960127', ['2003-2021 4960127']],
    ['+45 12-10-2012', ['45 12-10-2']],
    ['Tel. 4960127, 2024-12-13', ['4960127']],
  ])('lets through what stands beside a date in %s', (text, places) => {
    const hits = hitsIn(text);
    const found = places.map((_, i) => text.slice(hits[2 * i], hits[2 * i + 1]));
    expect(hits).toHaveLength(2 * places.length);
    expect(found.map((each, i) => (places[i] ?? '').startsWith(each.slice(0, 7)))).toEqual(
      places.map(() => true),
    );
  });
});

describe('[AC-34] figures that are no numbers to call', () => {
  test.each([
    ['24 Nov 2026, 14:27'],
    ['2012-01-02 08:00'],
    ['31/12/2011 – 01/01/2012'],
    ['30 000 000'],
    ['1.234.567,89'],
    ['48.858370, 2.294481'],
    ['192.168.100.200'],
    ['Call on 20240131'],
    ['Unit 04651-123'],
    ['88 210 447-er Serie'],
    ['Kassenzeichen 07151.123456'],
    ['49 711 123456'],
    ['09/10.05.2026'],
    ['06 07 08 09 10 juin'],
    ['8 916 123 45 67 руб'],
    ['26.-29.03.2026'],
    ['10.-12. 5. 2023'],
    ['88 210 447 (telescopes)'],
    ['ISBN 978-3-16-148410-0'],
    ['tracking 4410 2277 9013 5582'],
    ['IBAN DE89 3704 0044 0532 0130 00'],
    ['GB 284 1175 02'],
    ['1990-2024'],
    ['€ 1 234 567'],
    ['Order no. 0161 496 0127'],
    ['call 0161 496 0127.docx'],
    ['report-2079460147.pdf'],
    ['212-555-0147.jpeg'],
    ['Call us: 02079460147.de/contact'],
    ['Phone 0161-496-0127.com'],
    ['https://example.com/?id=02079460958'],
  ])('%s', (text) => {
    for (const region of ['GB', 'US', 'DE', 'AT', 'FR', 'RU']) expect(marked(text, region)).toEqual([]);
  });
});

test('time grows with the text and no faster', () => {
  const nasty = (n: number) =>
    '1 '.repeat(n) + '('.repeat(n) + '0-'.repeat(n) + '+'.repeat(n) + 'tel '.repeat(n);
  const spend = (n: number) => {
    const text = nasty(n);
    // The least of several, and of the processor's time: a busy machine only ever adds.
    const times = Array.from({ length: 5 }, () => {
      const start = process.cpuUsage();
      candidates(text);
      return process.cpuUsage(start).user / 1000;
    });
    return Math.min(...times);
  };
  spend(2000);
  // Ten times the text: quadratic time would take a hundred times as long.
  expect(spend(20_000)).toBeLessThan(40 * Math.max(spend(2000), 1));
});

const upstream = resolve(import.meta.dirname, '../../../../shared/corpora/phones/matcher-cases.json');

interface MatcherCase {
  text: string;
  region: string | null;
  leniency: string;
  expected: string[];
  firstOnly: boolean;
  holdsWithRealMetadata: boolean;
}

test.skipIf(!existsSync(upstream))(
  "libphonenumber's own matcher cases: as many as were reached before",
  () => {
    const cases = (JSON.parse(readFileSync(upstream, 'utf8')) as MatcherCase[]).filter(
      ({ leniency, holdsWithRealMetadata }) => leniency === 'VALID' && holdsWithRealMetadata,
    );
    const digits = (text = '') => text.replace(/\D/g, '');
    const isMet = ({ text, region, expected, firstOnly }: MatcherCase) => {
      const found = marked(text, region ?? 'ZZ');
      if (expected.length === 0) return found.length === 0;
      // An extension belongs to the expected text and not to the mark.
      const wanted = firstOnly ? expected.slice(0, 1) : expected;
      return wanted.every((each) => found.some((mark) => digits(each).startsWith(digits(mark))));
    };
    const met = (list: MatcherCase[]) => list.filter(isMet).length / list.length;
    expect(met(cases.filter(({ expected }) => expected.length > 0))).toBeGreaterThanOrEqual(0.77);
    expect(met(cases.filter(({ expected }) => expected.length === 0))).toBeGreaterThanOrEqual(1);
  },
);
