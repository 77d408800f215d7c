/** Whom an agent can call or transfer to. Types only. */

export type DirectoryTab = 'customers' | 'agents' | 'queues' | 'external';

export interface EntryNumber {
  /** As the list says: mobile, work, home; empty when it does not. */
  label: string;
  e164: string;
}

export interface DirectoryEntry {
  /** Contact id for customers, quick connect id for the others: unique within the directory. */
  id: string;
  tab: DirectoryTab;
  name: string;
  /** Company, department, queue description; null when not told. */
  detail: string | null;
  /** Empty for agents and queues, which are reached by quick connect alone. */
  numbers: EntryNumber[];
  isFavourite: boolean;
  /** When this agent last called or transferred to it; null for never. */
  lastUsedAt: number | null;
  /** The colleague's presence where a source tells it; Connect does not (look: shown only when known). */
  presence: { name: string; kind: 'routable' | 'not-routable' | 'offline' } | null;
}

export interface DirectoryAnswer {
  entries: DirectoryEntry[];
  /** How many match in all; `entries` holds the best of them. */
  total: number;
  /** False while quick connects are being fetched for the first time. */
  isComplete: boolean;
}

/** What a transfer or a consult goes to. */
export type TransferTarget =
  | { kind: 'quick-connect'; id: string; name: string }
  /** A number of its own, E.164. */
  | { kind: 'number'; e164: string };
