/**
 * A callback as it is kept: ServiceNow's `sys_cs_callback` with its `sys_cs_callback_context` (servicenow, 2.4), which an
 * interaction points to (CF-31). Fields that ServiceNow has bear its column names; all others are ours (camelCase). Times
 * are epoch ms and spans ms. Pure.
 */

import type { Reference } from '../interactions/reference.ts';
import type { Attempt, CallbackCarrier, CallbackDetails } from './callback.ts';

/** Raw values of ServiceNow's `sys_cs_callback.state`. */
export type CallbackState = 1 | 2 | 3 | 4 | 7;

export const callbackStateLabels: Record<CallbackState, string> = {
  1: 'Open',
  2: 'Work in progress',
  3: 'Closed complete',
  4: 'Closed abandoned',
  7: 'Cancelled',
};

export const isCallbackOpen = ({ state }: Pick<CallbackRecord, 'state'>): boolean =>
  state === 1 || state === 2;

/** `sys_cs_callback`. */
export interface CallbackRecord {
  sys_id: string;
  /** `CAL` and seven digits, counted by this browser. */
  number: string;
  /** Contact id on the platform; empty for the agent's own follow-ups. */
  external_callback_id: string;
  state: CallbackState;
  callback_type: 'asap' | 'scheduled';
  /** Reason for the call: raw value, empty for none (reasons.ts). */
  reason_type: string;
  /** Why it ended: `Closed`, `Cancelled`, or empty. */
  reason: '' | 'Closed' | 'Cancelled';
  /** E.164; the number that was asked for, or the first there is; empty for none. */
  phone_number: string;
  short_description: string;
  description: string;
  /** When the customer is to be called; null for as soon as possible. */
  scheduled_start_time: number | null;
  /** When it is given up if nobody took it; null for never. */
  expire_time: number | null;
  opened_by: Reference;
  assigned_to: Reference | null;
  opened_at: number;
  closed_at: number | null;
  sys_updated_on: number;

  carrier: CallbackCarrier;
  /** The customer. */
  name: string | null;
  /** Where they are, IANA name, as their context says; empty or left out where nobody does. */
  timeZone?: string;
  queue: string | null;
  /** sys_id of the interaction in which it was asked for; empty when it came from elsewhere. */
  interaction: string;
  /** sys_id of the interaction in which it is or was carried out; empty before. */
  handledIn: string;
  numbers: { e164: string; label: string }[];
  attempts: Attempt[];
  /** CB-24: the moments that spans are measured from. */
  offeredAt: number | null;
  acceptedAt: number | null;
  firstDialAt: number | null;
  answeredAt: number | null;
  /** From accepting to the first dial; stored once (CF-38). */
  previewMs: number | null;
}

/** `sys_cs_callback_context`: one for each callback. */
export interface CallbackContextRecord extends CallbackDetails {
  /** sys_id of the callback. */
  callback: string;
  queue: string;
}

/** A callback with its context, as pages ask for it. */
export interface CallbackPage {
  record: CallbackRecord;
  context: CallbackContextRecord | null;
}

/** Fields that a writer may edit, with what they hold as text: times as epoch ms. */
export const editableFields = [
  'reason_type',
  'short_description',
  'description',
  'name',
  'phone_number',
] as const;
export type EditableField = (typeof editableFields)[number];

/** An empty context. */
export const noDetails: CallbackDetails = {
  ...{ description: '', source_channel: '', ivr_path: '', customer_timezone: '', taskNumber: '' },
  ...{ voicemail_url: '', voicemail_transcript: '', voicemail_duration: null, voicemail_recorded_at: null },
  fields: {},
};
