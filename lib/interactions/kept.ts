/** Interactions as a page of ours reads them from the browser's database, so that calls wait for no list. */

import { type Database, recordOf, type SummaryRow } from '../database.ts';
import type { Interaction } from './interaction.ts';
import type { Summary } from './summary.ts';

export interface KeptInteractions {
  /** All of them by sys_id, as they are now: read once, and then what has changed since. */
  summaries(): Promise<ReadonlyMap<string, Summary>>;
  /** In this order; those that are gone are left out. */
  get(sysIds: readonly string[]): Promise<Interaction[]>;
}

/** Read at once: short enough that a call that is put on record is not kept waiting. */
const stretch = 5_000;

/** Every method fails with `store-unreadable` when the database does not open. */
export function createKeptInteractions(database: () => Promise<Database>): KeptInteractions {
  let known = new Map<string, Summary>();
  let last = 0;
  let looking: Promise<ReadonlyMap<string, Summary>> | null = null;

  async function look(): Promise<ReadonlyMap<string, Summary>> {
    for (;;) {
      const { store } = (await database()).transaction('interactionSummaries');
      const rows = (await store.getAll(IDBKeyRange.lowerBound(last, true), stretch)) as SummaryRow[];
      for (const row of rows) known.set(row.id, row);
      last = rows.at(-1)?.written ?? last;
      if (rows.length === stretch) continue;
      if ((await store.count()) === known.size) return known;
      // What was deleted is told by nothing but their number.
      known = new Map();
      last = 0;
    }
  }

  return {
    summaries() {
      looking ??= look().finally(() => {
        looking = null;
      });
      return looking;
    },
    async get(sysIds) {
      const { store } = (await database()).transaction('interactions');
      const found = await Promise.all(sysIds.map((id) => store.get(id)));
      return found.flatMap((row) => (row ? [recordOf(row)] : []));
    },
  };
}
