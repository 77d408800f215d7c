/** What a page tells about the country it is from. */

import type { PageOrigin } from '../numbers/page-region.ts';

const mostLinks = 40;
/** Enough to tell a language by. */
const [mostTexts, mostWords] = [20, 400];
const mostData = 6;
const inHead =
  'link[rel=canonical],base,[property="og:url"],[property="og:locale"],[http-equiv="content-language" i]';
const fullLinks = 'a[href^="http" i]';
const inData = 'script[type="application/ld+json"]';

/** Read when the page turned out to hold something like a number. */
export function pageOrigin(): PageOrigin {
  const hosts = [location.hostname];
  const langs = [document.documentElement?.getAttribute('lang') ?? ''];
  for (const each of document.head?.querySelectorAll(inHead) ?? []) {
    const [href, content] = [each.getAttribute('href'), each.getAttribute('content') ?? ''];
    if (href !== null) hosts.push(hostOf(href));
    else if (each.getAttribute('property') === 'og:url') hosts.push(hostOf(content));
    else langs.push(content);
  }
  // Links are many, and those of a page with a country in its own address tell nothing new.
  const linked = hosts.some(hasCountry)
    ? []
    : first(fullLinks, mostLinks).map((link) => hostOf(link.getAttribute('href') ?? ''));
  const countries = first(inData, mostData).flatMap((data) => countriesIn(data.textContent ?? ''));
  const named = (list: string[]) =>
    [...new Set(list)].filter((each) => each && each.length < 200).slice(0, 12);
  const told = {
    hosts: named([...hosts, ...common(linked)]),
    langs: named(langs),
    countries: named(countries),
  };
  // Templates name English whatever is written in them.
  return told.langs.every(isEnglish) ? { ...told, words: words() } : told;
}

const hasCountry = (host: string) => /\.[a-z]{2}$/i.test(host);
const isEnglish = (lang: string) => /^en(?![a-z])/i.test(lang);

/** Some of the page's text, whole sentences first. A live list is gone through no further than it is asked. */
function words(): string {
  let text = '';
  for (const name of ['p', 'h1', 'h2', 'li', 'td']) {
    const all = document.getElementsByTagName(name);
    for (let i = 0; i < mostTexts && text.length < mostWords && all[i]; i++)
      text += `${all[i]?.textContent?.replace(/\s+/g, ' ').trim()} `;
  }
  return text.slice(0, mostWords).trim();
}

/** Those of a long list that are not taken must not be touched: each costs a wrapper. */
function first(selector: string, most: number): Element[] {
  const all = document.querySelectorAll(selector);
  return Array.from({ length: Math.min(most, all.length) }, (_, i) => all[i] as Element);
}

function countriesIn(data: string): string[] {
  const named = data.matchAll(/"addressCountry"\s*:\s*(?:\{[^}]*?"name"\s*:\s*)?"([A-Za-z]{2})"/g);
  return [...named].map(([, country = '']) => country.toUpperCase());
}

/** The host that most of the page's full links lead to, when it is more than half of them. */
function common(hosts: readonly string[]): string[] {
  const [most] = [...Map.groupBy(hosts, (host) => host)].sort(([, a], [, b]) => b.length - a.length);
  return most && most[1].length > hosts.length / 2 ? [most[0]] : [];
}

function hostOf(address: string): string {
  return /^https?:\/\/([^/:?#]+)/i.exec(address)?.[1] ?? '';
}
