/** The first look at text: whether it can hold a telephone number at all. Stands in every page, so it is small. Pure. */

/** The digits that stand on telephone pages: ASCII, Arabic, Persian, Devanagari, Bengali, Thai, Burmese, Khmer, full width. */
const scripts = '0-9٠-٩۰-۹०-९০-৯๐-๙၀-၉០-៩０-９';
/** What stands between the digits of one number in a line: spaces of all kinds, unseen characters and marks of direction, brackets, dots, dashes, slashes. */
const inLine =
  ' \\t\\f\\r\\v\\u00a0\\u1680\\u2000-\\u2015\\u2028-\\u202f\\u205f-\\u2069\\u3000\\u00ad\\u061c\\ufeff().\\-\\u2212\\uff0d\\u30fb\\u30fc\\uff08\\uff09\\uff0e/[\\]·•';
/** A number may be broken over lines of the source; what stands further apart are the texts of two blocks. */
const gap = `[${inLine}]{0,40}(?:\\n[${inLine}]{0,40}){0,2}`;

/** Seven digits with gaps and all that follow them, or a toll-free code with capital letters behind it. Linear: each part begins with a digit. */
const gates = new RegExp(
  `[${scripts}](?:${gap}[${scripts}]){6,48}|\\b8(?:00|33|44|55|66|77|88)\\)?[ .-]{1,2}[\\d.-]{0,9}[A-Z]`,
  'g',
);
/** Most of what has seven digits on most pages, by its figures. figures.ts takes none of these for a number, whatever stands in front. */
const figures = /(\d+)([./\-–])(\d+)(?:\2(\d+))?/y;

const isSmall = (figure: string, most: number) => figure.length <= 2 && Number(figure) <= most;
const isYear = (figure: string) => /^(?:19|20)\d\d$/.test(figure);

/** Where the date or the range of years ends with which a run of digits begins; 0 for none. */
function dateEnd(text: string, start: number, end: number): number {
  figures.lastIndex = start;
  const [whole, first = '', sign, second = '', third = ''] = figures.exec(text) ?? [];
  if (whole === undefined) return 0;
  const isRange = isYear(first) && isYear(second) && /[-–]/.test(sign ?? '') && start + whole.length === end;
  const isDate =
    sign !== '–' &&
    ((isSmall(first, 39) && isSmall(second, 39) && isYear(third)) ||
      (isYear(first) && isSmall(second, 19) && third !== '' && isSmall(third, 39)));
  return isDate || isRange ? start + whole.length : 0;
}

/** In front of the parameters of addresses and in names of programs, and never right in front of a number. */
const parameter = /[=&_]\d+/y;

/** One digit of any of the scripts. */
export const anyDigit = new RegExp(`[${scripts}]`);

/** Where in a text seven digits in a row that are no date, gaps allowed, or a word number stand: start and end by turns. */
export function hitsIn(text: string, most = Number.POSITIVE_INFINITY): number[] {
  const hits: number[] = [];
  gates.lastIndex = 0;
  for (let hit = gates.exec(text); hit && hits.length < most; hit = gates.exec(text)) {
    const date = dateEnd(text, hit.index, gates.lastIndex);
    parameter.lastIndex = hit.index - 1;
    if (date > 0) gates.lastIndex = date;
    else if (hit.index > 0 && parameter.test(text)) gates.lastIndex = parameter.lastIndex;
    else hits.push(hit.index, gates.lastIndex);
  }
  return hits;
}

/** Whether a text has one of these places. */
export const hasHit = (text: string) => hitsIn(text, 2).length > 0;
