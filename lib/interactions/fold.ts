/** The record that a stream of events tells. Pure: the same events give the same record, one by one or all at once. */

import { isPersonTable } from '../servicenow/record-address.ts';
import type { InteractionEvent } from './events.ts';
import {
  answeredAgain,
  calledAgain,
  endedAgain,
  mayCallAgain,
  recordingCame,
  transcriptCame,
} from './fold-call-again.ts';
import { becameCallback, opened } from './fold-opened.ts';
import { moved, segmentFrom, wrappedUp, wrapUpStarted } from './fold-wrap-up.ts';
import { type Interaction, mayMove, type RelatedRecord } from './interaction.ts';

/** The record of a whole stream in order; null for an empty one. Throws when it does not begin with `opened`. */
export function foldInteraction(events: readonly InteractionEvent[]): Interaction | null {
  return events.reduce<Interaction | null>(applyEvent, null);
}

/** `record` after one more event. An event that has no place here, a late or a double one, changes nothing but the count. */
export function applyEvent(record: Interaction | null, event: InteractionEvent): Interaction {
  if (!record) {
    if (event.type !== 'opened') throw new Error(`a stream begins with opened, not with ${event.type}`);
    return opened(event);
  }
  const { at } = event;
  const sys_updated_on = Math.max(record.sys_updated_on, at);
  return { ...record, ...changeBy(record, event), sys_updated_on, events: record.events + 1 };
}

/** Whether `event` has a place in the stream of `record`: it changes the record, or is one that only stands there. */
export function isNews(record: Interaction, event: InteractionEvent): boolean {
  if (event.type === 'statusChanged' || event.type === 'reaching') return true;
  if (event.type === 'attempted') return record.endedAt === null || mayCallAgain(record, event.at);
  if (event.type === 'attemptFailed') return record.endedAt === null;
  return Object.entries(changeBy(record, event)).some(
    ([field, value]) => JSON.stringify(value) !== JSON.stringify(record[field as keyof Interaction]),
  );
}

function changeBy(record: Interaction, event: InteractionEvent): Partial<Interaction> {
  const { at } = event;
  const isOver = record.endedAt !== null;
  switch (event.type) {
    case 'opened':
      return {};
    case 'offeredAgain':
      if (!isOver || record.answeredAt !== null) return {};
      return {
        ...{ offers: record.offers + 1, offeredAt: at, phase: 'ringing', outcome: null, state_reason: '' },
        ...{ endedAt: null, ringMs: null, phone_log: { ...record.phone_log, end_time: null } },
      };
    case 'becameCallback':
      return isOver ? {} : becameCallback(record, event);
    case 'accepted':
      if (isOver || record.acceptedAt !== null) return {};
      return {
        ...moved(record, 'work_in_progress', at),
        ...{ assigned_to: record.phone_log.agent, acceptedAt: at, phase: 'dialing' },
        ringMs: rang(record, at),
      };
    case 'answered':
      if (isOver) return {};
      if (record.answeredAt !== null) return answeredAgain(record, at);
      return {
        ...moved(record, 'work_in_progress', at),
        ...{ assigned_to: record.phone_log.agent, answeredAt: at, phase: 'connected' },
        acceptedAt: record.acceptedAt ?? at,
        ringMs: record.ringMs ?? rang(record, at),
      };
    case 'held':
      if (isOver || record.answeredAt === null || record.heldAt !== null) return {};
      return { heldAt: at, holds: record.holds + 1, phase: 'held' };
    case 'resumed':
      return isOver ? {} : { ...offHold(record, at), phase: 'connected' };
    case 'muted':
    case 'unmuted':
      return { isMuted: event.type === 'muted' };
    case 'qualityFlagged': {
      const { level, lossPercent, jitterMs, roundTripMs } = event;
      const flag = { at, level, lossPercent, jitterMs, roundTripMs };
      return { qualityFlags: [...(record.qualityFlags ?? []), flag] };
    }
    case 'joined': {
      const others = record.participants.filter(({ id }) => id !== event.participant.id);
      return { participants: [...others, { ...event.participant, joinedAt: at, leftAt: null }] };
    }
    case 'left':
      return { participants: leave(record, at, ({ id }) => id === event.id) };
    case 'learned': {
      const { name, queue, caller_phone_number, context, opened_for, callbackTask } = event;
      const phone_log =
        caller_phone_number === undefined
          ? record.phone_log
          : { ...record.phone_log, phone_number: caller_phone_number };
      return defined({ name, queue, caller_phone_number, context, opened_for, phone_log, callbackTask });
    }
    case 'attached':
      return attachedTo(record, event);
    case 'ended':
      return isOver ? {} : ended(record, event);
    case 'transferred':
      return { transferredTo: event.to, assigned_to: event.assigned_to ?? record.assigned_to };
    case 'wrapUpStarted':
      if (!isOver || record.wrap_up_duration !== null) return {};
      return { ...(record.wrap_up_segment ? {} : wrapUpStarted(record, at)), phase: 'wrap-up' };
    case 'cleared':
      if (record.phase !== 'wrap-up') return {};
      return {
        phase: 'ended',
        wrap_up_duration: Math.max(0, at - (record.wrap_up_segment?.opened_on ?? record.endedAt ?? at)),
      };
    case 'attempted':
      // The first dial ends the preview, and is measured once (CF-38).
      if (isOver) return calledAgain(record, event);
      if (record.previewMs !== null || record.acceptedAt === null) return {};
      return { previewMs: Math.max(0, at - record.acceptedAt) };
    case 'statusChanged':
    case 'reaching':
    case 'attemptFailed':
      return {};
    case 'wrappedUp':
      return wrappedUp(record, event);
    case 'edited': {
      const { short_description, work_notes, related_records, wrap_up_code } = event;
      const segment = record.wrap_up_segment;
      const wrap_up_segment =
        segment && wrap_up_code !== undefined ? { ...segment, wrap_up_code } : record.wrap_up_segment;
      return { ...defined({ short_description, work_notes, related_records }), wrap_up_segment };
    }
    case 'callbackAsked':
      return { callbackId: event.callback };
    case 'recordingCame':
      return recordingCame(record, event.url);
    case 'contactTraceCame': {
      const isTold = Object.keys(event.fields).length > 0;
      return defined({ contactTrace: isTold ? event.fields : undefined, contactTraceUrl: event.url });
    }
    case 'transcriptLinked':
      return { transcriptUrl: event.url };
    case 'transcriptCame':
      return transcriptCame(record, event.lines.length);
  }
}

