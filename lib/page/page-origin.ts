/** What a page tells about the country it is from. */

import type { PageOrigin } from '../numbers/page-region.ts';

const mostLinks = 60;

/** Read when the page turned out to hold something like a number. */
export function pageOrigin(): PageOrigin {
  const head = [...(document.head?.querySelectorAll('link[rel=canonical],base,meta') ?? [])];
  const contents = (selector: string, attribute: string) =>
    head
      .filter((each) => each.matches(selector))
      .slice(0, 4)
      .map((each) => each.getAttribute(attribute) ?? '');
  const hosts = contents('link,base', 'href').concat(contents('[property="og:url"]', 'content'));
  const langs = [
    document.documentElement?.getAttribute('lang') ?? '',
    ...contents('[property="og:locale"],[http-equiv="content-language" i]', 'content'),
  ];
  const data = [...document.getElementsByTagName('script')]
    .filter((each) => each.getAttribute('type') === 'application/ld+json')
    .slice(0, 6)
    .map((each) => each.textContent ?? '')
    .join(' ');
  const named = (list: string[]) =>
    [...new Set(list)].filter((each) => each && each.length < 200).slice(0, 12);
  return {
    hosts: named([location.hostname, ...hosts.map(hostOf), ...commonHosts()]),
    langs: named(langs),
    countries: named(
      [...data.matchAll(/"addressCountry"\s*:\s*(?:\{[^}]*?"name"\s*:\s*)?"([A-Za-z]{2})"/g)].map(
        ([, country = '']) => country.toUpperCase(),
      ),
    ),
  };
}

/** The host that most of the page's full links lead to, when it is more than half of them. */
function commonHosts(): string[] {
  const hosts: string[] = [];
  for (const link of document.getElementsByTagName('a')) {
    const host = hostOf(link.getAttribute('href') ?? '');
    if (host) hosts.push(host);
    if (hosts.length === mostLinks) break;
  }
  const [most] = [...Map.groupBy(hosts, (host) => host)].sort(([, a], [, b]) => b.length - a.length);
  return most && most[1].length > hosts.length / 2 ? [most[0]] : [];
}

function hostOf(address: string): string {
  return /^https?:\/\/([^/:?#]+)/i.exec(address)?.[1] ?? '';
}
