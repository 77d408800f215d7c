/** What the cards of a callback show of it: few facts beside the controls, all of them on its own page (CF-30). Pure. */

import type { AttemptOutcome, Callback, CallbackDetails } from '../../../lib/callbacks/callback.ts';
import { type CallbackPage, noDetails } from '../../../lib/callbacks/callback-record.ts';
import { type ReasonGroup, reasonsOf } from '../../../lib/callbacks/reasons.ts';
import type { RecordField, RecordTable } from '../../RecordCard.tsx';
import { channelWord, outcomeWords, pastTime } from './callback-words.ts';

/** A callback as its cards read it, whether it is in hand or on record. */
export interface CallbackFacts {
  name: string | null;
  reason_type: string;
  callback_type: 'asap' | 'scheduled';
  scheduled_start_time: number | null;
  queue: string | null;
  /** Null where no clock is known. */
  localTime: { text: string; isQuiet: boolean } | null;
  /** One line for each. */
  attempts: string[];
  previewMs: number | null;
  /** What the customer said, or was promised. */
  description: string;
  context: CallbackDetails;
}

const groupNames: Record<ReasonGroup, string> = { sales: 'Sales', service: 'Customer service' };

const reason = (offered: ReasonGroup | 'both'): RecordField => ({
  ...{ label: 'Reason', path: 'reason_type', kind: 'choice', isEditable: true, empty: 'None given' },
  choices: reasonsOf(offered).map(({ value, label, group }) => ({ value, label, group: groupNames[group] })),
});
const asked: RecordField = {
  ...{ label: 'Asked for', path: 'scheduled_start_time', kind: 'moment', empty: 'As soon as possible' },
};
const local: RecordField = { label: 'Local time', path: 'localTime', kind: 'clock' };
const tried: RecordField = { label: 'Attempts', path: 'attempts', kind: 'lines' };
const said: RecordField = { label: 'Said', path: 'description', kind: 'quote' };
const voicemail: readonly RecordField[] = [
  { label: 'Voicemail', path: 'context.voicemail_transcript', kind: 'quote' },
  { label: 'Listen', path: 'context.voicemail_url', kind: 'link' },
  { label: 'Length', path: 'context.voicemail_duration', kind: 'span' },
];
const types = [
  { value: 'asap', label: 'ASAP' },
  { value: 'scheduled', label: 'Scheduled' },
];

/** The facts beside the controls in a small card. */
export const previewTable: RecordTable = {
  name: 'sys_cs_callback',
  fields: [{ ...reason('both'), isEditable: false }, asked, local, tried, said, ...voicemail],
};

/** Everything the request tells, `sys_cs_callback` with its `sys_cs_callback_context`. */
export const contextTable = (offered: ReasonGroup | 'both'): RecordTable => ({
  name: 'sys_cs_callback',
  fields: [
    { label: 'Name', path: 'name', kind: 'text', isEditable: true, longest: 100 },
    { label: 'Number', path: 'phone_number', kind: 'number', isEditable: true, longest: 30 },
    { label: 'Subject', path: 'short_description', kind: 'text', isEditable: true, longest: 160 },
    reason(offered),
    { label: 'Type', path: 'callback_type', kind: 'choice', choices: types },
    asked,
    local,
    { label: 'Queue', path: 'queue', kind: 'text' },
    { label: 'Came by', path: 'context.source_channel', kind: 'text' },
    { label: 'Phone menu', path: 'context.ivr_path', kind: 'text' },
    { label: 'Task', path: 'context.taskNumber', kind: 'text' },
    tried,
    { label: 'Preview', path: 'previewMs', kind: 'span' },
    { ...said, isEditable: true, longest: 500 },
    ...voicemail,
    { label: 'Context', path: 'context.fields', kind: 'pairs' },
  ],
});

const attemptLine = (at: number, outcome: AttemptOutcome | null, now: number): string =>
  `${pastTime(at, now)} ${outcome ? outcomeWords[outcome] : 'under way'}`;

const shownContext = (context: CallbackDetails): CallbackDetails => ({
  ...context,
  source_channel: channelWord(context.source_channel),
});

/** The facts of a callback in hand; `localTime` comes from the look at its number. */
export const factsInHand = (
  callback: Callback,
  localTime: CallbackFacts['localTime'],
  now: number,
): CallbackFacts => ({
  ...{ name: callback.name, reason_type: callback.reason, callback_type: callback.type },
  ...{ scheduled_start_time: callback.scheduledAt, queue: callback.queue, localTime },
  attempts: callback.attempts.map(({ at, outcome }) => attemptLine(at, outcome, now)),
  ...{ previewMs: callback.previewMs, context: shownContext(callback.details) },
  description: callback.details.description,
});

/** The facts of a callback on record. */
export const factsOnRecord = (
  { record, context }: CallbackPage,
  localTime: CallbackFacts['localTime'],
  now: number,
): CallbackFacts => ({
  ...{ name: record.name, reason_type: record.reason_type, callback_type: record.callback_type },
  ...{ scheduled_start_time: record.scheduled_start_time, queue: record.queue, localTime },
  attempts: record.attempts.map(({ at, outcome }) => attemptLine(at, outcome, now)),
  ...{
    previewMs: record.previewMs,
    description: record.description,
    context: shownContext(context ?? noDetails),
  },
});
