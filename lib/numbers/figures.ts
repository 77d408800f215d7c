/** Shapes of digits that are something else: dates, times, ranges, amounts, addresses, codes. Pure; on flat text. */

const any = (...shapes: string[]) => new RegExp(shapes.join('|'));

/** Three figures that may be a date, and what follows. What they must be is reckoned: written as patterns it takes ten times the memory, in each page. */
const threeFigures = /^(\d+)([./ -]+)(\d+)([./ -]+)(\d+)/;
/** "26.-29.03.2026", "09/10.05.2026": the first of several days, which leaves a date. */
const firstDay = /^\d\d?\.? ?[-/+] ?(?=\d\d?\. ?\d\d?\. ?\d{2,4}$)/;
const secondDate = /^[ -/]+(\d+)([./-])(\d+)([./-])/;
const times = /^(\d+)[.:h]([0-5]\d) ?- ?(\d+)[.:h][0-5]\d(?!\d)/;
const season = /^(\d+) ?[-/] ?\d\d$/;

const isYear = (figure = '') => figure.length === 4 && Number(figure) >= 1400 && Number(figure) < 2100;
const isDay = (figure = '') => figure.length <= 2 && Number(figure) >= 1 && Number(figure) <= 31;
const isMonth = (figure = '') => figure.length <= 2 && Number(figure) >= 1 && Number(figure) <= 12;
const isHour = (figure = '') => figure.length <= 2 && Number(figure) <= 24;

/** `never` for a date as dates are written, `seldom` for one that could be something else. */
function dateIn(text: string): 'never' | 'seldom' | null {
  const [whole = '', first = '', sign = '', second = '', sign2 = '', third = ''] =
    threeFigures.exec(text) ?? [];
  const isSame = sign === sign2;
  const isEach = isSame && sign.length === 1;
  if (isYear(third) && sign.length <= 2 && sign2.length <= 2) {
    if (isDay(first) && isMonth(second)) return 'never';
    if (isMonth(first) && isDay(second) && isEach && sign !== ' ') return 'never';
  }
  const rest = text.slice(whole.length);
  if (isEach && sign !== ' ' && third.length === 2 && isDay(first) && isMonth(second)) {
    const [, day, mark, month, mark2] = secondDate.exec(rest) ?? [];
    if (rest === '' || (isDay(day) && isMonth(month) && mark === sign && mark2 === sign)) return 'never';
  }
  if (sign.length !== 1 || sign2.length !== 1) return null;
  if (isYear(first) && isMonth(second) && isDay(third)) {
    if (isSame && sign !== ' ') return 'never';
    if (sign !== '/' && sign2 !== '/') return 'seldom';
  }
  const isShort = third.length === 2 && !/^[ .-]?\d/.test(rest) && sign !== '/' && sign2 !== '/';
  return isShort && isDay(first) && isMonth(second) ? 'seldom' : null;
}

/** Ranges of years, seasons, opening times. */
function isRange(text: string): boolean {
  const years = text.split(/ ?[-/,.] ?/).map((each) => each.replace(/^\(|\)$/g, ''));
  if (years.length > 1 && years.every(isYear)) return true;
  const seasons = text.split(/[ ,.]+(?=\d{4} ?[-/])/);
  if (seasons.every((each) => isYear(season.exec(each)?.[1]))) return true;
  const [, from, , to] = times.exec(text) ?? [];
  return from !== undefined && isHour(from) && isHour(to);
}

const never = any(
  '^\\d+\\.\\d{1,2}$',
  '^\\d{1,3}\\.\\d{3,}[ /-]+\\d{1,3}\\.\\d{3,}$',
  '^97[89][ -]?\\d(?:[ -]?\\d){8,}$',
);

/** No label makes a telephone number of these: decimals, coordinates, book numbers. Of all figures only they may be grouped as American numbers are. */
export const isNeverCalled = (text: string) => never.test(text);

/** Amounts, cards, postcodes: telephone numbers look like them in countries that group so. */
const amount = any(
  '^(?!0[ .])\\d{1,3}(?:[ .]\\d{3}){2,}$',
  '^(?!0)\\d{4}([ -])\\d{4}(?:\\1\\d{4}(?:\\1\\d{1,4})?)?$',
  '^\\d{4}-\\d{3}$',
  '^\\d{5}-\\d{3,4}$',
  '^\\d{3}-\\d{2}-\\d{4}$',
  '^(?!0\\d)\\d{1,3}\\.\\d{3,}$',
);

