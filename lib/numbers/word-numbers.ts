/** Toll-free numbers whose digits are written as words: "1-800-FLOWERS". Pure; on flat text. */

import { letters } from './letters.ts';

/** Where one may begin: the pattern itself takes ten times the memory, and is seldom needed. */
const beginning = /8\d\d\)?[ .-]{1,2}[\d.-]{0,9}[A-Z]/;
/** Behind no more than a space it needs the 1 in front: "800 Federal St.", "888 SEVENTH AVENUE". */
const wordNumber =
  /(?:\+?1[ .-]?)?\(?\b8(?:00|33|44|55|66|77|88)\)?[ .-]{1,2}(?<=[).-] ?|1[ .-]?8\d\d )(?=[\d.-]{0,9}[A-Z])(?:[A-Z\d](?:[.-]?[A-Z\d]){6,9}\b|[A-Z][a-z]{6}\b)/g;
const wordEnd = new RegExp(`[${letters}\\d]$`);

/** Where they stand in a flat text. */
export function wordNumbers(flat: string): { start: number; end: number }[] {
  if (!beginning.test(flat)) return [];
  return [...flat.matchAll(wordNumber)]
    .map(({ 0: written, index }) => ({ start: index, end: index + written.length }))
    .filter(({ start }) => !wordEnd.test(flat.slice(Math.max(0, start - 1), start)));
}
