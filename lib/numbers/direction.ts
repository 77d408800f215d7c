/**
 * Marks of direction, which nobody sees, around and in digits. Pages from right to left write them around numbers all the time; they can
 * also have digits shown in another order than they are dialled. Pure; what Unicode's bidirectional algorithm makes of digits.
 */

import { blockBorder } from './flat-text.ts';

const mark = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;
const marks = new RegExp(mark, 'g');
const [rightToLeft, rightToLeftForced, leftToRightForced] = ['\u202b', '\u202e', '\u202d'];
const [endOfEmbedding, endOfIsolate] = ['\u202c', '\u2069'];
const [leftIsolate, rightIsolate, firstIsolate] = ['\u2066', '\u2067', '\u2068'];
const isIsolate = (each = '') => each === leftIsolate || each === rightIsolate || each === firstIsolate;
/** No deeper than the algorithm itself goes. */
const deepest = 60;

/** What may stand between a number and the mark that all of it follows. */
const nothing = /^[ +(\u200e]*$/;
const behindLeftMark = /\u200e[ +(]*$/;
/** Digits that stay one row in a text from right to left. */
const joined = /^\+?\d+(?:[-./]\d+)*$/;
/** From the first such mark on all is from left to right; in front of it no more than one row. */
const turnedEarly = /^[ +]*\d*\u200e/;

/** Whether any mark of direction stands in a text. */
export const hasDirection = (text: string) => mark.test(text);

/**
 * Whether the digits between two places of a text are shown as they are dialled, or as a plain text from right to left shows them:
 * the groups from there, each in its own order.
 */
export function keepsOrder(text: string, start: number, end: number): boolean {
  const line = text.slice(text.lastIndexOf(blockBorder, start - 1) + 1, start);
  const number = text.slice(start, end);
  if (!hasDirection(line) && !hasDirection(number)) return true;
  const inside = number.match(marks)?.join('') ?? '';
  if (/[^\u200e]/.test(inside)) return false;
  const open = openAtEnd(line);
  if (open?.mark === rightToLeftForced) return false;
  if (open?.mark === leftToRightForced) return true;
  if (open?.mark === rightToLeft || open?.mark === rightIsolate) return joined.test(number);
  if (behindLeftMark.test(line) || (open && nothing.test(line.slice(open.end)))) return true;
  return inside === '' || turnedEarly.test(number);
}

interface Opened {
  mark: string;
  /** Where in the line its content begins. */
  end: number;
}

/** The innermost mark whose content goes on at the end of a line. */
function openAtEnd(line: string): Opened | undefined {
  const open: Opened[] = [];
  for (const { 0: mark, index } of line.matchAll(marks)) {
    if (mark === endOfEmbedding) {
      if (!isIsolate(open.at(-1)?.mark)) open.pop();
    } else if (mark === endOfIsolate) {
      const last = open.findLastIndex((each) => isIsolate(each.mark));
      if (last !== -1) open.length = last;
    } else if (mark > '\u200f' && open.length < deepest) open.push({ mark, end: index + 1 });
  }
  return open.at(-1);
}
