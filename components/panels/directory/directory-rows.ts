/** What stands in a list of people to reach: one row for each way to reach them. Pure. */

import type { PresenceMark } from '../../../lib/agent.ts';
import type { DirectoryEntry, DirectoryTab, TransferTarget } from '../../../lib/directory/entry.ts';
import { fold } from '../../../lib/directory/fold.ts';

export interface DirectoryRow {
  /** Unique in the list. */
  key: string;
  entry: DirectoryEntry;
  /** What it is, in a quiet line after the number. */
  detail: string;
  /** The number of this row; null for colleagues and queues, which are reached by name. */
  number: string | null;
  target: TransferTarget;
  /** Null for all but colleagues, whose mark is dashed when nobody tells. */
  mark: PresenceMark | null;
  /** Why they cannot take a call now; null when they can as far as anybody knows. */
  refusal: string | null;
  /** Stands in ServiceNow and not here: it cannot be made a favourite. */
  isThere?: true;
}

export const tabNames: Record<DirectoryTab, string> = {
  customers: 'Customers',
  agents: 'Agents',
  queues: 'Queues',
  external: 'External',
};

const marks = { routable: 'available', 'not-routable': 'away', offline: 'offline' } as const;

const joined = (...bits: (string | null | undefined)[]) => bits.filter(Boolean).join(' · ');

/** The rows of `entries`, in their order: a customer with three numbers has three. */
export function rowsOf(entries: readonly DirectoryEntry[]): DirectoryRow[] {
  return entries.flatMap((entry): DirectoryRow[] => {
    const { id, tab, name, presence } = entry;
    if (tab === 'customers' && entry.numbers.length === 0)
      return [
        {
          ...{ key: id, entry, detail: joined(entry.detail, 'no phone number'), number: null, mark: null },
          ...{ target: { kind: 'number', e164: '' }, refusal: `${name} has no phone number.` },
        },
      ];
    if (tab === 'customers')
      return entry.numbers.map(({ label, e164 }) => ({
        key: `${id} ${e164}`,
        entry,
        detail: joined(label, entry.detail),
        number: e164,
        target: { kind: 'number', e164 },
        mark: null,
        refusal: null,
      }));
    const number = entry.numbers[0]?.e164 ?? null;
    const status = tab === 'agents' ? (presence?.name ?? 'Status not shared') : null;
    return [
      {
        key: id,
        entry,
        detail: joined(status, entry.detail),
        number,
        target: { kind: 'quick-connect', id, name },
        mark: tab === 'agents' ? (presence ? marks[presence.kind] : 'unknown') : null,
        refusal: presence?.kind === 'offline' ? `${name} is offline.` : null,
      },
    ];
  });
}

/** `rows`, and after them those of the people in ServiceNow that are not among them: same name and same number. */
export function withThere(rows: readonly DirectoryRow[], there: readonly DirectoryEntry[]): DirectoryRow[] {
  const known = new Set(rows.map(({ entry, number }) => `${fold(entry.name)} ${number}`));
  const others = rowsOf(there.map((entry) => ({ ...entry, detail: joined('ServiceNow', entry.detail) })));
  const news = others.filter(({ entry, number }) => !known.has(`${fold(entry.name)} ${number}`));
  return [...rows, ...news.map((row) => ({ ...row, isThere: true as const }))];
}

/** Whether a text is meant as a number to dial, with words around it or without, and not as a name to look for. */
export function looksLikeNumber(text: string): boolean {
  const { length: digits } = text.replaceAll(/\D/g, '');
  return digits >= 7 || (/^\s*[+(\d]/.test(text) && digits >= 3);
}
