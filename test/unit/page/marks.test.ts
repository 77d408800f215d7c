/** Marks in one text that holds thousands, as a log or a list of contacts that is opened as a file does. */

import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { bestOf } from '../../../lib/page/best-of.ts';
import { Marks } from '../../../lib/page/marks.ts';
import type { Piece } from '../../../lib/page/text-run.ts';
import { FakeRange, stubMarks } from '../../fakes/page-parts.ts';
import { parsePage } from '../../fakes/parsed-page.ts';
import { chance } from '../../property/random.ts';

const number = { kind: 'refused', reason: '' } as const;
let node: Text;
/** How often it was asked where a mark stands. */
let looks = 0;

function countedRange(): FakeRange {
  const range = new FakeRange();
  let start = 0;
  range.setStart = (node, offset) => {
    [range.startContainer, start] = [node, offset];
  };
  const get = () => {
    looks++;
    return start;
  };
  return Object.defineProperty(range, 'startOffset', { get });
}

beforeEach(() => {
  const page = parsePage('<pre> </pre>');
  stubMarks();
  Object.assign(page.document, { createRange: countedRange, adoptedStyleSheets: [] });
  vi.stubGlobal('document', page.document);
  node = page.document.querySelector('pre')?.firstChild as Text;
  looks = 0;
});
afterEach(() => vi.unstubAllGlobals());

const piece = (start: number, end: number): Piece => [node, start, end, node.data];
const marksOf = (pieces: readonly Piece[]) => {
  const marks = new Marks(new AbortController().signal);
  for (const each of pieces) marks.add([each], number);
  return marks;
};
const places = (marks: Marks) => marks.all().map(({ range }) => [range.startOffset, range.endOffset]);

describe('[XX-01][VO-16] marks of one text', () => {
  test('stand in its order, whatever order they come in, and each takes the place of those it covers', () => {
    const marks = marksOf([piece(40, 52), piece(0, 12), piece(20, 32), piece(60, 72), piece(25, 45)]);
    expect(places(marks)).toEqual([
      [0, 12],
      [25, 45],
      [60, 72],
    ]);
    const [first, , last] = marks.all();
    expect(marks.add([piece(60, 72)], number)).toBe(last);
    marks.drop(node, new Set(first ? [first] : []));
    expect(places(marks)).toEqual([[0, 12]]);
    marks.clear();
    expect([marks.isEmpty, marks.has(node)]).toEqual([true, false]);
  });

  test('cost no more each where there are many', () => {
    const looksFor = (count: number) => {
      looks = 0;
      const marks = marksOf(Array.from({ length: count }, (_, at) => piece(20 * at, 20 * at + 12)));
      marks.drop(node, new Set(marks.all().slice(0, 1)));
      return looks / count;
    };
    expect(looksFor(4_000)).toBeLessThan(2 * looksFor(250));
  });
});

test('[AC-36] of numbers that overlap the best stay, as if each were held against each', () => {
  const seed = chance(11);
  for (let round = 0; round < 200; round++) {
    const found = Array.from({ length: seed.whole(40) }, () => {
      const start = seed.whole(200);
      return { rank: seed.whole(3), pieces: [piece(start, start + 1 + seed.whole(20))] };
    });
    const best: typeof found = [];
    for (const each of found.toSorted((a, b) => a.rank - b.rank))
      if (
        best.every(({ pieces: [[, from, to] = piece(0, 0)] }) =>
          each.pieces.every(([, start, end]) => end <= from || start >= to),
        )
      )
        best.push(each);
    expect([...bestOf(found, () => true)].filter((each) => each !== null)).toEqual(best);
  }
});
