/** The log of summaries that pages read: added to by each write of a record, within its transaction (lib/interactions/kept.ts). */

import { fullEntry, type SummaryEntry } from '../../../lib/database.ts';
import type { Interaction } from '../../../lib/interactions/interaction.ts';
import { type Summary, summaryOf } from '../../../lib/interactions/summary.ts';
import type { Writing } from './record-writes.ts';

/** Small entries are joined whenever so many were written: few entries are read fast. */
const joinEvery = 100;

/** Tells how these records are from now on. */
export async function tellSummaries(transaction: Writing, records: readonly Interaction[]): Promise<void> {
  await tell(transaction, { gone: [], summaries: records.map(summaryOf) });
}

/** Takes the summaries of these records out of the whole log, and tells whoever has read them. */
export async function forgetSummaries(transaction: Writing, sysIds: readonly string[]): Promise<void> {
  const gone = new Set(sysIds);
  const log = transaction.objectStore('interactionSummaries');
  for (let at = await log.openCursor(); at; at = await at.continue()) {
    const summaries = at.value.summaries.filter(({ id }) => !gone.has(id));
    if (summaries.length < at.value.summaries.length) await at.update({ ...at.value, summaries });
  }
  await tell(transaction, { gone: [...gone], summaries: [] });
}

async function tell(transaction: Writing, entry: SummaryEntry): Promise<void> {
  if (entry.gone.length + entry.summaries.length === 0) return;
  const key = await transaction.objectStore('interactionSummaries').add(entry);
  if (key % joinEvery === 0) await join(transaction);
}

/** Makes full entries of the small ones at the end, each record as it is now. */
async function join(transaction: Writing): Promise<void> {
  const log = transaction.objectStore('interactionSummaries');
  const small: SummaryEntry[] = [];
  for (let at = await log.openCursor(null, 'prev'); at; at = await at.continue()) {
    if (at.value.summaries.length >= fullEntry) break;
    small.unshift(at.value);
    await at.delete();
  }
  const gone = new Set<string>();
  const newest = new Map<string, Summary>();
  for (const entry of small) {
    for (const id of entry.gone) {
      gone.add(id);
      newest.delete(id);
    }
    for (const one of entry.summaries) newest.set(one.id, one);
  }
  const summaries = [...newest.values()];
  const parts = Array.from({ length: Math.max(1, Math.ceil(summaries.length / fullEntry)) }, (_, part) =>
    summaries.slice(part * fullEntry, (part + 1) * fullEntry),
  );
  for (const [part, some] of parts.entries())
    await log.add({ gone: part === 0 ? [...gone] : [], summaries: some });
}
