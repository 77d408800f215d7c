/** Brings records of a file back, within the write of all of them. */

import { rowOf } from '../../../lib/database.ts';
import type { InteractionEvent } from '../../../lib/interactions/events.ts';
import { foldInteraction } from '../../../lib/interactions/fold.ts';
import type { Interaction } from '../../../lib/interactions/interaction.ts';
import { asked, numberOf, segmentOf, type Writing } from './record-writes.ts';

/**
 * Adds the records that `streams` tell and that are not there. A number stays its own, unless a record here bears it
 * already; none that is counted later gets it again.
 */
export async function importStreams(
  transaction: Writing,
  streams: readonly InteractionEvent[][],
): Promise<Interaction[]> {
  const interactions = transaction.objectStore('interactions');
  const recorder = transaction.objectStore('recorder');
  // Asked all at once: one after another, each waits for the browser to come round.
  const [state, ...there] = await Promise.all([
    recorder.get('state'),
    ...streams.map((stream) => lookUp(transaction, stream)),
  ]);
  let lastNumber = state?.lastNumber ?? 0;
  const met = new Set<string>();
  const added: Interaction[] = [];
  for (const found of there) {
    if (!found || met.has(found.record.sys_id) || met.has(found.segment)) continue;
    const { stream, record, segment, isTaken } = found;
    const number = isTaken || met.has(record.number) ? numberOf(lastNumber + 1) : record.number;
    for (const name of [record.sys_id, segment, number]) met.add(name);
    lastNumber = Math.max(lastNumber, countOf(number));
    asked(interactions.put(rowOf({ ...record, number }, segment)));
    const numbered = stream.map((event) => (event.type === 'opened' ? { ...event, number } : event));
    const row = { interaction: record.sys_id, sequence: 1, stream: numbered };
    asked(transaction.objectStore('interactionEvents').add(row));
    added.push({ ...record, number });
  }
  if (lastNumber !== (state?.lastNumber ?? 0))
    await recorder.put({ journalId: '', sequence: 0, ...state, lastNumber }, 'state');
  return added;
}

/** What a stream tells, and whether its number is another's here; null when its record is there, or it tells none. */
async function lookUp(transaction: Writing, stream: InteractionEvent[]) {
  const record = foldInteraction(stream);
  if (!record) return null;
  const interactions = transaction.objectStore('interactions');
  const segment = segmentOf(record.phone_log.call_id, record.phone_log.agent.value);
  const [byId, bySegment, byNumber] = await Promise.all([
    interactions.getKey(record.sys_id),
    interactions.index('bySegment').getKey(segment),
    interactions.index('byRecordNumber').getKey(record.number),
  ]);
  if (byId !== undefined || bySegment !== undefined) return null;
  return { stream, record, segment, isTaken: byNumber !== undefined };
}

/** No browser counts as far as ten digits; a file that says so would leave no numbers to count with. */
const countOf = (number: string) => Number(/^IMS(\d{7,9})$/.exec(number)?.[1] ?? 0);
