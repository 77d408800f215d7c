import { describe, expect, test } from 'vitest';
import { candidates } from '../../../lib/numbers/candidates.ts';
import { stretches, type TextRun } from '../../../lib/page/text-run.ts';

const words = (length: number) => 'and so it goes on '.repeat(Math.ceil(length / 18)).slice(0, length);

/** A text with its context, as text-run.ts puts them together. */
function run(text: string, before = '', behind = ''): TextRun {
  const from = before.length;
  return {
    text: before + text + behind,
    from,
    to: from + text.length,
    placeOf: () => null,
    pieces: () => [],
  };
}

describe('[AC-36][VO-16] where a text of a page is read', () => {
  test('a short one as a whole', () => {
    expect(stretches(run('Call 0161 496 0127 today', 'Ask. '))).toEqual([[5, 29]]);
  });

  test('a long one where its digits stand, and those near one another in one go', () => {
    const [first, second, third] = ['+44 161 496 0127', '+44 161 496 0128', '+44 161 496 0129'];
    const text = `${words(600)}${first}${words(100)}${second}${words(900)}${third}${words(600)}`;
    const read = stretches(run(text)).map(([from, to]) => text.slice(from, to));
    // The plus stands in front of the digits; candidates.ts looks around.
    expect(read).toEqual([`${first}${words(100)}${second}`.slice(1), third.slice(1)]);
  });

  test('a long one without digits not at all, whatever stands beside it', () => {
    expect(stretches(run(words(700), '+44 161 496 0127 ', ' 0161 496 0128'))).toEqual([]);
  });

  test('a long one to its own end where its last digits go on in the next text', () => {
    const text = `${words(600)}0161 496`;
    expect(stretches(run(text, '', ' 0127'))).toEqual([[600, text.length]]);
  });

  test('one that is full of numbers in many parts, with the same numbers as if it were read as a whole', () => {
    const rows = [
      'Tel. 0161 496 0127, 0161 496 0128',
      'fax 0161 496 0129',
      '2125550147 id',
      '(212) 555-0147 ',
    ];
    const text = Array.from({ length: 400 }, (_, at) => `${at} ${rows[at % 4]}, ${words(at % 60)}`).join(' ');
    const parts = stretches(run(text));
    expect(Math.max(...parts.map(([from, to]) => to - from))).toBeLessThanOrEqual(2_000);
    expect(parts.flatMap(([from, to]) => candidates(text, from, to))).toEqual(candidates(text));
    // What a mark of direction does goes on to the end of the line.
    expect(stretches(run(`\u202e${text}`))).toHaveLength(1);
  });

  test('with the same numbers as if it were read as a whole', () => {
    const numbers = ['Tel. 0161 496 0127', 'fax 0161 496 0128', '(212) 555-0147', 'order 2125550147'];
    const text = numbers.map((number, i) => words(300 + 250 * i) + number).join(' ') + words(600);
    const long = run(text);
    const inParts = stretches(long).flatMap(([from, to]) => candidates(long.text, from, to));
    expect(inParts).toEqual(candidates(text));
    expect(inParts.map((each) => each.text)).toEqual(['0161 496 0127', '(212) 555-0147']);
  });
});
