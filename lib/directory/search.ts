/**
 * Type-ahead search over the directory, at any place of a word. For each pair of characters the index lists the entries
 * that hold it, so that a keystroke looks only at the entries with the rarest pair of what was typed. Pure.
 */

import { plainText } from '../numbers/plain-text.ts';
import type { DirectoryEntry, DirectoryTab } from './entry.ts';
import { fold } from './fold.ts';

/** An entry as its source lists it; favourites and recents are the agent's own and are kept apart. */
export type ListedEntry = Omit<DirectoryEntry, 'isFavourite' | 'lastUsedAt'>;

export interface DirectoryIndex {
  /** By folded name. */
  readonly entries: readonly ListedEntry[];
  /** Position in `entries` by id. */
  readonly positions: ReadonlyMap<string, number>;
  /** ` word word digits` for each entry: each thing to find follows a space. */
  readonly records: readonly string[];
  /** Positions of the entries whose record holds a pair of characters, or begins a word with it, ascending. */
  readonly holders: ReadonlyMap<number, readonly number[]>;
}

export interface Search {
  text: string;
  /** Null for all tabs. */
  tab: DirectoryTab | null;
  /** Ids that come first when they match, in this order: favourites, then recents. */
  preferred: readonly string[];
  from: number;
  limit: number;
}

/** An index over `entries`, whose ids are unique. Takes about 6 µs an entry; make it anew when one changes. */
export function directoryIndex(entries: readonly ListedEntry[]): DirectoryIndex {
  const sorted = entries
    .map((entry) => ({ entry, name: fold(entry.name) }))
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.entry.id < b.entry.id ? -1 : 1));
  const records = sorted.map(({ entry, name }) => recordOf(entry, name));
  return {
    entries: sorted.map(({ entry }) => entry),
    positions: new Map(sorted.map(({ entry }, at) => [entry.id, at])),
    records,
    holders: holdersOf(records),
  };
}

function holdersOf(records: readonly string[]): Map<number, number[]> {
  const holders = new Map<number, number[]>();
  for (const [at, record] of records.entries()) {
    for (const pair of pairsOf(record)) {
      const known = holders.get(pair);
      if (!known) holders.set(pair, [at]);
      else if (known.at(-1) !== at) known.push(at);
    }
  }
  return holders;
}

/** Each pair of neighbours as a number of 32 bits, and once more, above them, each that follows a space. */
function pairsOf(text: string): number[] {
  const pairs: number[] = [];
  for (let i = 1; i < text.length; i++) {
    const pair = text.charCodeAt(i - 1) * 2 ** 16 + text.charCodeAt(i);
    pairs.push(pair);
    if (i > 1 && text.charCodeAt(i - 2) === space) pairs.push(pair + 2 ** 32);
  }
  return pairs;
}

const space = 32;

function recordOf({ detail, numbers }: ListedEntry, name: string): string {
  const digits = numbers.map(({ e164 }) => e164.slice(1));
  return ` ${[name, detail ? fold(detail) : '', ...digits].filter((part) => part !== '').join(' ')}`;
}

/** The best matches and how many there are: preferred ones, then those with every word at a word's start, then the rest. */
export function searchDirectory(
  index: DirectoryIndex,
  { text, tab, preferred, from, limit }: Search,
): { entries: ListedEntry[]; total: number } {
  const marks = marksOf(index, text);
  const found: ListedEntry[] = [];
  let total = 0;
  const take = (at: number) => {
    const entry = index.entries[at];
    if (!entry || (tab && entry.tab !== tab)) return;
    if (total >= from && found.length < limit) found.push(entry);
    total++;
  };
  for (const id of preferred) {
    const at = index.positions.get(id);
    if (at === undefined || marks[at] === none) continue;
    take(at);
    marks[at] = none;
  }
  for (const mark of [wordStart, within]) {
    for (let at = marks.indexOf(mark); at !== -1; at = marks.indexOf(mark, at + 1)) take(at);
  }
  return { entries: found, total };
}

const none = 0;
const wordStart = 1;
const within = 2;

/** For each entry how it matches. */
function marksOf(index: DirectoryIndex, text: string): Uint8Array {
  const marks = new Uint8Array(index.entries.length);
  const ways = waysToRead(text);
  if (ways.length === 0) return text.trim() === '' ? marks.fill(wordStart) : marks;
  for (const needles of ways) {
    for (const at of holdersOfAll(index, needles.map(asStart), marks)) marks[at] = wordStart;
    for (const at of holdersOfAll(index, needles, marks)) marks[at] = within;
  }
  return marks;
}

const asStart = (needle: string) => (needle.startsWith(' ') ? needle : ` ${needle}`);

/** Positions of the entries that hold every needle and have no mark yet. */
function holdersOfAll(
  { records, holders }: DirectoryIndex,
  needles: readonly string[],
  marks: Uint8Array,
): number[] {
  const lists = needles.flatMap(pairsOf).map((pair) => holders.get(pair) ?? []);
  const fewest = lists.reduce<readonly number[] | null>(
    (few, list) => (few && few.length <= list.length ? few : list),
    null,
  );
  // A pair, and three characters that begin a word, are answered by their list.
  const [first = ''] = needles;
  const isAnswer = needles.length === 1 && (first.length === 2 || (first.length === 3 && first[0] === ' '));
  const isIn = (at: number) =>
    marks[at] === none && (isAnswer || needles.every((needle) => records[at]?.includes(needle)));
  return (fewest ?? records.map((_, at) => at)).filter(isIn);
}

/** What to look for: all needles of one of these lists. A text that could be a number is read as one, and as words. */
function waysToRead(text: string): string[][] {
  const words = fold(text).split(' ').filter(Boolean).map(needleOf);
  const digits = numberNeedle(text);
  const asWords = words.length > 0 ? [words] : [];
  if (digits === null || digits === words[0]) return asWords;
  return text.trim().startsWith('+') ? [[digits]] : [[digits], ...asWords];
}

/** One Latin letter or digit stands in nearly every entry: it counts at the start of a word only. */
function needleOf(word: string): string {
  return /^[a-z0-9]$/.test(word) ? ` ${word}` : word;
}

/** The digits of a number as typed: from its start when it has its country code, without the trunk zero when not. */
function numberNeedle(text: string): string | null {
  const typed = plainText(text).trim();
  if (!/^[+(]?\d[\d\s()./-]*$/.test(typed)) return null;
  const digits = typed.replace(/\(0\)/, '').replace(/\D/g, '');
  const isInternational = typed.startsWith('+') || digits.startsWith('00');
  const significant = digits.replace(/^0+/, '');
  if (significant === '') return null;
  return isInternational ? ` ${significant}` : needleOf(significant);
}
