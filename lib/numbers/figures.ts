/** Shapes of digits that are something else: dates, times, ranges, amounts, addresses, codes. Pure; on flat text. */

const year = '(?:1[4-9]|20)\\d\\d';
const time = '(?:[01]?\\d|2[0-4])[.:h][0-5]\\d';
const any = (...shapes: string[]) => new RegExp(shapes.join('|'));

/** Three figures that may be a date. What they must be is reckoned: written as patterns it takes ten times the memory, in each page. */
const figuresThenYear = new RegExp(`^(\\d\\d?)([./ -]{1,2})(\\d\\d?)([./ -]{1,2})${year}(?!\\d)`);
const yearThenFigures = new RegExp(`^${year}([./ -])(\\d\\d?)([./ -])(\\d\\d?)(?!\\d)`);
/** With a year of two digits, and maybe a second date behind. */
const shortDate = /^(\d\d?)([./-])(\d\d?)\2\d\d(?:$|[ -/]+(\d\d?)\2(\d\d?)\2)/;
const shortSeldom = /^(\d\d?)[ .-](\d\d?)[ .-]\d\d(?![ .-]?\d)/;

const isDay = (figure = '') => Number(figure) >= 1 && Number(figure) <= 31;
const isMonth = (figure = '') => Number(figure) >= 1 && Number(figure) <= 12;

/** `never` for a date as dates are written, `seldom` for one that could be something else. */
function dateIn(text: string): 'never' | 'seldom' | null {
  const [, first, sign, second, sign2] = figuresThenYear.exec(text) ?? [];
  if (isDay(first) && isMonth(second)) return 'never';
  if (isMonth(first) && isDay(second) && sign === sign2 && /^[./-]$/.test(sign ?? '')) return 'never';
  const [, day, , month, day2, month2] = shortDate.exec(text) ?? [];
  if (isDay(day) && isMonth(month) && (!day2 || (isDay(day2) && isMonth(month2)))) return 'never';
  const [, gap, of, gap2, on] = yearThenFigures.exec(text) ?? [];
  if (isMonth(of) && isDay(on)) {
    if (gap === gap2 && gap !== ' ') return 'never';
    if (gap !== '/' && gap2 !== '/') return 'seldom';
  }
  const [, shortDay, shortMonth] = shortSeldom.exec(text) ?? [];
  return isDay(shortDay) && isMonth(shortMonth) ? 'seldom' : null;
}

/** No label makes a telephone number of these. */
const never = any(
  // Ranges of years.
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
  const date = dateIn(text);
  if (date === 'never' || never.test(text)) return 'never';
  if (date || seldom.test(text)) return 'seldom';
  return amount.test(text) ? 'amount' : null;
}

const units = new Set(
  `uhr h kg km mm cm m² m2 qm eur euro euros usd chf zł zl kč kr px b kb mb gb tb kib mib gib tib byte bytes view views year
  years people million millions mio mrd billion billions times hits point points stück pcs einwohner follower followers`.split(
    /\s+/,
  ),
);

/** No time of day has so many digits, and `am` is a word in German. */
const mostInTimes = 8;

/** Whether right behind a figure of so many digits stands its unit, or more of it. */
export function isUnit(rest: string, digits: number): boolean {
  const behind = rest.startsWith(' ') ? rest.slice(1) : rest;
  if (/^[%‰€$£°]/.test(behind)) return true;
  if (digits <= mostInTimes && /^[ap]\.?m(?![a-z\d])/i.test(behind)) return true;
  const [word] = /^[a-z\d²ąčłüß]+/.exec(behind.toLowerCase()) ?? [];
  return word !== undefined && units.has(word);
}
