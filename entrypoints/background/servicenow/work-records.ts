/** The records that accepted work is about, each shown once when the work has come into hand (CC-17, CC-19). */

import { log } from '../../../lib/log.ts';
import type { WorkDocument, WorkItem } from '../../../lib/work/work-item.ts';

export interface WorkRecords {
  /** Shows the record of an item, unless it was shown since the item came into hand. Fails for nobody. */
  show(item: WorkItem): Promise<void>;
  /** Shows what came into hand between two looks: taken by itself, or in another window. `at` is now, in epoch ms. */
  follow(before: readonly WorkItem[], after: readonly WorkItem[], at: number): void;
}

/** Two looks of a worker that sleeps are half a minute apart; what was open for longer is an earlier session's. */
const newForMs = 90_000;

/** `open` shows a record in the tab that has it, or in a new one. */
export function createWorkRecords(open: (document: WorkDocument) => Promise<void>): WorkRecords {
  const shown = new Set<string>();

  async function show({ id, document }: WorkItem): Promise<void> {
    if (!document || shown.has(id)) return;
    shown.add(id);
    // A record that cannot be shown is no reason to trouble the work.
    await open(document).catch((error: unknown) => log.warn('record not opened', { why: String(error) }));
  }

  return {
    show,
    follow(before, after, at) {
      const known = new Map(before.map(({ id, phase }) => [id, phase]));
      for (const item of after) {
        const was = known.get(item.id);
        const isTaken = was === 'offered' || (was === undefined && at - item.phaseAt < newForMs);
        if (item.phase === 'open' && isTaken) void show(item);
      }
      for (const id of shown) if (!after.some((item) => item.id === id)) shown.delete(id);
    },
  };
}
