/** Texts of chance: nothing crashes, no time grows faster than the text, and what is found can be dialled. */

import { expect, test } from 'vitest';
import { candidates } from '../../../lib/numbers/candidates.ts';
import { hasHit } from '../../../lib/numbers/gate.ts';

const parts = [
  ...[
    '+',
    '0',
    '1',
    '8',
    '20',
    '555',
    '7946',
    '0958',
    '2024',
    '00',
    '(',
    ')',
    '[',
    ' ',
    '  ',
    '-',
    ' - ',
    '/',
    '.',
    ',',
    ':',
    '\n',
    '\t',
  ],
  ...[
    '\u00a0',
    '\u202f',
    '\u200b',
    '\u2060',
    '\u00ad',
    '–',
    '\u2212',
    '٠',
    '१',
    '９',
    'é',
    '電話',
    'ß',
    '𝟙',
    '\ud800',
    '👍',
  ],
  ...[
    'Tel',
    'tel.:',
    'Fax',
    'call ',
    'x',
    ' ext. ',
    'ISBN ',
    '€',
    '$',
    '%',
    '#',
    '@',
    'http://',
    '1-800-',
    'FLOWERS',
    'o',
    'E',
    'of',
  ],
];

function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

test('[AC-36] 100,000 texts of chance', { timeout: 120_000 }, () => {
  const random = chance(20_261_127);
  const pick = () => parts[Math.floor(random() * parts.length)] ?? '';
  let count = 0;
  for (let i = 0; i < 100_000; i++) {
    const text = Array.from({ length: 1 + Math.floor(random() * 14) }, pick).join('');
    const found = candidates(text);
    count += found.length;
    for (const { start, end, text: asked } of found) {
      const isFine = start >= 0 && start < end && end <= text.length && asked.length < 200;
      if (!isFine) throw new Error(`${JSON.stringify(text)}: ${JSON.stringify(found)}`);
    }
  }
  expect(count).toBeGreaterThan(1000);
});

test.each([
  ['1 '],
  ['0-'],
  ['('],
  ['+'],
  ['tel '],
  ['12 / '],
  ['1\u200b'],
  ['            1'],
  ['555-0'],
  ['(1)'],
  ['Tel: 1'],
  ['1-800-A'],
  ['2024-01-02 '],
  ['1.'],
])('[AC-36] time grows with the text and no faster: %j', (part) => {
  const spend = (length: number) => {
    const text = part.repeat(length / part.length);
    const times = Array.from({ length: 5 }, () => {
      const start = process.cpuUsage();
      hasHit(text);
      candidates(text);
      return process.cpuUsage(start).user / 1000;
    });
    return Math.min(...times);
  };
  spend(2000);
  // Thirty-two times the text: quadratic time would take a thousand times as long.
  expect(spend(64_000)).toBeLessThan(200 * Math.max(spend(2000), 0.3));
});
