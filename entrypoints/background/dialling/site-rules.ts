/** Rules for numbers that are made where a number stands: on a page for that page's site, on our own pages for any. */

import { browser } from '../../../lib/browser.ts';
import { VoiceError } from '../../../lib/errors.ts';
import { checkNumber } from '../../../lib/numbers/check-number.ts';
import type { CheckedNumber, RefusedNumber } from '../../../lib/numbers/checked-number.ts';
import { knownIn } from '../../../lib/numbers/known-numbers.ts';
import type { PageRules } from '../../../lib/numbers/number-rules.ts';
import {
  isE164,
  isHostName,
  isIgnored,
  knownOn,
  marksOn,
  mostListed,
  type RuledNumber,
  regionOn,
  whereFrom,
} from '../../../lib/numbers/number-rules.ts';
import type { PageOrigin } from '../../../lib/numbers/page-region.ts';
import { knowsMore } from '../../../lib/page/requests.ts';
import type { SenderStamps } from '../../../lib/sender.ts';
import type { SettingsChange } from '../../../lib/settings.ts';
import type { Settings } from '../../../lib/settings-rules.ts';
import { askAllPages } from '../surfaces/all-pages.ts';

export interface SiteRules {
  /** What holds on the sender's page; in a frame also what was said of `top`, the host of the page around it. */
  of(sender: SenderStamps, top?: string): Promise<PageRules>;
  /** Where the sender's page is from: what it tells of itself, or what was said of its site. */
  originOf(
    sender: SenderStamps,
    told: PageOrigin,
    top: string,
  ): Promise<{ origin: PageOrigin; region: string }>;
  /** The numbers of these texts, with those that are numbers since it was said of this page. */
  withKnown(
    texts: readonly string[],
    numbers: readonly (CheckedNumber | null)[],
    sender: SenderStamps,
    top: string,
  ): Promise<(CheckedNumber | null)[]>;
  /** The numbers as this page may have them: one that is ignored there is refused. Our own pages get them all. */
  without<Number extends CheckedNumber | null>(
    numbers: Number[],
    sender: SenderStamps,
    top?: string,
  ): Promise<(Number | RefusedNumber)[]>;
  /** Leaves a number, E.164, alone: on `site`, everywhere for null, on the sender's own site when that is a page. */
  ignoreNumber(sender: SenderStamps, number: string, site: string | null): Promise<void>;
  /** Takes back that a number, E.164, is left alone: on this site, and everywhere. */
  markNumber(number: string, site: string): Promise<void>;
  /** Marks a number, E.164, on a site from now on, whatever stands around it. */
  treatAsNumber(number: string, site: string): Promise<void>;
  /** Marks numbers on a site or not. A page can only be switched off by its own card, and only itself. */
  markSite(sender: SenderStamps, isMarked: boolean, site: string): Promise<void>;
  /** Takes a site's numbers to be from a country; from where its pages say for null. */
  setSiteRegion(site: string, region: string | null): Promise<void>;
  /** Whether a press on this page may dial at once: the top page of an origin that was allowed. */
  isOneClick(sender: SenderStamps): Promise<boolean>;
}

export interface SiteRuleParts {
  settings(): Promise<Settings>;
  changeSettings(change: SettingsChange): Promise<Settings>;
}

/** Numbers that are ignored on one site. */
const mostOfSite = 200;

