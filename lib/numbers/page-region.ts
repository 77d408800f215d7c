/** Which countries a page's numbers without a country code may belong to. Runs in the worker. Pure. */

import { getCountries, parsePhoneNumberFromString } from 'libphonenumber-js/max';

/** What a page tells about where it is from; everything may be empty, and everything is the page's word. */
export interface PageOrigin {
  /** Host names: its own, its canonical address, those that many of its links lead to. */
  hosts: string[];
  /** `lang` attributes and locales. */
  langs: string[];
  /** Countries that the page names as its address: ISO codes. */
  countries: string[];
  /** Some of its text, where it names no language, or English as every template does. */
  words?: string;
}

const mostHints = 20;
const longestHint = 200;
/** Of a page's text. */
export const mostWords = 400;

/** Whether a value, from a page, is what a page tells. */
export function isPageOrigin(value: unknown): value is PageOrigin {
  const { hosts, langs, countries, words = '' } = (value ?? {}) as Partial<PageOrigin>;
  if (typeof words !== 'string' || words.length > mostWords) return false;
  return [hosts, langs, countries].every(
    (each) =>
      Array.isArray(each) &&
      each.length <= mostHints &&
      each.every((hint) => typeof hint === 'string' && hint.length <= longestHint),
  );
}

export interface PageRegions {
  /** Countries that the page, or the agent, names; the likeliest first. */
  likely: string[];
  /** Those of them that nothing but other numbers names: a company lists its offices all over the world. */
  elsewhere: string[];
  /** The countries of the page's language, where nothing names one; the one with most speakers first. */
  possible: string[];
}

/** Country endings sold to the whole world; they say nothing about the page. */
const soldEndings = /^(ac|ai|cc|co|eu|fm|gg|gl|im|io|is|la|ly|me|pw|sh|st|su|to|tv|vc|ws)$/;
const englishFirst = ['US', 'GB', 'AU', 'CA', 'NZ', 'IE', 'ZA', 'IN', 'SG'];

let byLanguage: Map<string, string[]> | undefined;

/** Countries by the language most spoken there. */
function countriesOf(language: string): readonly string[] {
  if (language === 'en') return englishFirst;
  byLanguage ??= Map.groupBy(getCountries() as string[], languageIn);
  return byLanguage.get(language) ?? [];
}

function languageIn(region: string): string {
  return new Intl.Locale(`und-${region}`).maximize().language;
}

/** `texts` are numbers of the page; those with a + name countries. `setting` is the agent's own default. */
export function pageRegions(origin: PageOrigin, texts: readonly string[], setting: string): PageRegions {
  const locales = origin.langs.flatMap(localeOf);
  // Every template begins as American English, and every setting as the United States: neither says much.
  // The language alone fits many countries: the agent's own first, when it is one of them. A page that says nothing is
  // taken to be from there too.
  const isSpokenAtHome =
    setting !== 'US' &&
    (locales.length === 0 || locales.some(({ language }) => language === languageIn(setting)));
  const named = locales.flatMap(({ region, language }) =>
    region && !(language === 'en' && region === 'US') ? [region] : [],
  );
  const told = [...origin.hosts.map(endingOf), ...origin.countries, ...(isSpokenAtHome ? [setting] : [])];
  const numbered = mostFrequent(texts.flatMap(countryOf));
  const main = locales.map((locale) => (locale.language === 'en' ? '' : (locale.maximize().region ?? '')));
  const languages = locales.length ? locales.map(({ language }) => language) : ['en'];
  return {
    likely: known([...told, ...numbered, ...named]).slice(0, 6),
    elsewhere: numbered.filter((region) => ![...told, ...named].includes(region)),
    possible: known([...main, ...languages.flatMap(countriesOf)]),
  };
}

function endingOf(host: string): string {
  const ending = /\.([a-z]{2})\.?$/i.exec(host)?.[1]?.toLowerCase();
  if (!ending || soldEndings.test(ending)) return '';
  return ending === 'uk' ? 'GB' : ending.toUpperCase();
}

function localeOf(lang: string): Intl.Locale[] {
  try {
    return [new Intl.Locale(lang.trim().replaceAll('_', '-'))];
  } catch {
    // No language, or none that anybody knows.
    return [];
  }
}

function countryOf(text: string): string[] {
  const country = /^[([]?\+/.test(text)
    ? parsePhoneNumberFromString(text, { extract: false })?.country
    : undefined;
  return country ? [country] : [];
}

function mostFrequent(countries: string[]): string[] {
  const counted = [...Map.groupBy(countries, (country) => country)];
  return counted.sort(([, a], [, b]) => b.length - a.length).map(([country]) => country);
}

const supported = new Set<string>(getCountries());
const known = (regions: string[]) => [...new Set(regions)].filter((region) => supported.has(region));