/** A call is one person's: of several who share the number the agent may name one, and then another. */
function attachedTo(
  { attached = [], opened_for }: Interaction,
  { record, opened_for: person }: Extract<InteractionEvent, { type: 'attached' }>,
): Partial<Interaction> {
  const isSame = (one: RelatedRecord) =>
    one.document_table === record.document_table && one.document_id === record.document_id;
  const isOther = (one: RelatedRecord) => person && isPersonTable(one.document_table) && !isSame(one);
  const kept = attached.filter((one) => !isOther(one));
  const wasOther = attached.some((one) => isOther(one) && one.document_id === opened_for?.value);
  const whose = wasOther ? person : (opened_for ?? person);
  return { attached: kept.some(isSame) ? kept : [...kept, record], opened_for: whose };
}

function ended(
  record: Interaction,
  { at, outcome, detail, state }: Extract<InteractionEvent, { type: 'ended' }>,
): Partial<Interaction> {
  const { answeredAt } = record;
  const { holdMs = record.holdMs } = offHold(record, at);
  const talkMs = answeredAt === null ? null : Math.max(0, at - answeredAt - holdMs);
  const duration = answeredAt === null ? null : Math.max(0, at - answeredAt);
  const base: Partial<Interaction> = {
    ...{ outcome, state_reason: detail, endedAt: at, heldAt: null, holdMs, talkMs, isMuted: false },
    ...{ phase: 'ended', ringMs: record.ringMs ?? rang(record, at) },
    participants: leave(record, at, () => true),
    phone_log: { ...record.phone_log, end_time: at, duration },
    ...endedAgain(record, at, holdMs),
  };
  if (state === null) return base;
  const isWrapUp = state === 'wrap_up' && mayMove(record.state, state);
  return { ...base, ...moved(record, state, at), ...(isWrapUp ? { wrap_up_segment: segmentFrom(at) } : {}) };
}

/** How long it rang until `at`. Clocks may be set back, here as in every span: none is shorter than nothing. */
const rang = ({ offeredAt }: Interaction, at: number) => Math.max(0, at - offeredAt);

/** The hold is over at `at`, when there was one. */
function offHold({ heldAt, holdMs }: Interaction, at: number): Partial<Interaction> {
  return heldAt === null ? {} : { heldAt: null, holdMs: holdMs + Math.max(0, at - heldAt) };
}

function leave(
  { participants }: Interaction,
  at: number,
  isGoing: (participant: Interaction['participants'][number]) => boolean,
): Interaction['participants'] {
  return participants.map((one) => (one.leftAt === null && isGoing(one) ? { ...one, leftAt: at } : one));
}

/** Only what is told: a field that is left out replaces nothing. */
function defined(fields: Partial<Interaction>): Partial<Interaction> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
