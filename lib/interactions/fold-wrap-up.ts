/** States a record goes through to its end, and its wrap-up: a part of the fold. Pure. */

import type { InteractionEvent } from './events.ts';
import { type Interaction, type InteractionState, mayMove } from './interaction.ts';

/** The one way into another state; a move that may not be made is no change. */
export function moved(record: Interaction, state: InteractionState, at: number): Partial<Interaction> {
  if (!mayMove(record.state, state)) return {};
  if (state !== 'closed_complete' && state !== 'closed_abandoned') return { state };
  return { state, closed_at: at, duration: Math.max(0, at - record.opened_at) };
}

/** A wrap-up segment that begins at `at`. */
export const segmentFrom = (at: number) => ({
  opened_on: at,
  confirmed_on: null,
  wrap_up_code: null,
  system_wrap_up: false,
});

/** What the begin of after call work changes. */
export function wrapUpStarted(record: Interaction, at: number): Partial<Interaction> {
  return mayMove(record.state, 'wrap_up')
    ? { ...moved(record, 'wrap_up', at), wrap_up_segment: segmentFrom(at) }
    : {};
}

/** What its end changes; nothing when it had ended before. */
export function wrappedUp(
  record: Interaction,
  event: Extract<InteractionEvent, { type: 'wrappedUp' }>,
): Partial<Interaction> {
  const { at, wrap_up_code, short_description, work_notes, related_records, isBySystem } = event;
  if (record.wrap_up_segment?.confirmed_on) return {};
  const segment = record.wrap_up_segment ?? segmentFrom(at);
  return {
    // Without an after call work, its time is what the agent took now.
    ...moved(record, 'closed_complete', at),
    ...{ short_description, work_notes, related_records },
    wrap_up_segment: { ...segment, confirmed_on: at, wrap_up_code, system_wrap_up: isBySystem },
  };
}
