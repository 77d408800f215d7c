/**
 * How long a keystroke in the directory's search takes over 50,000 entries, against a plain linear scan of the same
 * entries (every field of every entry, lower case, `includes`) and against one frame of a 60 Hz screen.
 */

import { directoryIndex, type ListedEntry, searchDirectory } from '../../lib/directory/search.ts';
import { type BenchRow, benchRow, median } from './row.ts';

const size = 50_000;
const frameMs = 1_000 / 60;
const rounds = 15;
/** Typed letter by letter: every beginning is a search of its own. */
const typed = ['maria santos', 'an', 'harbour', 'müller', '020 7946 0', '+44 20', '0958', 'qqq'];

/** One row for all keystrokes together, one for the slowest of them. */
export function directoryRows(): BenchRow[] {
  const entries = madeEntries();
  const index = directoryIndex(entries);
  const keystrokes = typed.flatMap((text) => [...text].map((_, at) => text.slice(0, at + 1)));
  const preferred = entries.slice(0, 200).map(({ id }) => id);
  const indexed = keystrokes.map((text) =>
    medianMs(() => searchDirectory(index, { text, tab: null, preferred, from: 0, limit: 25 })),
  );
  const plain = keystrokes.map((text) => medianMs(() => plainScan(entries, text)));
  return [
    benchRow(
      `directory search over ${size} entries, ${keystrokes.length} keystrokes`,
      sum(indexed),
      'ms',
      sum(plain),
      0.5,
    ),
    benchRow(
      'directory search, the slowest keystroke against a frame',
      Math.max(...indexed),
      'ms',
      frameMs,
      1,
    ),
  ];
}

function plainScan(entries: readonly ListedEntry[], text: string): ListedEntry[] {
  const wanted = text.toLowerCase();
  const digits = text.replace(/\D/g, '');
  return entries.filter(
    ({ name, detail, numbers }) =>
      name.toLowerCase().includes(wanted) ||
      detail?.toLowerCase().includes(wanted) ||
      (digits !== '' && numbers.some(({ e164 }) => e164.includes(digits))),
  );
}

function medianMs(work: () => unknown): number {
  const times = Array.from({ length: rounds }, () => {
    const startedAt = performance.now();
    work();
    return performance.now() - startedAt;
  });
  return median(times);
}

const sum = (times: readonly number[]) => times.reduce((total, ms) => total + ms, 0);

const given = ['Maria', 'Anna', 'João', 'Zoë', 'Peter', 'Amara', 'Søren', 'Lucía', 'Hassan', 'Mei', 'Tomasz'];
const family = [
  'Santos',
  'Müller',
  'Nowak',
  'Osei',
  'Hart',
  'Tanaka',
  'Ferrer',
  'Lindqvist',
  'Byrne',
  'Okafor',
];
const firms = ['Harbour & Pike Ltd', 'Santos Interiors', 'Nordwind AG', 'Atelier Brûlé', 'Anchor Freight'];

/** The same entries each time: names from lists with a tail of their own, British drama numbers. */
function madeEntries(): ListedEntry[] {
  const pick = (from: readonly string[], at: number) => from[at % from.length] ?? '';
  return Array.from({ length: size }, (_, i) => {
    const tail = (i * 7919).toString(36);
    return {
      id: `entry-${i}`,
      tab: 'customers',
      name: `${pick(given, i)} ${pick(family, i >> 3)}${tail}`,
      detail: `${pick(firms, i >> 5)} ${i % 97}`,
      numbers: [{ label: 'work', e164: `+44${2_079_460_000 + ((i * 104_729) % 900_000_000)}` }],
      presence: null,
    };
  });
}
