/** How a callback in hand stands on record. Pure. */

import type { Reference } from '../interactions/reference.ts';
import type { Callback } from './callback.ts';
import type { CallbackContextRecord, CallbackRecord, CallbackState } from './callback-record.ts';
import { mergeNumbers, numberOf } from './request.ts';

/** The first record of a callback that came from the platform. */
export function recordOf(callback: Callback, sys_id: string, agent: Reference, now: number): CallbackRecord {
  const { id, type, reason, chosen, details, scheduledAt, offeredAt, askedAt, carrier, name, queue } =
    callback;
  return {
    ...{ sys_id, number: '', external_callback_id: id, state: 2, callback_type: type, reason_type: reason },
    ...{ reason: '', phone_number: callback.numbers[0]?.e164 ?? chosen ?? '', short_description: '' },
    ...{ description: details.description, scheduled_start_time: scheduledAt, expire_time: null },
    ...{ opened_by: agent, assigned_to: agent, opened_at: askedAt ?? offeredAt, closed_at: null },
    ...{ sys_updated_on: now, carrier, name, queue, interaction: '', handledIn: '' },
    timeZone: details.customer_timezone,
    ...{
      numbers: [],
      attempts: [],
      offeredAt,
      acceptedAt: null,
      firstDialAt: null,
      answeredAt: null,
      previewMs: null,
    },
  };
}

export const contextOf = ({ details, queue }: Callback, callback: string): CallbackContextRecord => ({
  ...details,
  ...{ callback, queue: queue ?? '' },
});

/** `kept` as it is after what happened in hand. What the agent edited stands; the preview is measured once. */
export function recordAfter(
  kept: CallbackRecord,
  callback: Callback,
  handledIn: string,
  agent: Reference,
  now: number,
): CallbackRecord {
  const { phase, ending, attempts, acceptedAt, firstDialAt, answeredAt, offeredAt, numbers } = callback;
  const state = phase === 'closed' ? stateBy[ending ?? 'closed'] : 2;
  const isOver = state === 3 || state === 7;
  const isMine = state === 2 || isOver || ending === 'postponed';
  return {
    ...kept,
    // What is cancelled or moved while it is in hand says so itself.
    ...(kept.state === 7 || ending === 'postponed' ? {} : { state, reason: reasonBy[state] ?? '' }),
    closed_at: isOver ? (kept.closed_at ?? now) : null,
    assigned_to: isMine ? agent : null,
    sys_updated_on: now,
    reason_type: kept.reason_type || callback.reason,
    name: kept.name ?? callback.name,
    queue: kept.queue ?? callback.queue,
    timeZone: kept.timeZone || callback.details.customer_timezone,
    ...{ handledIn, attempts },
    numbers: numbers.map(({ e164, label }) => ({ e164, label })),
    offeredAt: kept.offeredAt ?? offeredAt,
    acceptedAt: kept.acceptedAt ?? acceptedAt,
    firstDialAt: kept.firstDialAt ?? firstDialAt,
    answeredAt: kept.answeredAt ?? answeredAt,
    previewMs: kept.previewMs ?? callback.previewMs,
  };
}

/** Handed on, turned away or missed, it waits for the next agent. */
const stateBy: Record<NonNullable<Callback['ending']>, CallbackState> = {
  ...{ closed: 3, rejected: 1, missed: 1, transferred: 1, cancelled: 7, postponed: 1 },
};
const reasonBy: Partial<Record<CallbackState, CallbackRecord['reason']>> = { 3: 'Closed', 7: 'Cancelled' };

/** A callback in hand, with what was changed of its record elsewhere. A number that is new is dialled next, unless one was. */
export function asOnRecord(
  callback: Callback,
  { record, context }: { record: CallbackRecord; context: CallbackContextRecord | null },
): Callback {
  const { reason_type, name, description, phone_number, scheduled_start_time, queue } = record;
  const { numbers, chosen, scheduledAt, type, firstDialAt } = callback;
  const isNew = phone_number !== '' && !numbers.some(({ e164 }) => e164 === phone_number);
  const { callback: _, queue: __, ...told } = context ?? { ...callback.details, callback: '', queue: '' };
  return {
    ...callback,
    ...{ reason: reason_type, name, queue, details: { ...told, description } },
    scheduledAt: type === 'scheduled' ? scheduled_start_time : scheduledAt,
    numbers: isNew ? mergeNumbers([numberOf(phone_number, '')], numbers) : numbers,
    chosen: isNew && firstDialAt === null ? phone_number : chosen,
  };
}

/** A callback that this browser had before, with what was done already: it was dialled, so it does not dial by itself. */
export function restored(callback: Callback, record: CallbackRecord): Callback {
  const isWorked = record.attempts.length > callback.attempts.length;
  const base = { ...callback, record: record.sys_id, reason: record.reason_type || callback.reason };
  if (!isWorked || callback.attempts.length > 0) return base;
  const { attempts, firstDialAt, answeredAt, previewMs } = record;
  const isUndone = callback.phase === 'preview';
  return {
    ...base,
    ...{ attempts, firstDialAt, answeredAt, previewMs, acceptedAt: record.acceptedAt ?? callback.acceptedAt },
    ...(isUndone ? { phase: 'unanswered', dialsAt: null, doubt: null } : {}),
  };
}

/** Spans of a callback, ms, each null until it is over (CB-24). */
export interface CallbackSpans {
  /** From the request to the accept. */
  waitMs: number | null;
  /** From the offer to the accept. */
  offerMs: number | null;
  previewMs: number | null;
  /** From the first dial until the customer answered. */
  reachMs: number | null;
  /** From the accept to the close. */
  handleMs: number | null;
}

export function spansOf(record: CallbackRecord): CallbackSpans {
  const { opened_at, offeredAt, acceptedAt, firstDialAt, answeredAt, closed_at, previewMs } = record;
  const span = (from: number | null, to: number | null) =>
    from === null || to === null ? null : Math.max(0, to - from);
  return {
    ...{ waitMs: span(opened_at, acceptedAt), offerMs: span(offeredAt, acceptedAt), previewMs },
    ...{ reachMs: span(firstDialAt, answeredAt), handleMs: span(acceptedAt, closed_at) },
  };
}
