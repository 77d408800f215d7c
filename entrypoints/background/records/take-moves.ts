/** From the journal of the session to streams: what of its moves is news, and the records that come of it. */

import { type InteractionRow, type RecorderState, rowOf } from '../../../lib/database.ts';
import type { InteractionEvent } from '../../../lib/interactions/events.ts';
import { applyEvent } from '../../../lib/interactions/fold.ts';
import type { Move } from '../../../lib/interactions/move.ts';
import { type RecordRules, settle } from '../../../lib/interactions/settle.ts';
import { numberOf, segmentOf } from './record-writes.ts';

/** Moves of one journal, numbered from 1 in the order they happened. */
export interface JournalPart {
  id: string;
  moves: readonly (Move & { sequence: number })[];
}

/** What is on record already. */
export interface OnRecord {
  state: RecorderState | undefined;
  row(segment: string): Promise<InteractionRow | undefined>;
}

export interface TakenMoves {
  /** The records they change. */
  rows: InteractionRow[];
  events: InteractionEvent[];
  /** How far this went. */
  state: RecorderState;
}

/** Moves become events: numbered, and settled against what is known. */
export async function takeMoves(
  part: JournalPart,
  rules: RecordRules,
  newId: (contactId: string) => string,
  { state: known, row: there }: OnRecord,
): Promise<TakenMoves> {
  const done = known?.journalId === part.id ? known.sequence : 0;
  const state: RecorderState = { journalId: part.id, sequence: done, lastNumber: known?.lastNumber ?? 0 };
  const changed = new Map<string, InteractionRow>();
  const events: InteractionEvent[] = [];
  for (const { sequence, ...move } of part.moves) {
    if (sequence <= done) continue;
    state.sequence = sequence;
    const segment = segmentOf(move.callId, move.agent);
    let row = changed.get(segment) ?? (await there(segment)) ?? null;
    const number = numberOf(state.lastNumber + 1);
    for (const happening of settle(row, move, rules, { number, conversation: newId(move.callId) })) {
      if (!row) state.lastNumber++;
      const event: InteractionEvent = {
        interaction: row?.sys_id ?? newId(move.callId),
        sequence: (row?.events ?? 0) + 1,
        at: move.at,
        ...happening,
      };
      row = rowOf(applyEvent(row, event), segment);
      changed.set(segment, row);
      events.push(event);
    }
  }
  return { rows: [...changed.values()], events, state };
}
