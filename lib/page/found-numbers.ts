/** Numbers that were found in the page's text, from when they are read until they are marked. */

import type { CheckedNumber, DialableNumber } from '../numbers/checked-number.ts';
import type { Asked } from '../numbers/confirm.ts';
import { bestOf } from './best-of.ts';
import type { CheckedTexts } from './checked-texts.ts';
import type { Mark, Marks } from './marks.ts';
import { type Piece, partOf } from './text-run.ts';

export interface Found extends Asked {
  rank: number;
  pieces: Piece[];
}

/** Whether a number stands where it was found, as it was; the page may change its text while the worker is asked, or add to its end. */
const isAsRead = ({ pieces }: Found) =>
  pieces.every(
    ([node, start, end, was]) =>
      node.isConnected && (node.data === was || partOf(node.data, start, end) === partOf(was, start, end)),
  );

export function isDialable(number: CheckedNumber | null | undefined): number is DialableNumber {
  return number != null && 'e164' in number;
}

/**
 * Marks what turned out to be a number in the texts that were read, in place of what was marked in them, as long as the answers
 * hold; adds the marks to `marked`. In steps.
 */
export function* markFound(
  marks: Marks,
  texts: CheckedTexts,
  found: readonly Found[],
  read: ReadonlySet<Text>,
  marked: Set<Mark>,
  holds: () => boolean,
): Generator<void> {
  const numberOf = (each: Found) => {
    const number = texts.answer(each);
    return isDialable(number) && isAsRead(each) ? number : null;
  };
  for (const best of bestOf(found, (each) => numberOf(each) !== null)) {
    if (!holds()) return;
    const number = best && numberOf(best);
    const mark = number && marks.add(best.pieces, number);
    if (mark) marked.add(mark);
    yield;
  }
  for (const node of read) {
    marks.drop(node, marked);
    yield;
  }
  if (marked.size > 0) marks.paint();
}
