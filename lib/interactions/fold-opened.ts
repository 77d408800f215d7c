/** How a record begins: a part of the fold. Pure. */

import type { InteractionEvent } from './events.ts';
import type { Interaction } from './interaction.ts';

type Opened = Extract<InteractionEvent, { type: 'opened' }>;

/** The record as its stream begins. */
export function opened(event: Opened): Interaction {
  const { at, direction, kind, agent } = event;
  const isDialled = event.by === 'dial';
  return {
    sys_id: event.interaction,
    number: event.number,
    type: event.channel ?? 'phone',
    direction,
    state: isDialled ? 'work_in_progress' : 'new',
    state_reason: '',
    opened_for: null,
    assigned_to: isDialled ? agent : null,
    caller_phone_number: event.caller_phone_number,
    short_description: '',
    work_notes: '',
    opened_at: at,
    sys_updated_on: at,
    closed_at: null,
    duration: null,
    channel_metadata_table: event.conversation
      ? 'sys_cs_conversation'
      : event.channel
        ? ''
        : 'sn_openframe_phone_log',
    channel_metadata_document: event.conversation,
    wrap_up_duration: null,
    phone_log: {
      call_id: event.contactId,
      agent,
      phone_number: event.caller_phone_number,
      call_type: direction,
      start_time: at,
      end_time: null,
      duration: null,
    },
    wrap_up_segment: null,
    related_records: [],
    attached: [],
    furtherCalls: [],
    kind,
    context: event.context,
    name: event.name,
    queue: event.queue,
    transferredBy: event.transferredBy,
    transferredTo: null,
    outcome: null,
    phase: isDialled ? 'dialing' : 'ringing',
    offers: 1,
    offeredAt: at,
    acceptedAt: null,
    answeredAt: null,
    endedAt: null,
    ringMs: null,
    previewMs: null,
    talkMs: null,
    holdMs: 0,
    holds: 0,
    heldAt: null,
    isMuted: false,
    participants: [],
    qualityFlags: [],
    recordingUrl: null,
    contactTrace: null,
    contactTraceUrl: null,
    transcriptUrl: null,
    transcriptLines: 0,
    callbackId: null,
    callbackTask: null,
    events: 1,
  };
}

/** A task that turns out to be a callback: taking it was no answer of the customer's, whose call has a phone log. */
export function becameCallback(
  { name, queue, acceptedAt, answeredAt, phase, phone_log }: Interaction,
  event: Extract<InteractionEvent, { type: 'becameCallback' }>,
): Partial<Interaction> {
  const { caller_phone_number, context } = event;
  return {
    ...{
      type: 'phone',
      kind: 'callback',
      direction: 'outbound',
      channel_metadata_table: 'sn_openframe_phone_log',
    },
    ...{ caller_phone_number, context, name: event.name ?? name, queue: event.queue ?? queue },
    phone_log: { ...phone_log, call_type: 'outbound', phone_number: caller_phone_number },
    ...{ acceptedAt: acceptedAt ?? answeredAt, answeredAt: null },
    phase: phase === 'connected' ? 'dialing' : phase,
  };
}
