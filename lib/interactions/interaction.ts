/**
 * One contact as it is kept: ServiceNow's interaction with its phone log and wrap-up segment (servicenow, 2.1 to 2.3, 2.7).
 * Fields that ServiceNow has bear its column names (snake_case); all others are ours (camelCase). Times are epoch ms and
 * spans ms, whatever the name: ServiceNow's own texts for them are written where a record leaves for it. Pure.
 */

import type { CallPhase, CallQuality } from '../call.ts';
import { channelWords } from '../work/words.ts';
import type { WorkChannel } from '../work/work-item.ts';
import type { Reference } from './reference.ts';

/** Raw values of ServiceNow's `interaction.state` (servicenow, 2.2). */
export type InteractionState =
  | 'new'
  | 'on_hold'
  | 'work_in_progress'
  | 'wrap_up'
  | 'closed_complete'
  | 'closed_abandoned';

export const stateLabels: Record<InteractionState, string> = {
  new: 'New',
  on_hold: 'On hold',
  work_in_progress: 'Work in progress',
  wrap_up: 'Wrap up',
  closed_complete: 'Closed complete',
  closed_abandoned: 'Closed abandoned',
};

/** The one table of moves. What is closed stays closed; what was assigned is never New again (VO-09..VO-13). */
const moves: Record<InteractionState, readonly InteractionState[]> = {
  new: ['on_hold', 'work_in_progress', 'wrap_up', 'closed_complete', 'closed_abandoned'],
  on_hold: ['work_in_progress', 'wrap_up', 'closed_complete', 'closed_abandoned'],
  work_in_progress: ['on_hold', 'wrap_up', 'closed_complete', 'closed_abandoned'],
  // An agent who calls a callback again is at work on it once more.
  wrap_up: ['work_in_progress', 'closed_complete'],
  closed_complete: [],
  closed_abandoned: [],
};

/** Whether a record in state `from` may go to `to`; staying is no move. */
export const mayMove = (from: InteractionState, to: InteractionState): boolean => moves[from].includes(to);

export const isClosed = (state: InteractionState): boolean => moves[state].length === 0;

/** ServiceNow's `interaction.type`; `task` is ours, since its list has none (servicenow, 2.1). */
export type InteractionType = 'phone' | WorkChannel;

export const typeLabels: Record<InteractionType, string> = { phone: 'Phone', ...channelWords };

/** How the call went; null while it goes on. `failed` is whoever was dialled, or was to be connected, and was not. */
export type Outcome = 'answered' | 'missed' | 'rejected' | 'abandoned' | 'failed';

/** This agent's part of the contact: of a call its `sn_openframe_phone_log`. A transfer gives the next agent one of their own. */
export interface PhoneLog {
  /** The platform's contact id. */
  call_id: string;
  /** Whose part it is: login and name. It stays when the interaction is assigned to somebody else. */
  agent: Reference;
  phone_number: string | null;
  call_type: 'inbound' | 'outbound';
  start_time: number;
  end_time: number | null;
  /** From answer to end, ms; null when it was never answered or still goes on. */
  duration: number | null;
}

/** One more call of a callback whose customer was spoken with: a phone log of its own on the same record. */
export interface FurtherCall extends PhoneLog {
  answeredAt: number | null;
  /** http or https; null until it comes. */
  recordingUrl: string | null;
  /** Lines of its transcript in the stream. */
  transcriptLines: number;
}

/** `interaction_wrap_up_segment`. */
export interface WrapUpSegment {
  /** When after call work began. */
  opened_on: number;
  /** When it was submitted, by the agent or at the end of its time; null while open. */
  confirmed_on: number | null;
  /** Code and label, from the list of codes; null for none. */
  wrap_up_code: Reference | null;
  /** Closed at the end of its time with the default code, and not by the agent. */
  system_wrap_up: boolean;
}

/** `interaction_related_record`, or any page: `document_table` is empty for a mere address. */
export interface RelatedRecord {
  document_table: string;
  document_id: string;
  label: string;
  /** http or https only; empty when there is none. */
  url: string;
}

/** The agent said that the call sounded bad; the figures are null when the softphone had told none. */
export interface QualityFlag {
  at: number;
  level: CallQuality['level'] | null;
  lossPercent: number | null;
  jitterMs: number | null;
  roundTripMs: number | null;
}

export interface Participant {
  /** Connection id on the platform. */
  id: string;
  role: 'agent' | 'customer' | 'third-party';
  name: string | null;
  /** E.164. */
  number: string | null;
  joinedAt: number;
  /** Null while they are there. */
  leftAt: number | null;
}

