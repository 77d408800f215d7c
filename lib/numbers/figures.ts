/** Shapes of digits that are something else: dates, times, ranges, amounts, addresses, codes. Pure; on flat text. */

const day = '(?:0?[1-9]|[12]\\d|3[01])';
const month = '(?:0?[1-9]|1[0-2])';
const year = '(?:1[4-9]|20)\\d\\d';
const time = '(?:[01]?\\d|2[0-4])[.:h][0-5]\\d';
const any = (...shapes: string[]) => new RegExp(shapes.join('|'));

/** No label makes a telephone number of these. */
const never = any(
  // Dates, with or without a second one or a time behind, and ranges of years.
  `^${day}[./ -]{1,2}${month}[./ -]{1,2}${year}(?!\\d)`,
  `^${day}([./-])${month}\\1\\d\\d(?:$|[ -/]+${day}\\1${month}\\1)`,
  `^${month}([./-])${day}\\2${year}(?!\\d)`,
  `^${year}([./-])${month}\\3${day}(?!\\d)`,
  `^\\(?${year}\\)?(?: ?[-/,.] ?\\(?${year}\\)?)+$`,
  `^${year} ?[-/] ?\\d\\d(?:[ ,.]+${year} ?[-/] ?\\d\\d)*$`,
  // Opening times, decimals, coordinates.
  `^${time} ?- ?${time}(?!\\d)`,
  '^\\d+\\.\\d{1,2}$',
  '^\\d{1,3}\\.\\d{3,}[ /-]+\\d{1,3}\\.\\d{3,}$',
  // Book numbers.
  '^97[89][ -]?\\d(?:[ -]?\\d){8,}$',
);

/** Amounts, cards, postcodes: telephone numbers look like them in countries that group so. */
const amount = any(
  '^(?!0[ .])\\d{1,3}(?:[ .]\\d{3}){2,}$',
  '^(?!0)\\d{4}([ -])\\d{4}(?:\\1\\d{4}(?:\\1\\d{1,4})?)?$',
  '^\\d{4}-\\d{3}$',
  '^\\d{5}-\\d{3,4}$',
  '^\\d{3}-\\d{2}-\\d{4}$',
  '^\\d{1,3}\\.\\d{3,}$',
);

/** Lists, dates without separators, addresses of networks: only a label makes a telephone number of them. */
const seldom = any(
  '^(?:19|20)\\d{6}(?:\\d{4,6})?$',
  `^${year}[ .-]${month}[ .-]${day}(?!\\d)`,
  `^${day}[ .-]${month}[ .-]\\d\\d(?![ .-]?\\d)`,
  `^(?:${year}[ ]){2,}`,
  '^(?!0)(?:\\d{1,2}[ ,.-]+){4,}\\d{1,2}$',
  '^\\d(?:[ ./-]+\\d)+$',
  '\\d - \\d',
  '^\\d{1,3}(?:\\.\\d{1,3}){3}$',
  '^(?!0)\\d{1,2}(?:\\.\\d{1,2}){3,}$',
);

export type Figure = 'never' | 'seldom' | 'amount';

/** `never`: no telephone number looks like this. `seldom`: only a label makes one of it. `amount`: a contact block may. */
export function figureOf(text: string): Figure | null {
  if (never.test(text)) return 'never';
  if (seldom.test(text)) return 'seldom';
  return amount.test(text) ? 'amount' : null;
}

/** What stands right behind a figure: its unit, or more of it. */
export const unitBehind =
  /^ ?(?:%|‰|€|\$|£|°|[ap]\.?m\.?\b|uhr\b|h\b|kg\b|km\b|mm\b|cm\b|m²|m2\b|qm\b|eur(?:os?)?\b|usd\b|chf\b|z[łl]\b|kč|kr\b|px\b|[kmgt]i?b\b|bytes?\b|views?\b|years?\b|people\b|millions?\b|mio\b|mrd\b|billions?\b|times\b|hits\b|points?\b|stück\b|pcs\b|einwohner|follower)/i;
