/** The first look at text: whether it can hold a telephone number at all. Stands in every page, so it is small. Pure. */

/** The digits that stand on telephone pages: ASCII, Arabic, Persian, Devanagari, Bengali, Thai, Burmese, Khmer, full width. */
const scripts = '0-9٠-٩۰-۹०-९০-৯๐-๙၀-၉០-៩０-９';
/** What stands between the digits of one number: spaces of all kinds, unseen characters, brackets, dots, dashes, slashes. */
const gap =
  '\\s\\u00ad\\u200b-\\u200d\\u2060\\ufeff().\\-\\u2010-\\u2015\\u2212\\uff0d\\u30fc\\uff08\\uff09\\uff0e/[\\]·•';

/** Seven digits with gaps, or a toll-free code with capital letters behind it. Linear: each part begins with a digit. */
const numberLike = `[${scripts}](?:[${gap}]*[${scripts}]){6}|\\b8(?:00|33|44|55|66|77|88)\\)?[ .-]{1,2}[\\d.-]{0,9}[A-Z]`;

/** Whether a text holds seven digits in a row, gaps allowed, or a word number. */
export const gate = new RegExp(numberLike);
/** The same, for all places. */
export const gates = new RegExp(numberLike, 'g');
/** One digit of any of the scripts. */
export const anyDigit = new RegExp(`[${scripts}]`);