/** Dates without separators, ranges of days: only a label makes a telephone number of them. */
const seldom = any(
  '^(?:19|20)\\d\\d(?:0[1-9]|1[0-2])[0-3]\\d(?:\\d{4,6})?$',
  '^(?:1[4-9]|20)\\d\\d (?:1[4-9]|20)\\d\\d ',
  // But an area, "0711 - 685 …", and an extension, "07151 12 34 - 56", may stand apart.
  '^(?!\\(?0\\d{1,4}\\)? - \\d[\\d ]+$|\\(?0\\d{2,5}\\)?[ /]\\d[\\d ]{3,} - \\d{1,3}$).*\\d - \\d',
  '^\\d{1,4}/(?:19|20)\\d\\d/',
  // Models: "500/600/1200".
  '^\\d+00(?:/\\d+00)+$',
  // Postcodes: "02108 - 02266".
  '^0\\d{4} ?- ?0\\d{4}$',
  // Seasons and days: "16/17-18/19".
  '^\\d\\d?[/.]\\d\\d? ?- ?\\d\\d?[/.]\\d\\d?$',
);

/** Lists and addresses of networks. Reckoned: as patterns they take ten times the memory, in each page. */
function isList(text: string): boolean {
  const figures = (signs: RegExp, least: number, longest: number, most = Number.POSITIVE_INFINITY) => {
    const all = text.split(signs);
    const areShort = all.every((each) => each.length <= longest && /^\d+$/.test(each));
    return areShort && all.length >= least && all.length <= most;
  };
  if (figures(/[ ./-]+/, 2, 1) || isAddress(text)) return true;
  return !text.startsWith('0') && (figures(/[ ,.-]+/, 5, 2) || figures(/\./, 4, 2));
}

/** An address of a network: no part of it is larger than a byte. */
const isAddress = (text: string) =>
  /^\d{1,3}(?:\.\d{1,3}){3}$/.test(text) && text.split('.').every((part) => Number(part) < 256);

/** Five pairs or more, each larger than the one before, or six: lottery draws, departures, bus lines. */
function isDraw(text: string): boolean {
  const pairs = text.split(' ');
  if (pairs.length < 5 || pairs.some(({ length }) => length !== 2)) return false;
  const steps = pairs.slice(1).map((pair, i) => Number(pair) - Number(pairs[i]));
  // Mobile numbers of France may rise too, but not one by one.
  const rises = /^0[67]/.test(text) ? steps.every((step) => step === 1) : steps.every((step) => step > 0);
  return pairs.length > 5 || rises;
}

/** Seconds since 1970, of these years. */
const isInstant = (text: string) => text.length === 10 && /^1[67]/.test(text) && !/\D/.test(text);

export type Figure = 'never' | 'seldom' | 'amount';

/** `never`: no telephone number looks like this. `seldom`: only a label makes one of it. `amount`: a contact block may. */
export function figureOf(text: string): Figure | null {
  const date = dateIn(text.replace(firstDay, ''));
  if (date === 'never' || isRange(text) || isNeverCalled(text)) return 'never';
  if (date || seldom.test(text) || isList(text) || isDraw(text) || isInstant(text)) return 'seldom';
  return amount.test(text) ? 'amount' : null;
}

const units = new Set(
  `uhr h kg km mm cm m² m2 qm eur euro euros usd chf zł zl pln kč czk kr sek nok dkk huf ft ron lei din rsd tl руб грн лв px b kb mb gb tb kib mib gib tib byte bytes view views year
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
  const [word] = /^[a-zа-я\d²ąčłüß]+/.exec(behind.toLowerCase()) ?? [];
  return word !== undefined && units.has(word);
}

const files = new Set(
  `pdf doc docx xls xlsx ppt pptx odt ods rtf txt csv json xml yml htm html xhtml php asp aspx jsp css js jpg jpeg png gif svg webp bmp tif tiff
  heic ico psd eps mp3 mp4 m4a m4v wav ogg avi mov mkv webm zip rar gz tgz tar 7z exe dmg apk iso eml msg ics vcf dwg sql bak com net org info biz`.split(
    /\s+/,
  ),
);

/** Whether digits with what is behind them are the name of a file or a host: "212-555-0147.pdf", "2125550147.de". A sentence may begin without its space. */
export function isName(text: string, rest: string): boolean {
  const [, ending = '', behind = ''] = /^\.([a-z\d]{2,5})(?![a-z\d])( ?[a-z]?)/.exec(rest) ?? [];
  const isCountry = ending.length === 2 && !/[ ()]/.test(text) && !behind;
  return isCountry || files.has(ending);
}
