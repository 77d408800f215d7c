/** From what happened to what is kept: what depends on settings, and on what is known already, is decided here. Pure. */

import type { Happening, InteractionEvent } from './events.ts';
import { isNews } from './fold.ts';
import type { Interaction, InteractionState } from './interaction.ts';
import type { Move } from './move.ts';
import { type PaperRules, type TranscriptMove, withAddresses } from './papers.ts';

export interface RecordRules extends PaperRules {
  /** Where a caller who hung up before any queue leaves the record (VO-10, Q2). */
  earlyHangUpState: 'closed_complete' | 'closed_abandoned';
  /** Whether calls are wrapped up at all; without, a record closes with its call. */
  asksWrapUp: boolean;
  /** Whether an outgoing call gets a conversation record (VO-22). */
  makesConversation: boolean;
}

/** What is new in `move` for `record`; nothing for a doubled or late report, or what another part told before. */
export function settle(
  record: Interaction | null,
  { at, what }: Move,
  rules: RecordRules,
  ids: { number: string; conversation: string },
): Happening[] {
  if (!record) {
    if (what.type !== 'opened') return [];
    const isLinked = rules.makesConversation && what.direction === 'outbound';
    return [{ ...what, number: ids.number, conversation: isLinked ? ids.conversation : '' }];
  }
  return settled(record, what, rules).filter((happening) => {
    const event = { interaction: record.sys_id, sequence: record.events + 1, at, ...happening };
    return isNews(record, event as InteractionEvent);
  });
}

function settled(record: Interaction, what: Move['what'], rules: RecordRules): Happening[] {
  if (what.type === 'opened') {
    const { kind, caller_phone_number, name, queue, context } = what;
    if (kind === 'callback' && record.type === 'task')
      return [{ type: 'becameCallback', caller_phone_number, name, queue, context }];
    // Known already: it came back after a miss, or another life of ours saw it first.
    return [{ type: 'offeredAgain' }];
  }
  if (what.type === 'contactTraceCame') return withAddresses(record, what, rules);
  if (what.type === 'transcriptCame') return linesAfter(record, what);
  if (what.type !== 'ended') return [what];
  const { type, outcome, detail, isWrapUp } = what;
  return [{ type, outcome, detail, state: stateAfter(record, outcome, isWrapUp, rules) }];
}

/** Another life of ours, which knew none of them, tells the lines again from the first. */
function linesAfter(record: Interaction, what: TranscriptMove): Happening[] {
  const { transcriptLines } = record.furtherCalls?.at(-1) ?? record;
  const isAgain = what.isFromStart && transcriptLines > 0;
  const lines = isAgain ? what.lines.slice(transcriptLines) : what.lines;
  return lines.length > 0 ? [{ type: 'transcriptCame', lines }] : [];
}

/** Where an ended call leaves its record. What rang and was not taken went back to its queue, and stays New. */
export function stateAfter(
  { direction, kind, queue, answeredAt, transferredTo }: Interaction,
  outcome: Extract<Happening, { type: 'ended' }>['outcome'],
  isWrapUp: boolean,
  { earlyHangUpState, asksWrapUp }: RecordRules,
): InteractionState | null {
  if (answeredAt !== null || outcome === 'answered' || isWrapUp)
    return asksWrapUp ? 'wrap_up' : 'closed_complete';
  // A callback that was handed on before its call: this agent's part is over.
  if (transferredTo !== null) return 'closed_complete';
  if (outcome === 'abandoned') return queue === null ? earlyHangUpState : 'closed_abandoned';
  const isDialled = direction === 'outbound' && kind === 'call';
  return outcome === 'failed' && isDialled ? 'closed_complete' : null;
}
