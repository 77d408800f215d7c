/** Runs of digits with what may stand between the digits of one number. By hand and not by a pattern: it is on every page's way. Pure. */

import { inlineBorder } from './flat-text.ts';

export interface DigitRun {
  /** With the plus and the bracket in front. */
  start: number;
  end: number;
  digits: number;
}

/** Between two digits; a longer run is cut. */
const mostSpaces = 40;
const mostSigns = 3;
const mostDigits = 49;

const isDigit = (code: number) => code >= 48 && code <= 57;
const isSpace = (character: string) =>
  character === ' ' || character === '\u200b' || character === inlineBorder;
const isSign = (character: string) => character !== '' && '().-/[]·•'.includes(character);

/** The runs of a flat text, in order. Linear in its length. */
export function* digitRuns(flat: string): Generator<DigitRun> {
  const firstDigit = /\d/g;
  let at = 0;
  for (;;) {
    firstDigit.lastIndex = at;
    const first = firstDigit.exec(flat)?.index;
    if (first === undefined) return;
    let start = startBefore(flat, first, at);
    let end = first + 1;
    let digits = 1;
    while (digits < mostDigits) {
      const next = nextDigit(flat, end);
      if (next === -1) break;
      end = next + 1;
      digits++;
    }
    // The bracket around a whole number is none of its own.
    while (/^[([]\+?[^)\]]*$/.test(flat.slice(start, end))) start++;
    yield { start, end, digits };
    at = end;
  }
}

/** Where the next digit of the run stands; -1 when the run ends. */
function nextDigit(flat: string, from: number): number {
  let [spaces, signs] = [0, 0];
  for (let at = from; at < flat.length; at++) {
    if (isDigit(flat.charCodeAt(at))) return at;
    const character = flat.charAt(at);
    if (isSpace(character)) spaces++;
    else if (isSign(character)) [spaces, signs] = [0, signs + 1];
    else return -1;
    if (spaces > mostSpaces || signs > mostSigns) return -1;
  }
  return -1;
}

/** The start of the plus and bracket that belong to the first digit; `least` is where the run before ended. */
function startBefore(flat: string, digit: number, least: number): number {
  let start = digit;
  const take = (signs: string) => {
    let at = start - 1;
    while (at >= least && start - at <= mostSpaces && isSpace(flat.charAt(at))) at--;
    const isThere = at >= least && signs.includes(flat.charAt(at));
    if (isThere) start = at;
    return isThere;
  };
  take('+');
  if (take('([')) take('+');
  return start;
}
