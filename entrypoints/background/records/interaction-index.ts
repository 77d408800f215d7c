/** All interactions as light rows in memory, for lists and searches. Read at the first question after the worker slept. */

import type { Interaction } from '../../../lib/interactions/interaction.ts';
import {
  type InteractionSearch,
  type Occurring,
  occurring,
  type SearchRow,
  type SearchTotals,
  searchInteractions,
  searchRow,
} from '../../../lib/interactions/search.ts';
import type { InteractionStore } from './interaction-store.ts';

export interface InteractionIndex {
  search(search: InteractionSearch): Promise<{ ids: string[] } & SearchTotals>;
  occurring(): Promise<Occurring>;
  /** Takes over records that were written. */
  changed(records: readonly Interaction[]): void;
  removed(sysIds: readonly string[]): void;
  /** Reads everything anew at the next question. */
  forget(): void;
}

/** Records read at once: small enough that calls are never kept waiting. */
const stretch = 2_000;

export function createInteractionIndex(store: Pick<InteractionStore, 'stretch'>): InteractionIndex {
  let loading: Promise<Map<string, SearchRow>> | null = null;
  /** What was written while the rest was being read, and so is newer than what is read. Null marks a deletion. */
  let meanwhile = new Map<string, SearchRow | null>();

  async function load(): Promise<Map<string, SearchRow>> {
    const rows = new Map<string, SearchRow>();
    for (let after: string | null = null; ; ) {
      const records: Interaction[] = await store.stretch(after, stretch);
      for (const record of records) rows.set(record.sys_id, searchRow(record));
      after = records.at(-1)?.sys_id ?? null;
      if (records.length < stretch) return rows;
    }
  }

  async function rows(): Promise<Map<string, SearchRow>> {
    loading ??= load();
    try {
      const all = await loading;
      for (const [id, row] of meanwhile) {
        if (row) all.set(id, row);
        else all.delete(id);
      }
      meanwhile.clear();
      return all;
    } catch (error) {
      loading = null;
      throw error;
    }
  }

  return {
    search: async (search) => searchInteractions((await rows()).values(), search),
    occurring: async () => occurring((await rows()).values()),
    changed(records) {
      if (loading) for (const record of records) meanwhile.set(record.sys_id, searchRow(record));
    },
    removed(sysIds) {
      if (loading) for (const id of sysIds) meanwhile.set(id, null);
    },
    forget() {
      loading = null;
      meanwhile = new Map();
    },
  };
}
