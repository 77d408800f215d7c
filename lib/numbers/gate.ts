/** The first look at text: whether it can hold a telephone number at all. Stands in every page, so it is small. Pure. */

/** The digits that stand on telephone pages: ASCII, Arabic, Persian, Devanagari, Bengali, Thai, Burmese, Khmer, full width. */
const scripts = '0-9٠-٩۰-۹०-९০-৯๐-๙၀-၉០-៩０-９';
/** What stands between the digits of one number: spaces of all kinds, unseen characters, brackets, dots, dashes, slashes. */
const gap =
  '\\s\\u00ad\\u200b-\\u200d\\u2060\\ufeff().\\-\\u2010-\\u2015\\u2212\\uff0d\\u30fc\\uff08\\uff09\\uff0e/[\\]·•';

/** Seven digits with gaps, or a toll-free code with capital letters behind it. Linear: each part begins with a digit. */
const gates = new RegExp(
  `[${scripts}](?:[${gap}]*[${scripts}]){6}|\\b8(?:00|33|44|55|66|77|88)\\)?[ .-]{1,2}[\\d.-]{0,9}[A-Z]`,
  'g',
);
/** Most of what has seven digits on most pages. figures.ts takes none of these for a number, whatever stands in front. */
const dates = new RegExp(
  `(?<!\\d)(?:[0-3]?\\d([./-])[0-3]?\\d\\1(?:19|20)\\d\\d|(?:19|20)\\d\\d([./-])[01]?\\d\\2[0-3]?\\d|(?:19|20)\\d\\d[-–](?:19|20)\\d\\d(?![${gap}]*\\d))(?!\\d)`,
  'y',
);

/** One digit of any of the scripts. */
export const anyDigit = new RegExp(`[${scripts}]`);

/** Where in a text seven digits in a row that are no date, gaps allowed, or a word number stand: start and end by turns. */
export function hitsIn(text: string, most = Number.POSITIVE_INFINITY): number[] {
  const hits: number[] = [];
  gates.lastIndex = 0;
  for (let hit = gates.exec(text); hit && hits.length < most; hit = gates.exec(text)) {
    dates.lastIndex = hit.index;
    if (dates.test(text)) gates.lastIndex = dates.lastIndex;
    else hits.push(hit.index, gates.lastIndex);
  }
  return hits;
}

/** Whether a text has one of these places. */
export const hasHit = (text: string) => hitsIn(text, 2).length > 0;
