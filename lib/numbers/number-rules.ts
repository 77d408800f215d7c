/** What the agent or the administrator said about numbers on pages: where they are marked, which are none, where one press dials. Pure. */

import type { PageOrigin } from './page-region.ts';

/** A number, E.164, of which something was said: for one site, or with `site` null everywhere. */
export interface RuledNumber {
  number: string;
  site: string | null;
}

export interface NumberRules {
  /** Whether numbers are marked on sites that `sites` does not name. */
  marksNumbers: boolean;
  /** Exceptions by host name; what is said of a site holds for the sites under it. */
  sites: Record<string, 'on' | 'off'>;
  /** ISO two-letter codes by host name: where a site's numbers without a country are from, whatever its pages say. */
  siteRegions: Record<string, string>;
  ignoredNumbers: RuledNumber[];
  /** Numbers that are marked whatever stands around them; what is left alone stays so. */
  knownNumbers: RuledNumber[];
  /** Origins, such as `https://crm.example`, on which a press dials without the card before it. */
  oneClickOrigins: string[];
  /** ISO two-letter codes, upper case, that may be dialled; empty for all that Connect allows. */
  dialCountries: string[];
}

/** What of the rules a page is told: what holds on it. */
export interface PageRules {
  /** Whether numbers are marked on this page. */
  marksNumbers: boolean;
  /** ISO two-letter code used for numbers without a country, upper case. */
  defaultRegion: string;
  /** Whether a press dials at once, where nothing about the number needs a second look. */
  isOneClick: boolean;
  /** Numbers, E.164, that are marked on this page whatever stands around them. */
  known: string[];
}

export const defaultNumberRules: NumberRules = {
  marksNumbers: true,
  sites: {},
  siteRegions: {},
  ignoredNumbers: [],
  knownNumbers: [],
  oneClickOrigins: [],
  dialCountries: [],
};

/** Whether `host` is `site` or stands under it. */
const isUnder = (host: string, site: string) => host === site || host.endsWith(`.${site}`);

/** What is said of this host most closely; null when only the rule for all sites holds. */
export function siteRule(
  { sites }: Pick<NumberRules, 'sites'>,
  host: string,
): { site: string; rule: 'on' | 'off' } | null {
  const site = closestTo(host, Object.keys(sites));
  const rule = site === undefined ? undefined : sites[site];
  return site !== undefined && rule ? { site, rule } : null;
}

const closestTo = (host: string, sites: string[]) =>
  sites.filter((site) => isUnder(host, site)).sort((a, b) => b.length - a.length)[0];

/** The country that was said of this host most closely, or of the page around it; null when pages speak for themselves. */
export function regionOn(
  { siteRegions }: Pick<NumberRules, 'siteRegions'>,
  host: string,
  top = '',
): string | null {
  const site = [host, top].map((each) => closestTo(each, Object.keys(siteRegions))).find(Boolean);
  return site === undefined ? null : (siteRegions[site] ?? null);
}

/** Whether numbers are marked on pages of this host; `top` is the host of the page around it when it is a frame. */
export function marksOn(rules: Pick<NumberRules, 'marksNumbers' | 'sites'>, host: string, top = ''): boolean {
  const said = [host, top].map((each) => siteRule(rules, each)?.rule);
  return said.includes('off') ? false : said.includes('on') || rules.marksNumbers;
}

/** Whether this number, E.164, is left alone on any of these hosts: a frame's own, and that of the page around it. */
export function isIgnored(
  { ignoredNumbers }: Pick<NumberRules, 'ignoredNumbers'>,
  e164: string,
  ...hosts: string[]
): boolean {
  return ignoredNumbers.some((rule) => rule.number === e164 && holdsOn(rule, hosts));
}

const holdsOn = ({ site }: RuledNumber, hosts: readonly string[]) =>
  site === null || hosts.some((host) => isUnder(host, site));

/** The numbers, E.164, that are marked on any of these hosts whatever stands around them. */
export function knownOn({ knownNumbers }: Pick<NumberRules, 'knownNumbers'>, ...hosts: string[]): string[] {
  return knownNumbers.filter((rule) => holdsOn(rule, hosts)).map(({ number }) => number);
}

/** Where a page is from, as it tells or as was said of its site; and the country that speaks where neither does. */
export function whereFrom(
  rules: Pick<NumberRules, 'siteRegions'> & { defaultRegion: string },
  told: PageOrigin,
  host: string,
  top: string,
): { origin: PageOrigin; region: string } {
  const region = regionOn(rules, host, top);
  if (region === null) return { origin: told, region: rules.defaultRegion };
  return { origin: { hosts: [], langs: [], countries: [region] }, region };
}

/** Whether a value is a number in E.164, by its shape. */
export const isE164 = (value: unknown): value is string =>
  typeof value === 'string' && /^\+[1-9]\d{6,14}$/.test(value);

const hostName = /^(?=.{1,253}$)[a-z\d]([a-z\d-]*[a-z\d])?(\.[a-z\d]([a-z\d-]*[a-z\d])?)*$/;

export const isHostName = (value: unknown): value is string =>
  typeof value === 'string' && hostName.test(value);

/** Entries that a list of rules may have; a longer one cannot stand. */
export const mostListed = 2_000;

const isEach = (value: unknown, holds: (entry: unknown) => boolean) =>
  Array.isArray(value) && value.length <= mostListed && value.every(holds);

/** An origin over https, or of this very machine, and nothing after it. */
export function isOneClickOrigin(value: unknown): value is string {
  const url = typeof value === 'string' ? URL.parse(value) : null;
  if (!url || url.origin !== value || !isHostName(url.hostname)) return false;
  return (
    url.protocol === 'https:' || (url.protocol === 'http:' && /^(localhost|127\.0\.0\.1)$/.test(url.hostname))
  );
}

const isRegion = (value: unknown) => typeof value === 'string' && /^[A-Z]{2}$/.test(value);

const isRecord = (value: unknown, holds: (rule: unknown) => boolean) =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.keys(value).length <= mostListed &&
  Object.entries(value).every(([site, rule]) => isHostName(site) && holds(rule));

const numbersFault = (value: unknown) =>
  isEach(value, (entry) => {
    const { number, site } = (entry ?? {}) as Partial<RuledNumber>;
    return isE164(number) && (site === null || isHostName(site));
  })
    ? null
    : 'is a list of {"number": "+442079460958", "site": "crm.example"}, site null for everywhere';

/** Why a value of these settings cannot stand, in words that follow its name; null when it can. */
export const numberRuleFaults: Record<keyof NumberRules, (value: unknown) => string | null> = {
  marksNumbers: (value) => (typeof value === 'boolean' ? null : 'is true or false'),
  sites: (value) =>
    isRecord(value, (rule) => rule === 'on' || rule === 'off')
      ? null
      : 'holds “on” or “off” for each host name, such as {"crm.example": "off"}',
  siteRegions: (value) =>
    isRecord(value, isRegion)
      ? null
      : 'holds a country’s two capital letters for each host name, such as {"crm.example": "GB"}',
  ignoredNumbers: numbersFault,
  knownNumbers: numbersFault,
  oneClickOrigins: (value) =>
    isEach(value, isOneClickOrigin) ? null : 'is a list of origins, such as ["https://crm.example"]',
  dialCountries: (value) =>
    isEach(value, isRegion) ? null : 'is a list of countries’ two capital letters, such as ["GB", "IE"]',
};
