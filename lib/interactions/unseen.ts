/** Records whose end nobody saw, and wrap-ups whose time is over. Pure. */

import type { Happening } from './events.ts';
import type { Interaction, Outcome } from './interaction.ts';
import { withAddresses } from './papers.ts';
import type { Reference } from './reference.ts';
import { type RecordRules, stateAfter } from './settle.ts';

/**
 * What closes a record whose call is gone although its end was never reported: the browser was shut, or the platform
 * forgot it. It is said to have ended when it was last heard of, since nothing later is known.
 */
export function endUnseen(record: Interaction, rules: RecordRules): Happening[] {
  const { phase, endedAt, answeredAt, direction, kind } = record;
  if (phase === 'ended') return [];
  if (endedAt !== null) return [{ type: 'cleared' }];
  const isDialled = direction === 'outbound' && kind === 'call';
  const outcome: Outcome = answeredAt !== null ? 'answered' : isDialled ? 'failed' : 'missed';
  const state = stateAfter(record, outcome, false, rules);
  const trace = { type: 'contactTraceCame', fields: { ContactId: record.phone_log.call_id } } as const;
  const end: Happening = { type: 'ended', outcome, detail: 'NotSeenToEnd', state };
  return [end, ...(record.contactTrace ? [] : withAddresses(record, trace, rules))];
}

/** When the wrap-up of this record closes by itself; null for never. `limitMs` 0 or no default code leaves it open. */
export function closesAt(
  { state, wrap_up_segment: segment }: Interaction,
  limitMs: number,
  defaultCode: Reference | null,
): number | null {
  if (state !== 'wrap_up' || !segment || segment.confirmed_on !== null) return null;
  return limitMs > 0 && defaultCode ? segment.opened_on + limitMs : null;
}
