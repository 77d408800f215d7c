/** Runs in a page: 100,000 interactions in the browser's own database, and what it takes a page that just opened to show them. */

import { createDatabase, recordOf, rowOf } from '../../lib/database.ts';
import { analyse } from '../../lib/interactions/analysis.ts';
import { createKeptInteractions } from '../../lib/interactions/kept.ts';
import { periodBefore, periodOf } from '../../lib/interactions/period.ts';
import { occurring, searchInteractions } from '../../lib/interactions/search.ts';
import { summaryOf } from '../../lib/interactions/summary.ts';
import { madeRecords } from './made-records.ts';

const database = createDatabase('bench');
const stretch = 1_000;

/** Puts those from, inclusive, to, exclusive, on record as the background does. */
export async function fill(first: number, to: number): Promise<void> {
  const opened = await database();
  const now = Date.now();
  for (let from = first; from < to; from += stretch) {
    const transaction = opened.transaction(['interactions', 'interactionSummaries'], 'readwrite');
    const records = madeRecords(from, Math.min(to, from + stretch), now);
    for (const record of records) {
      const segment = `${record.phone_log.call_id} ${record.phone_log.agent.value}`;
      void transaction.objectStore('interactions').put(rowOf(record, segment));
    }
    void transaction.objectStore('interactionSummaries').add({ gone: [], summaries: records.map(summaryOf) });
    await transaction.done;
  }
}

const timed = async (work: () => Promise<unknown>) => {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
};

/** In ms: reading every record once and the first list, the first dashboard and the next look of a page that just opened. */
export async function coldTimes(): Promise<
  Record<'reading' | 'list' | 'dashboard' | 'again' | 'counting', number>
> {
  const opened = await database();
  const reading = await timed(async () => {
    for (let after: IDBKeyRange | null = null; ; ) {
      const rows = await opened.getAll('interactions', after, stretch);
      const last = rows.map(recordOf).at(-1);
      if (!last) return;
      after = IDBKeyRange.lowerBound(last.sys_id, true);
    }
  });
  const question = { text: '', filter: {}, sort: { by: 'opened_at', isDescending: true } } as const;
  const kept = createKeptInteractions(database);
  const look = async (from: typeof kept) => {
    const summaries = await from.summaries();
    occurring(summaries.values());
    const { ids } = searchInteractions(summaries.values(), question, Date.now());
    await from.get(ids.slice(0, 100));
  };
  const list = await timed(() => look(kept));
  const again = await timed(() => look(kept));
  const now = Date.now();
  const dashboard = await timed(async () => {
    const summaries = await createKeptInteractions(database).summaries();
    const [period, before] = [periodOf('quarter', now), periodBefore('quarter', now)];
    occurring(summaries.values());
    analyse(summaries.values(), { period, before, filter: {} });
  });
  const counting = await timed(() => opened.count('interactions'));
  return { reading, list, dashboard, again, counting };
}
