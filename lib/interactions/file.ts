/** Interactions as files: JSON that can be brought back whole, and a table for everybody else. Pure. */

import { sheet } from '../contacts/csv.ts';
import type { InteractionEvent } from './events.ts';
import { foldInteraction } from './fold.ts';
import { type Interaction, type QualityFlag, stateLabels } from './interaction.ts';

const format = 'global-voice-control/interactions';

/** The file of these streams, whole. */
export const writeJson = (streams: readonly InteractionEvent[][], exportedAt: number): string =>
  `${JSON.stringify({ format, version: 1, exportedAt, streams })}\n`;

/** What stands in `text` as streams, none of it looked at; null when it is no file of ours. */
export function streamsIn(text: string): unknown[] | null {
  let file: { format?: unknown; version?: unknown; streams?: unknown } | null;
  try {
    file = JSON.parse(text);
  } catch {
    return null;
  }
  if (file?.format !== format || file.version !== 1 || !Array.isArray(file.streams)) return null;
  return file.streams;
}

/** The records that the streams of a file tell: for looking at several agents' files together. */
export const recordsOf = (streams: readonly InteractionEvent[][]): Interaction[] =>
  streams.flatMap((stream) => foldInteraction(stream) ?? []);

/** ServiceNow's text for a time: UTC, `yyyy-MM-dd HH:mm:ss` (servicenow, 3). Empty for null. */
export const glideTime = (at: number | null): string =>
  at === null ? '' : new Date(at).toISOString().slice(0, 19).replace('T', ' ');

/** When it was flagged, and how the line was. */
const qualityText = ({ at, level, lossPercent, jitterMs, roundTripMs }: QualityFlag) =>
  [
    ...[glideTime(at), level ?? 'no figures', lossPercent !== null && `loss ${lossPercent} %`],
    ...[jitterMs !== null && `jitter ${jitterMs} ms`, roundTripMs !== null && `round trip ${roundTripMs} ms`],
  ]
    .filter(Boolean)
    .join(', ');

const seconds = (ms: number | null) => (ms === null ? '' : String(Math.round(ms / 1_000)));

const columns: [heading: string, cell: (record: Interaction) => string][] = [
  ['number', ({ number }) => number],
  ['sys_id', ({ sys_id }) => sys_id],
  ['type', ({ type }) => type],
  ['direction', ({ direction }) => direction],
  ['state', ({ state }) => stateLabels[state]],
  ['state_reason', ({ state_reason }) => state_reason],
  ['outcome', ({ outcome }) => outcome ?? ''],
  ['opened_for', ({ opened_for, name }) => opened_for?.display_value ?? name ?? ''],
  ['caller_phone_number', ({ caller_phone_number }) => caller_phone_number ?? ''],
  ['assigned_to', ({ assigned_to }) => assigned_to?.display_value ?? ''],
  ['agent', ({ phone_log }) => phone_log.agent.value],
  ['queue', ({ queue }) => queue ?? ''],
  ['opened_at (UTC)', ({ opened_at }) => glideTime(opened_at)],
  ['answered_at (UTC)', ({ answeredAt }) => glideTime(answeredAt)],
  ['closed_at (UTC)', ({ closed_at }) => glideTime(closed_at)],
  ['ring s', ({ ringMs }) => seconds(ringMs)],
  ['preview s', ({ previewMs }) => seconds(previewMs)],
  ['talk s', ({ talkMs }) => seconds(talkMs)],
  ['hold s', ({ holdMs }) => seconds(holdMs)],
  ['wrap_up_duration s', ({ wrap_up_duration }) => seconds(wrap_up_duration)],
  ['wrap_up_code', ({ wrap_up_segment }) => wrap_up_segment?.wrap_up_code?.display_value ?? ''],
  ['short_description', ({ short_description }) => short_description],
  ['work_notes', ({ work_notes }) => work_notes],
  ['transferred_to', ({ transferredTo }) => transferredTo ?? ''],
  ['quality flagged', ({ qualityFlags }) => qualityFlags.map(qualityText).join('; ')],
  ['contact_id', ({ phone_log }) => phone_log.call_id],
  ['recording', ({ recordingUrl }) => recordingUrl ?? ''],
  ['contact_record', ({ contactTraceUrl }) => contactTraceUrl ?? ''],
  ['transcript', ({ transcriptUrl }) => transcriptUrl ?? ''],
];

/** A table with one row for each record, that no spreadsheet calculates with. */
export function writeCsv(records: readonly Interaction[]): string {
  const rows = records.map((record) => columns.map(([, cell]) => cell(record)));
  return sheet([columns.map(([heading]) => heading), ...rows]);
}
