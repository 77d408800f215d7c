/** What can be told of calls while the browser's database does not open (EX-12). */

import { recordOf } from '../../../lib/database.ts';
import { VoiceError } from '../../../lib/errors.ts';
import type { Interaction } from '../../../lib/interactions/interaction.ts';
import { movesBetween, type Seen } from '../../../lib/interactions/moves.ts';
import type { RecordRules } from '../../../lib/interactions/settle.ts';
import { takeMoves } from './take-moves.ts';

const nothing: Seen = { calls: [], agent: null, callbacks: [], work: [] };

/** Records of what is in hand, as if each were seen for the first time; they bear their contacts' ids. */
export async function recordsInHand(seen: Seen, rules: RecordRules, at: number): Promise<Interaction[]> {
  const moves = movesBetween(nothing, seen, at).map((move, index) => ({ ...move, sequence: index + 1 }));
  const onRecord = { state: undefined, row: async () => undefined };
  const { rows } = await takeMoves({ id: '', moves }, rules, (contactId) => contactId, onRecord);
  return rows.map(recordOf);
}

/** For `catch`: stands in for what cannot be read; any other failure stays one. */
export const unlessUnreadable =
  <Value>(otherwise: Value) =>
  (error: unknown): Value => {
    if (error instanceof VoiceError && error.code === 'store-unreadable') return otherwise;
    throw error;
  };
