/** What the Connect host was asked, newest last, for tests to assert on and people to look at. */

export interface JournalEntry {
  at: number;
  /** An API operation, or `invite`, `bye`, `sdk contact/isPreviewMode` and so on. */
  operation: string;
  agent: string | null;
  status: number;
  /** The request, without its tokens. */
  input: unknown;
}

export interface Journal {
  add(entry: Omit<JournalEntry, 'at'>): void;
  clear(): void;
  /** The entries kept, of one operation or all. */
  list(operation?: string): JournalEntry[];
}

const entriesKept = 1000;

/** An empty journal that keeps the last thousand entries. */
export function createJournal(): Journal {
  let entries: JournalEntry[] = [];
  return {
    add(entry) {
      entries = [...entries.slice(1 - entriesKept), { at: Date.now(), ...entry }];
    },
    clear() {
      entries = [];
    },
    list: (operation) => entries.filter((it) => operation === undefined || it.operation === operation),
  };
}
