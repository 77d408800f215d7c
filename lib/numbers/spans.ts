/** Where in a run of digits and gaps numbers may stand: all of it, a part of it, or several in one. Pure; on flat text. */

import { inlineBorder } from './flat-text.ts';

export interface Span {
  start: number;
  end: number;
  rank: number;
}

const american =
  /(?:1[ .·-]?)?(?:[([][2-9]\d\d[)\]](?: - |[ .·-]{0,2})[2-9]\d\d[ .·-]?|[2-9]\d\d(?:[.·-]| - )[2-9]\d\d(?:[.·-]| - ))\d{4}/;
const americanInside = new RegExp(`(?<![\\d.-]|\\d[(/] ?)${american.source}(?![\\d-])`);
/** Where one run of digits may hold two numbers; what a slash or a space between them means is reckoned. */
const cut = new RegExp(`${inlineBorder}| [/-] | {2,}| /|/ |[/ ]`, 'g');
/** The end of a sentence and the signs between two entries: hardly ever inside a number. */
const stop = /\. | [·•] /g;
/** All in front of a bracket that was opened before the run: "(Tel. 020 7946 0147)3 rooms". */
const closing = /^[^()[\]]*(?:[([][^()[\]]*[)\]][^()[\]]*)*(?=[)\]])/;
/** The ends of further numbers that share their beginning with the one before: "0161 496 0127 / 8". */
const tail = /(?: ?\/ ?-?\d{1,6})+$/;
/** The last line of a row, "039 513666-9", where it is no part of the number itself. */
const lastLine = /-\d{1,2}$/;

/** The numbers that one run of digits and gaps may hold: whole, cut where two were joined, and an American one inside. */
export function spans(run: string, at: number): Span[] {
  const span = (from: number, to: number, rank: number): Span => ({ start: at + from, end: at + to, rank });
  const parts = piecesOf(run, stop, () => true);
  if (parts.length > 1)
    return [span(0, run.length, 3), ...parts.flatMap(([from, to]) => spans(run.slice(from, to), at + from))];
  const inBrackets = closing.exec(run)?.[0];
  if (inBrackets && count(inBrackets) >= 7) {
    const rest = run.slice(inBrackets.length + 1).trimStart();
    return [...spans(inBrackets, at), ...spans(rest, at + run.length - rest.length)];
  }
  const isPlus = run.startsWith('+');
  const pieces = piecesOf(run, cut, isCut);
  const areNumbers = pieces.length > 1 && pieces.every(([from, to]) => count(run.slice(from, to)) >= 7);
  const found = pieces.length > 1 ? pieces.map(([from, to]) => span(from, to, areNumbers ? 0 : 2)) : [];
  const head = run.replace(tail, '');
  const isHeadWhole = head.length < run.length && count(head) >= (/\D/.test(head) ? 9 : 11);
  found.push(isHeadWhole ? span(0, head.length, 0) : span(0, run.length, 1));
  if (lastLine.test(run) && count(run) > 9) found.push(span(0, run.replace(lastLine, '').length, 2));
  const inside = isPlus ? null : americanInside.exec(run);
  if (inside && inside[0].length < run.length)
    found.push(span(inside.index, inside.index + inside[0].length, 0));
  return found;
}

/** Whether two numbers may meet here: always at a sign between spaces and where elements meet. */
function isCut(border: string, left: string, right: string): boolean {
  // An area alone in brackets is no number yet.
  if (/^[([]\d+[)\]]$/.test(left)) return false;
  if (border.trim() === '/' && border.length < 3)
    return /^ ?[0(]/.test(right) || (count(left) >= 7 && count(right) >= 7);
  if (border !== ' ') return true;
  // Before a bracket, a zero behind a postcode, and between two that hold no spaces.
  if (/^[([]/.test(right)) return !/\b0$|^\+\d{1,3}$/.test(left);
  if (/^0\d/.test(right) && /\d{5}$/.test(left)) return true;
  return [left.split(' ').at(-1), right.split(' ')[0]].every((each) => count(each ?? '') >= 9);
}

/** The places between the borders, without brackets around all of one; the last may close behind the run. */
function piecesOf(
  run: string,
  borders: RegExp,
  isBorder: (border: string, left: string, right: string) => boolean,
): [number, number][] {
  const pieces: [number, number][] = [];
  let from = 0;
  const add = (to: number) => {
    if (run.charAt(from) === ' ') from++;
    const [, inBrackets] = /^[([]([^)\]]*)[)\]]?$/.exec(run.slice(from, to)) ?? [];
    pieces.push(inBrackets === undefined ? [from, to] : [from + 1, from + 1 + inBrackets.length]);
  };
  for (const { 0: border, index } of run.matchAll(borders)) {
    if (!isBorder(border, run.slice(from, index), run.slice(index + border.length))) continue;
    add(index);
    from = index + border.length;
  }
  add(run.length);
  return pieces;
}

export const count = (text: string) => text.match(/\d/g)?.length ?? 0;

/** `(212) 555-0147`: American by its shape, wherever the page stands. */
export function isAmerican(text: string): boolean {
  return americanInside.exec(text)?.[0] === text;
}
