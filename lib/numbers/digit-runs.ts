/** Runs of digits with what may stand between the digits of one number. One pattern finds them: it is on every page's way. Pure. */

import { inlineBorder } from './flat-text.ts';

export interface DigitRun {
  /** With the plus and the bracket in front. */
  start: number;
  end: number;
}

const space = `[ \\u200b${inlineBorder}]`;
/** Between two digits: so many spaces in a row, and three signs; a longer run is cut. */
const gap = `${space}{0,40}(?:[().\\-/[\\]\u00b7\u2022]${space}{0,40}){0,3}`;
/** A run of fewer than seven digits is no number, and none of more than 49 is looked at. */
const runs = new RegExp(`\\d(?:${gap}\\d){6,48}`, 'g');
/** Spaces between the first digit and the plus or the bracket in front of it. */
const mostInFront = 40;

const isSpace = (character: string) =>
  character === ' ' || character === '\u200b' || character === inlineBorder;

/** The runs of seven digits and more of a flat text, in order. Linear in its length. */
export function digitRuns(flat: string): DigitRun[] {
  const found: DigitRun[] = [];
  let least = 0;
  for (const { 0: run, index } of flat.matchAll(runs)) {
    const end = index + run.length;
    let start = startBefore(flat, index, least);
    // The bracket around a whole number is none of its own.
    while (/^[([]\+?[^)\]]*$/.test(flat.slice(start, end))) start++;
    found.push({ start, end });
    least = end;
  }
  return found;
}

/** The start of the plus and bracket that belong to the first digit; `least` is where the run before ended. */
function startBefore(flat: string, digit: number, least: number): number {
  let start = digit;
  const take = (signs: string) => {
    let at = start - 1;
    while (at >= least && start - at <= mostInFront && isSpace(flat.charAt(at))) at--;
    const isThere = at >= least && signs.includes(flat.charAt(at));
    if (isThere) start = at;
    return isThere;
  };
  take('+');
  if (take('([')) take('+');
  return start;
}
