/**
 * Callbacks as they stand on the instance, read back from their two tables (CF-31), and the rule for one that was changed on both
 * sides: what people changed there comes here, also over what was changed here meanwhile. What the call did is ours. Pure.
 */

import {
  type CallbackContextRecord,
  type CallbackRecord,
  type CallbackState,
  isCallbackOpen,
  noDetails,
} from '../callbacks/callback-record.ts';
import { e164Of } from './people.ts';
import { type InstanceRequest, listRequest } from './request.ts';
import { timeOf, timeText } from './times.ts';

/** Columns that people change, as texts; those of the context stand in a table of their own. */
export const callbackColumns = [
  ...([
    'reason_type',
    'short_description',
    'description',
    'first_name',
    'last_name',
    'phone_number',
  ] as const),
  ...(['scheduled_start_time', 'state'] as const),
] as const;
export const contextColumns = [
  ...(['customer_timezone', 'ivr_path', 'source_channel', 'queue', 'voicemail_transcript'] as const),
  'voicemail_url' as const,
] as const;

/** A callback as it stands on one side: a text for each column. */
export type CallbackTexts = Partial<
  Record<(typeof callbackColumns)[number] | (typeof contextColumns)[number], string>
>;

/** So many fit into one address. */
export const askedAtOnce = 40;

/** The questions for callbacks by our ids, and for their contexts. */
export function askCallbacks(ids: readonly string[]): [InstanceRequest, InstanceRequest] {
  const any = (column: string) => ids.map((id) => `${column}=${id}`).join('^OR');
  const context = 'callback.external_callback_id';
  return [
    listRequest(
      'sys_cs_callback',
      any('external_callback_id'),
      ['external_callback_id', ...callbackColumns],
      ids.length,
    ),
    listRequest('sys_cs_callback_context', any(context), [context, ...contextColumns], ids.length),
  ];
}

/** What the two answers tell, by our ids. */
export function callbacksThere(
  callbacks: readonly Record<string, string>[],
  contexts: readonly Record<string, string>[],
): Map<string, CallbackTexts> {
  return new Map(
    callbacks.map((row) => {
      const id = row.external_callback_id ?? '';
      const context = contexts.find((it) => it['callback.external_callback_id'] === id);
      return [id, { ...only(row, callbackColumns), ...(context ? only(context, contextColumns) : {}) }];
    }),
  );
}

/** The texts among these columns. */
const only = (row: object, columns: readonly string[]): CallbackTexts =>
  Object.fromEntries(
    Object.entries(row).filter(([column, text]) => columns.includes(column) && typeof text === 'string'),
  );

/** Ours in the same form. */
export function textsOf(record: CallbackRecord, context: CallbackContextRecord | null): CallbackTexts {
  const [first_name = '', ...rest] = (record.name ?? '').split(' ');
  const { reason_type, short_description, description, phone_number, state } = record;
  return {
    ...{ reason_type, short_description, description, phone_number, state: String(state) },
    ...{ first_name, last_name: rest.join(' ') },
    scheduled_start_time: timeText(record.scheduled_start_time ?? record.opened_at),
    ...(context ? only(context, contextColumns) : {}),
    queue: record.queue ?? '',
  };
}

/** States that people end a callback with there. */
const endedStates: readonly string[] = ['3', '4', '7'];
export const isEndedThere = ({ state }: CallbackTexts): boolean => endedStates.includes(state ?? '');

export interface Merged {
  record: CallbackRecord;
  context: CallbackContextRecord | null;
  /** Columns that were changed on both sides. */
  both: string[];
  isChanged: boolean;
}

/**
 * Ours with what people changed there. `known` is how it stood there when it was last sent or read. An end is taken over for a
 * follow-up that nobody works on (`isIdle`): of all others the platform says when they are over.
 */
export function mergedWith(
  ours: Pick<Merged, 'record' | 'context'>,
  theirs: CallbackTexts,
  known: CallbackTexts,
  { region, now, isIdle }: { region: string; now: number; isIdle: boolean },
): Merged {
  const mine = textsOf(ours.record, ours.context);
  const names = Object.keys(theirs) as (keyof CallbackTexts)[];
  const read = (name: keyof CallbackTexts) => {
    const text = theirs[name] ?? '';
    return name === 'phone_number' ? (e164Of(text, region) ?? mine.phone_number ?? '') : text;
  };
  const isEnd = isEndedThere(theirs) && isCallbackOpen(ours.record);
  const canEnd = isEnd && isIdle && ours.record.carrier === 'own';
  const changed = names.filter(
    (name) => theirs[name] !== known[name] && read(name) !== mine[name] && (name !== 'state' || canEnd),
  );
  const taken = Object.fromEntries(changed.map((name) => [name, read(name)])) as CallbackTexts;
  return {
    record: { ...ours.record, ...recordPart(taken, mine, now) },
    context: contextPart(taken, ours),
    both: changed.filter((name) => mine[name] !== known[name]),
    isChanged: changed.length > 0,
  };
}

function recordPart(taken: CallbackTexts, mine: CallbackTexts, now: number): Partial<CallbackRecord> {
  const { first_name, last_name, scheduled_start_time, state, queue, customer_timezone } = taken;
  const isNamed = first_name !== undefined || last_name !== undefined;
  const name = [first_name ?? mine.first_name, last_name ?? mine.last_name].filter(Boolean).join(' ');
  const reason = state === '7' ? ('Cancelled' as const) : ('Closed' as const);
  return {
    ...only(taken, ['reason_type', 'short_description', 'description', 'phone_number']),
    ...(isNamed ? { name: name || null } : {}),
    ...(queue === undefined ? {} : { queue: queue || null }),
    ...(customer_timezone === undefined ? {} : { timeZone: customer_timezone }),
    ...(scheduled_start_time ? { scheduled_start_time: timeOf(scheduled_start_time) } : {}),
    ...(state ? { state: Number(state) as CallbackState, reason, closed_at: now } : {}),
    sys_updated_on: now,
  } as Partial<CallbackRecord>;
}

function contextPart(
  taken: CallbackTexts,
  { record, context }: Pick<Merged, 'record' | 'context'>,
): CallbackContextRecord | null {
  const texts = only(taken, contextColumns);
  if (Object.keys(texts).length === 0) return context;
  const empty: CallbackContextRecord = { ...noDetails, callback: record.sys_id, queue: '' };
  return { ...(context ?? empty), ...texts };
}
