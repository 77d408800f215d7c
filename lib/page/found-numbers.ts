/** Numbers that were found in the page's text, from when they are read until they are marked. */

import type { CheckedNumber, DialableNumber } from '../numbers/checked-number.ts';
import type { Asked } from '../numbers/confirm.ts';
import type { CheckedTexts } from './checked-texts.ts';
import type { Mark, Marks } from './marks.ts';
import type { Piece } from './text-run.ts';

export interface Found extends Asked {
  rank: number;
  pieces: Piece[];
}

/** Whether the texts in which a number was found are what they were; the page may change them while the worker is asked. */
export const isAsRead = ({ pieces }: Found) =>
  pieces.every(([node, , , was]) => node.isConnected && node.data === was);

export function isDialable(number: CheckedNumber | null | undefined): number is DialableNumber {
  return number != null && 'e164' in number;
}

/** Marks what was found in the texts that were read, in place of what was marked in them, as long as the answers hold. */
export function* markFound(
  marks: Marks,
  texts: CheckedTexts,
  found: readonly Found[],
  read: ReadonlySet<Text>,
  holds: () => boolean,
): Generator<void> {
  const marked = new Set<Mark>();
  for (const each of found) {
    if (!holds()) return;
    const number = texts.answer(each);
    const mark = isDialable(number) && isAsRead(each) && marks.add(each.pieces, number);
    if (mark) marked.add(mark);
    yield;
  }
  for (const node of read) {
    marks.drop(node, marked);
    yield;
  }
  if (marked.size > 0) marks.paint();
}
