/** Stage two: which candidates of a page are numbers, and of which country. Runs in the worker, with all metadata. Pure. */

import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import type { Proof } from './candidates.ts';
import { checkNumber } from './check-number.ts';
import type { CheckedNumber, DialableNumber } from './checked-number.ts';
import { type PageOrigin, pageRegions } from './page-region.ts';
import { isAmerican } from './spans.ts';

/** `address`: of a link, which is answered with a refusal when it is no number; any other refused text is left alone. */
export interface Asked {
  text: string;
  proof: Proof | 'address';
}

/** Digits of a number that exists in one country or another, and may be the end of a longer one. */
const longestShort = 8;
/** Countries that a language has where what fits one alone is no chance. */
const mostSure = 4;

/** So many of a page's numbers are tried in every country of its language. */
const mostTried = 40;

export interface Confirmed {
  /** The country that numbers without one are taken to be of, unless they fit another only. */
  region: string;
  /** In the order asked; null for no number. */
  numbers: (CheckedNumber | null)[];
}

/** What each of a page's candidates is. `setting` is the agent's own country. */
export function confirm(asked: readonly Asked[], origin: PageOrigin, setting: string): Confirmed {
  const texts = asked.map(({ text }) => text);
  const { likely, elsewhere, possible } = pageRegions(origin, texts, setting);
  // The American default says little; another was chosen.
  const own = likely.length === 0 || setting !== 'US' ? [setting] : [];
  const ownFirst = setting === 'US' ? possible : [...new Set([setting, ...possible])];
  // Where its language is spoken at home too, though not by most, home comes before the largest of its countries.
  const largest = setting !== 'US' && possible.includes(setting) ? [] : possible.slice(0, 1);
  const guessed = likely.length === 0 ? [...bestFitting(asked, ownFirst), ...largest] : [];
  const tried = [...new Set([...likely, ...guessed, ...own])];
  const rest = likely.length === 0 ? possible : [];
  // "New York (212) 555-0147" below "Berlin +49 …": digits that are grouped as American exist in Germany, too.
  const named = tried.filter((region) => !elsewhere.includes(region));
  const triedFor = ({ text }: Asked) => (isAmerican(text) ? [...named, 'US', ...elsewhere] : tried);
  const numbers = asked.map((each) => confirmOne(each, triedFor(each), rest));
  return { region: tried[0] ?? setting, numbers: asked.map(asWritten(asked, numbers)) };
}

/** A link whose address names no country is what its digits are elsewhere on the page, such as in its own text: only there they are grouped. */
function asWritten(asked: readonly Asked[], numbers: readonly (CheckedNumber | null)[]) {
  const digitsOf = ({ text }: Asked) => text.replace(/\D/g, '');
  const written = new Map<string, CheckedNumber>();
  for (const [i, each] of asked.entries()) {
    const number = numbers[i];
    if (number && isDialable(number) && each.proof !== 'address') written.set(digitsOf(each), number);
  }
  return (each: Asked, i: number) =>
    (each.proof === 'address' && !/[+%]/.test(each.text) && written.get(digitsOf(each))) ||
    (numbers[i] ?? null);
}

/** `tried` are the countries it may be of, in order; of `possible` ones it must fit one alone. */
function confirmOne(
  { text, proof }: Asked,
  tried: readonly string[],
  possible: readonly string[],
): CheckedNumber | null {
  if (proof === 'bare') return mobileIn(text, tried[0] ?? '');
  let refusal: CheckedNumber | null = null;
  for (const region of tried) {
    const number = checkNumber(text, region);
    if (proof === 'address' && number.kind !== 'refused') return number;
    if (isDialable(number) && (proof !== 'grouped' || isExact(text, number))) return number;
    refusal ??= number;
  }
  if (proof === 'grouped') return null;
  if (isAmerican(text)) {
    const number = checkNumber(text, 'US');
    if (isDialable(number)) return number;
  }
  const exact = exactIn(text, possible);
  // A short one exists in one country or another: of the many of a language it fits one by chance.
  const isChance = possible.length > mostSure && text.replace(/\D/g, '').length <= longestShort;
  const only =
    exact.length > 0 || isChance
      ? exact
      : possible.filter((region) => countryOf(checkNumber(text, region)) === region);
  if (only.length === 1) return checkNumber(text, only[0] ?? '');
  const whole = proof === 'sure' ? inFull(text) : null;
  if (whole) return whole;
  return proof === 'address' ? refusal : null;
}

/** The fewest digits with a country in front. */
const fewestWhole = 11;

