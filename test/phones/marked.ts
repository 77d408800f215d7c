/** What would be marked in a text that stands by itself. */

import { candidates } from '../../lib/numbers/candidates.ts';
import { confirm } from '../../lib/numbers/confirm.ts';

const nowhere = { hosts: [], langs: ['zxx'], countries: [] };

/** The candidates that the worker confirms, the best of those that overlap. */
export function marked(text: string, region: string, before = ''): string[] {
  const all = candidates(before + text, before.length).toSorted((a, b) => a.rank - b.rank);
  const { numbers } = confirm(all, nowhere, region);
  const taken: { start: number; end: number }[] = [];
  for (const [i, { start, end }] of all.entries()) {
    const number = numbers[i];
    if (number && 'e164' in number && !taken.some((other) => start < other.end && other.start < end))
      taken.push({ start, end });
  }
  return taken
    .toSorted((a, b) => a.start - b.start)
    .map(({ start, end }) => (before + text).slice(start, end));
}