export function createSiteRules({ settings, changeSettings }: SiteRuleParts): SiteRules {
  const isOneClick = async ({ origin, frameId, tab }: SenderStamps) =>
    origin !== undefined &&
    frameId === 0 &&
    tab?.active !== false &&
    (await settings()).oneClickOrigins.includes(origin);

  return {
    isOneClick,
    async of(sender, top = '') {
      const rules = await settings();
      return {
        marksNumbers: marksOn(rules, siteOf(sender), top),
        defaultRegion: regionOn(rules, siteOf(sender), top) ?? rules.defaultRegion,
        isOneClick: await isOneClick(sender),
        known: knownOn(rules, siteOf(sender), top),
      };
    },
    async originOf(sender, told, top) {
      const { origin, region } = whereFrom(await settings(), told, siteOf(sender), top);
      const language = origin.words ? await languageOf(origin.words) : null;
      return { origin: language ? { ...origin, langs: [language] } : origin, region };
    },
    async withKnown(texts, numbers, sender, top) {
      const known = knownOn(await settings(), siteOf(sender), top);
      return numbers.map((number, i) => {
        const said = number ? null : knownIn(known, texts[i] ?? '');
        return said === null ? number : checkNumber(said, '');
      });
    },
    async without(numbers, sender, top = '') {
      if (isOwn(sender)) return numbers;
      const rules = await settings();
      const site = siteOf(sender);
      return numbers.map((number) =>
        number && 'e164' in number && isIgnored(rules, number.e164, site, top) ? ignored : number,
      );
    },
    async ignoreNumber(sender, number, site) {
      const where = isOwn(sender) ? site : siteOf(sender);
      if (!isE164(number) || (where !== null && !isHostName(where))) throw new VoiceError('not-trusted');
      await changeSettings(({ ignoredNumbers, knownNumbers }) => {
        const others = ignoredNumbers.filter((rule) => rule.number !== number || rule.site !== where);
        const ofSite = others.filter((rule) => rule.site === where);
        // The oldest of the same site makes room: no page can push out what was said of others.
        const kept = ofSite.length < mostOfSite ? others : others.filter((rule) => rule !== ofSite[0]);
        return {
          ignoredNumbers: [...kept, { number, site: where }].slice(-mostListed),
          knownNumbers: knownNumbers.filter((rule) => rule.number !== number || rule.site !== where),
        };
      });
    },
    async markNumber(number, site) {
      await changeSettings(({ ignoredNumbers }) => ({
        ignoredNumbers: notLeftAlone(ignoredNumbers, number, site),
      }));
    },
    async treatAsNumber(number, site) {
      if (!isE164(number) || !isHostName(site)) throw new VoiceError('not-trusted');
      await changeSettings(({ ignoredNumbers, knownNumbers }) => {
        const others = knownNumbers.filter((rule) => rule.number !== number || rule.site !== site);
        return {
          knownNumbers: [...others, { number, site }].slice(-mostListed),
          ignoredNumbers: notLeftAlone(ignoredNumbers, number, site),
        };
      });
    },
    async setSiteRegion(site, region) {
      if (!isHostName(site) || (region !== null && !/^[A-Z]{2}$/.test(region)))
        throw new VoiceError('not-trusted');
      await changeSettings(({ siteRegions: { [site]: _, ...others } }) => ({
        siteRegions: region === null ? others : { ...others, [site]: region },
      }));
    },
    async markSite(sender, isMarked, site) {
      const isPage = !isOwn(sender);
      const where = isPage ? siteOf(sender) : site;
      if (!isHostName(where) || (isPage && isMarked)) throw new VoiceError('not-trusted');
      await changeSettings(({ sites: { [where]: _, ...others }, marksNumbers }) => {
        const rules = { marksNumbers, sites: others };
        // What holds anyway needs no rule.
        const isNeeded = marksOn(rules, where) !== isMarked;
        return { sites: isNeeded ? { ...others, [where]: isMarked ? 'on' : 'off' } : others };
      });
    },
  };
}

const notLeftAlone = (rules: readonly RuledNumber[], number: string, site: string) =>
  rules.filter((rule) => !isIgnored({ ignoredNumbers: [rule] }, number, site));

const ignored: RefusedNumber = {
  kind: 'refused',
  reason: 'You said that this is no phone number here. The options can take it back.',
  isIgnored: true,
};

const isOwn = ({ origin }: SenderStamps) => /^(?:chrome|moz)-extension:/.test(origin ?? '');

/** The host name of the page that sent this; empty for a page without one. */
export function siteOf({ origin, url }: SenderStamps): string {
  const known = origin && origin !== 'null' ? origin : (url ?? '');
  return URL.parse(known)?.hostname ?? '';
}

/**
 * Tells pages whenever what holds for numbers has changed; other settings are none of their business. Whether rules make numbers
 * of digits that are none by themselves stands where pages may read it, so that they need not wake us to ask.
 */
export function followRules({ watch, settings }: FollowParts): void {
  let told = '';
  const note = ({ knownNumbers }: Settings) =>
    browser.storage.sync.set({ [knowsMore]: knownNumbers.length > 0 }).catch(() => {});
  // A policy may have come while nobody watched; another computer's word stands until there is one.
  void settings().then((rules) => (rules.knownNumbers.length > 0 ? note(rules) : undefined));
  watch((rules) => {
    const { marksNumbers, sites, siteRegions, ignoredNumbers, knownNumbers, oneClickOrigins } = rules;
    const now = JSON.stringify([
      ...[marksNumbers, sites, siteRegions, ignoredNumbers, knownNumbers, oneClickOrigins],
      rules.defaultRegion,
    ]);
    if (now === told) return;
    told = now;
    // Open pages follow at once.
    void note(rules).then(() => askAllPages('rulesChanged', []));
  });
}

/** The language of a text; null when the browser is not sure. English is what most texts have some of, and says nothing. */
async function languageOf(words: string): Promise<string | null> {
  const unsure = { isReliable: false, languages: [] };
  const { isReliable, languages } = await browser.i18n.detectLanguage(words).catch(() => unsure);
  const [first] = languages.sort((a, b) => b.percentage - a.percentage);
  return isReliable && first && !/^(?:en|und)\b/.test(first.language) ? first.language : null;
}

interface FollowParts {
  settings(): Promise<Settings>;
  watch(listener: (settings: Settings) => void): void;
}