/** "254 20 2100045", "(0049) 89 532741": what exists nowhere nearby may be written in full, without a plus. */
function inFull(text: string): CheckedNumber | null {
  const isLong = text.replace(/ ext \d+$/, '').replace(/\D/g, '').length >= fewestWhole;
  const written = text.replace(/^[([] *([\d -]+?) *[)\]]/, '$1 ').replace(/^00[ -]?(?=[2-9])/, '');
  if (!isLong || !/^[1-9]/.test(written)) return null;
  const number = checkNumber(`+${written}`, '');
  return isDialable(number) && number.isProven ? number : null;
}

/** The number when it is a mobile one of this very country. */
function mobileIn(text: string, region: string): CheckedNumber | null {
  const number = checkNumber(text, region);
  const isMobile = isDialable(number) && parsePhoneNumberFromString(number.e164)?.getType() === 'MOBILE';
  return isMobile && number.country === region ? number : null;
}

/** What a country gains for each number that exists there, for each that is grouped as there, and for being the first. */
const weights = { exists: 1, isGrouped: 0.25, isFirst: 0.3 };

/** The country that the page's numbers fit best, of those of its language and the agent's own. */
function bestFitting(asked: readonly Asked[], possible: readonly string[]): string[] {
  const national = asked
    .flatMap(({ text, proof }) => (proof === 'sure' && !text.startsWith('+') ? [text] : []))
    .slice(0, mostTried);
  const long = national.filter((text) => text.replace(/\D/g, '').length > longestShort);
  const texts = long.length > 0 ? long : national;
  const votes = possible.map((region, i): [string, number] => {
    const there = texts
      .map((text) => ({ isAmerican: isAmerican(text), number: checkNumber(text, region) }))
      .filter(({ isAmerican, number }) => countryOf(number) === region && (!isAmerican || isOfPlan(number)));
    const grouped = texts.filter((text) => exactIn(text, [region]).length > 0);
    // Short ones that are not even grouped as there exist there by chance.
    if (long.length === 0 && grouped.length === 0 && possible.length > mostSure) return [region, 0];
    const votes = there.length * weights.exists + grouped.length * weights.isGrouped;
    return [region, votes > 0 && i === 0 ? votes + weights.isFirst : votes];
  });
  const [first] = votes.sort(([, a], [, b]) => b - a);
  return first && first[1] > 0 ? [first[0]] : [];
}

/** Whether a number is of the American plan: digits grouped as there say little about any other country. */
const isOfPlan = (number: CheckedNumber) => isDialable(number) && number.e164.startsWith('+1');

function exactIn(text: string, regions: readonly string[]): string[] {
  return regions.filter((region) => {
    const number = checkNumber(text, region);
    return isDialable(number) && number.country === region && isExact(text, number);
  });
}

function countryOf(number: CheckedNumber): string | null {
  return isDialable(number) ? number.country : null;
}

function isDialable(number: CheckedNumber): number is DialableNumber {
  return 'e164' in number;
}

/**
 * Groups that a country writes besides those of the library, by the digits in each: without the zero in front, with the area
 * apart, in pairs.
 */
const customary: Partial<Record<string, readonly string[]>> = {
  CA: ['1 3 3 4'],
  CL: ['1 4 4', '2 4 4'],
  CN: ['3 4 4'],
  CO: ['3 3 4', '3 7'],
  CZ: ['3 3 3'],
  ES: ['2 3 2 2', '3 3 3', '3 2 2 2'],
  FR: ['1 3 3 3'],
  GR: ['3 3 4', '3 7', '4 6', '5 5', '3 3 2 2'],
  IN: ['5 5'],
  IT: ['3 2 2 3', '3 3 2 2', '3 7', '3 6'],
  MX: ['2 4 4', '3 3 4', '3 3 2 2'],
  NO: ['2 2 2 2', '3 2 3'],
  PL: ['2 3 2 2', '3 3 3'],
  PT: ['2 3 2 2', '3 3 3', '3 2 2 2'],
  RU: ['3 3 2 2'],
  TR: ['1 3 3 4', '3 1 3'],
  UA: ['1 3 3 3'],
  US: ['1 3 3 4'],
};

function isExact(text: string, { national, country }: DialableNumber): boolean {
  const written = text.replace(/ ext \d+$/, '');
  const groups = (written.match(/\d+/g) ?? []).map(({ length }) => length).join(' ');
  const digits = (each: string) => each.replace(/\D+/g, ' ').trim();
  return digits(national) === digits(written) || customary[country ?? '']?.includes(groups) === true;
}
