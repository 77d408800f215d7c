/** Brings a record of a file back, within the write of all of them. */

import { rowOf } from '../../../lib/database.ts';
import type { InteractionEvent } from '../../../lib/interactions/events.ts';
import { foldInteraction } from '../../../lib/interactions/fold.ts';
import type { Interaction } from '../../../lib/interactions/interaction.ts';
import { asked, numberOf, segmentOf, type Writing } from './record-writes.ts';

/**
 * Adds the record that `stream` tells; null when it is there, or is none. Its number stays its own, unless a record here
 * bears it already; none that is counted later gets it again.
 */
export async function importStream(
  transaction: Writing,
  stream: readonly InteractionEvent[],
): Promise<Interaction | null> {
  const told = foldInteraction(stream);
  const [opened, ...rest] = stream;
  if (!told || opened?.type !== 'opened') return null;
  const interactions = transaction.objectStore('interactions');
  const segment = segmentOf(told.phone_log.call_id, told.phone_log.agent.value);
  const there =
    (await interactions.getKey(told.sys_id)) ?? (await interactions.index('bySegment').getKey(segment));
  if (there !== undefined) return null;
  const number = await freeNumber(transaction, told.number);
  asked(interactions.put(rowOf({ ...told, number }, segment)));
  for (const event of [{ ...opened, number }, ...rest])
    asked(transaction.objectStore('interactionEvents').add(event));
  return { ...told, number };
}

async function freeNumber(transaction: Writing, wanted: string): Promise<string> {
  const recorder = transaction.objectStore('recorder');
  const state = (await recorder.get('state')) ?? { journalId: '', sequence: 0, lastNumber: 0 };
  const isTaken = await transaction.objectStore('interactions').index('byRecordNumber').getKey(wanted);
  const number = isTaken === undefined ? wanted : numberOf(state.lastNumber + 1);
  const counted = Number(/^IMS(\d{7,})$/.exec(number)?.[1] ?? 0);
  if (counted > state.lastNumber) await recorder.put({ ...state, lastNumber: counted }, 'state');
  return number;
}