export interface Interaction {
  /** 32 hex digits. */
  sys_id: string;
  /** `IMS` and seven digits, counted by this browser. */
  number: string;
  type: InteractionType;
  direction: 'inbound' | 'outbound';
  state: InteractionState;
  /** The platform's own word for how the call ended; empty until then. */
  state_reason: string;
  /** The contact who it is for, when exactly one matches: directory id and name. */
  opened_for: Reference | null;
  /** Null until an agent has it; somebody else after a transfer (VO-41). */
  assigned_to: Reference | null;
  /** The customer's number, E.164; null when withheld. */
  caller_phone_number: string | null;
  short_description: string;
  work_notes: string;
  opened_at: number;
  /** When the newest event of its stream was. */
  sys_updated_on: number;
  closed_at: number | null;
  /** From opening to closing, ms. */
  duration: number | null;
  /** Empty where the channel has no record of its own: only a call has a phone log. */
  channel_metadata_table: 'sn_openframe_phone_log' | 'sys_cs_conversation' | '';
  /** Id of the conversation record; empty where none is made (VO-22). */
  channel_metadata_document: string;
  /** From the end of the call until the agent left after call work, ms; null until then. */
  wrap_up_duration: number | null;
  phone_log: PhoneLog;
  /** Calls after the first talk, oldest first; none for all but callbacks. */
  furtherCalls: FurtherCall[];
  /** Null until after call work began. */
  wrap_up_segment: WrapUpSegment | null;
  /** What the agent put down at wrap-up. */
  related_records: RelatedRecord[];
  /** What it came from or is with: the record that a number stood on, the person who was found (VO-15). */
  attached: RelatedRecord[];

  kind: 'call' | 'callback' | 'transfer';
  /** What the contact flow told (`interaction_json_blob`). */
  context: Record<string, string>;
  /** Name of the customer as the platform or the directory tells it; null when nobody does. */
  name: string | null;
  queue: string | null;
  /** Who handed it over, in a transfer; null otherwise. */
  transferredBy: string | null;
  /** Whom this agent handed it over to; null otherwise. */
  transferredTo: string | null;
  outcome: Outcome | null;
  /** The call's phase as last recorded; `ended` once it is gone from the platform. */
  phase: CallPhase;
  /** How often it was offered or dialled: more than once when it came back after a miss. */
  offers: number;
  /** When it was offered or dialled last. */
  offeredAt: number;
  /** When the agent took it: a callback's preview begins. Null before. */
  acceptedAt: number | null;
  answeredAt: number | null;
  endedAt: number | null;
  /** From the last offer to accept, answer or end. Null while it rings. */
  ringMs: number | null;
  /** From accepting a callback to dialling it; null for all else (CF-38). */
  previewMs: number | null;
  /** Answered and not on hold. Null until it ended, and when it never was answered. */
  talkMs: number | null;
  /** The customer's time on hold so far, consults included. */
  holdMs: number;
  holds: number;
  /** Since when the customer is on hold; null when not. */
  heldAt: number | null;
  isMuted: boolean;
  participants: Participant[];
  /** One for each call that the agent flagged, oldest first. */
  qualityFlags: QualityFlag[];
  /** http or https; null until it comes. */
  recordingUrl: string | null;
  /** Connect's contact record as far as it is known here, in its own field names; null until the call was over. */
  contactTrace: Record<string, string> | null;
  /** Where all of it stands: http or https; null until it is known. */
  contactTraceUrl: string | null;
  /** http or https; null until it comes. */
  transcriptUrl: string | null;
  /** Lines of transcript in the stream. */
  transcriptLines: number;
  /** Id of the follow-up callback that was asked for (`sys_cs_callback`); null for none. */
  callbackId: string | null;
  /** sys_id of the callback (`sys_cs_callback`) that it carries out; null for none (CF-31). */
  callbackTask: string | null;
  /** Events in its stream. */
  events: number;
}

/** Fields that came with later versions, for records that were written before. */
export const addedSince: Pick<
  Interaction,
  | 'qualityFlags'
  | 'attached'
  | 'callbackTask'
  | 'contactTrace'
  | 'contactTraceUrl'
  | 'transcriptUrl'
  | 'furtherCalls'
> = {
  attached: [],
  furtherCalls: [],
  qualityFlags: [],
  callbackTask: null,
  contactTrace: null,
  contactTraceUrl: null,
  transcriptUrl: null,
};

/** Still on the line, or after call work is not done. A missed call is neither: it went back to its queue. */
export const isOpen = ({ state, outcome }: Interaction): boolean =>
  !isClosed(state) && (outcome === null || state === 'wrap_up');

/** How an interaction is named in a list: the name, else the number, else that it was withheld or what it is. */
export const whoOf = ({ opened_for, name, caller_phone_number, type }: Interaction): string =>
  opened_for?.display_value ??
  name ??
  caller_phone_number ??
  (type === 'phone' ? 'Number withheld' : typeLabels[type]);
