/** Pages whose telephone numbers are known, and how well a finder does on them. */

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';

export interface GoldNumber {
  text: string;
  e164: string;
  /** Digits that count as this number; the E.164 digits when left out. */
  accept?: string[];
  /** `either`: neither counts for nor against. */
  label: 'yes' | 'either';
  /** `tel`: carried by a link whose text is not the number. */
  kind: 'text' | 'text+tel' | 'tel';
  /** Not in the page's own text: in a label, a field or a shadow root. */
  where?: 'element';
}

export interface GoldPage {
  id: string;
  html: string;
  country: string;
  numbers: GoldNumber[];
}

/** The project's own pages; every number in them is invented or kept for fiction. */
export const ownPages = import.meta.dirname;

/** Pages of the project's own from many countries, of many kinds: contacts, tables, invoices, shops. */
export const countryPages = resolve(import.meta.dirname, 'countries');

/** The pages of a folder that holds `gold.json` and `pages/`. Throws when it holds none. */
export function goldPages(folder: string): GoldPage[] {
  const { pages } = JSON.parse(readFileSync(resolve(folder, 'gold.json'), 'utf8')) as {
    pages: Record<string, { country: string; numbers: GoldNumber[] }>;
  };
  const names = readdirSync(resolve(folder, 'pages'));
  return Object.entries(pages).flatMap(([id, { country, numbers }]) => {
    const name = names.find((each) => each.replace(/\.html(\.gz)?$/, '') === id);
    if (!name) return [];
    const content = readFileSync(resolve(folder, 'pages', name));
    return [
      { id, country, numbers, html: (name.endsWith('.gz') ? gunzipSync(content) : content).toString('utf8') },
    ];
  });
}

export function hasGold(folder: string): boolean {
  return existsSync(resolve(folder, 'gold.json'));
}

export interface Score {
  right: number;
  /** Found, and there is no such number. */
  wrong: string[];
  /** There, and not found. */
  missed: string[];
  links: { right: number; all: number };
}

export const emptyScore = (): Score => ({ right: 0, wrong: [], missed: [], links: { right: 0, all: 0 } });

/** Adds what was found on one page to a score. Links whose text is no number are counted apart. */
export function addToScore(
  score: Score,
  page: GoldPage,
  found: readonly { text: string; e164: string }[],
): void {
  const open = page.numbers.map((number) => ({ number, isTaken: false }));
  const take = ({ text, e164 }: { text: string; e164: string }, isLink: boolean) => {
    const digits = [e164, text].map((each) => each.replace(/\D/g, ''));
    const accepts = ({ accept, e164: gold }: GoldNumber) => [gold.slice(1), ...(accept ?? [])];
    const hit = open.find(
      ({ number, isTaken }) =>
        !isTaken &&
        (number.kind === 'tel') === isLink &&
        accepts(number).some((each) => digits.includes(each)),
    );
    if (hit) hit.isTaken = true;
    return hit !== undefined;
  };
  const showsNumber = ({ text }: { text: string }) => (text.match(/\d/g)?.length ?? 0) >= 5;
  // What shows its number first: a link that shows none must not take the place of a text.
  for (const each of [...found.filter(showsNumber), ...found.filter((other) => !showsNumber(other))]) {
    const isText = showsNumber(each);
    // Links that show no number, such as those of a hidden menu, are not all listed: they speak neither for nor against.
    if (!take(each, !isText) && !take(each, isText) && isText) score.wrong.push(`${page.id}: ${each.text}`);
  }
  for (const { number, isTaken } of open.filter((each) => each.number.label === 'yes')) {
    if (number.kind === 'tel') {
      score.links.all++;
      if (isTaken) score.links.right++;
    } else if (isTaken) score.right++;
    else score.missed.push(`${page.id}: ${number.text}`);
  }
}

/** Shares of 1; a score without anything to find is perfect. */
export function figures({ right, wrong, missed }: Score): { precision: number; recall: number; f1: number } {
  const precision = right / Math.max(1, right + wrong.length);
  const recall = right / Math.max(1, right + missed.length);
  return { precision, recall, f1: (2 * precision * recall) / Math.max(Number.MIN_VALUE, precision + recall) };
}
