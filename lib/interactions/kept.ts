/** Interactions as a page of ours reads them from the browser's database, so that calls wait for no list. */

import { type Database, recordOf } from '../database.ts';
import type { Interaction } from './interaction.ts';
import type { Summary } from './summary.ts';

export interface KeptInteractions {
  /** All of them by sys_id, as they are now: read once, and then what has changed since. */
  summaries(): Promise<ReadonlyMap<string, Summary>>;
  /** In this order; those that are gone are left out. */
  get(sysIds: readonly string[]): Promise<Interaction[]>;
}

/** Entries read at once: so few that a call that is put on record is not kept waiting. */
const stretch = 10;

/** Every method fails with `store-unreadable` when the database does not open. */
export function createKeptInteractions(database: () => Promise<Database>): KeptInteractions {
  let known = new Map<string, Summary>();
  /** The entry that was read last. */
  let last = 0;
  let looking: Promise<ReadonlyMap<string, Summary>> | null = null;

  async function look(): Promise<ReadonlyMap<string, Summary>> {
    for (;;) {
      const range = IDBKeyRange.lowerBound(last);
      const [first, ...rest] = await (await database()).getAll('interactionSummaries', range, stretch);
      if (last > 0 && first?.written !== last) {
        // It was joined with others, or everything was deleted.
        known = new Map();
        last = 0;
        continue;
      }
      for (const { written = 0, gone, summaries } of last === 0 && first ? [first, ...rest] : rest) {
        for (const id of gone) known.delete(id);
        for (const one of summaries) known.set(one.id, one);
        last = written;
      }
      if (rest.length + 1 < stretch) return known;
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
