/** What stands in a list of people to reach: one row for each way to reach them. Pure. */

import type { PresenceMark } from '../../lib/agent.ts';
import type { DirectoryEntry, DirectoryTab, TransferTarget } from '../../lib/directory/entry.ts';

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

/** Whether a text is meant as a number to dial and not as a name to look for. */
export function looksLikeNumber(text: string): boolean {
  return /^\s*[+(\d]/.test(text) && text.replaceAll(/\D/g, '').length >= 3;
}
