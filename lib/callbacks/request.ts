/**
 * What a request to be called back says, out of the names and texts that a contact flow gave it: every flow spells them its
 * own way, so capitals, spaces, dashes and underscores do not count. Pure.
 */

import { checkNumber } from '../numbers/check-number.ts';
import { numberText } from '../numbers/number-text.ts';
import type { CallbackDetails, CallbackNumber } from './callback.ts';
import { noDetails } from './callback-record.ts';
import { reasonValue } from './reasons.ts';
import { plainOf, type RequestField, requestNames, told as toldIn } from './request-names.ts';
import type { DialMode } from './rules.ts';

export interface CallbackAsked {
  name: string | null;
  /** The number that was asked for first; without what is no number. */
  numbers: CallbackNumber[];
  reason: string;
  /** Null where it does not say. */
  mode: DialMode | null;
  dialMs: number | null;
  scheduledAt: number | null;
  /** When it was asked for; null where it does not say. */
  askedAt: number | null;
  details: CallbackDetails;
}

const labels = { number: 'requested', mobile: 'mobile', work: 'work', home: 'home', other: '' } as const;

/** What `attributes` say; whatever has no meaning of its own stands in `details.fields` under the name that it came with. */
export function readRequest(attributes: Record<string, string>, description = ''): CallbackAsked {
  const told = (field: RequestField) => toldIn(attributes, field);
  const known = new Set<string>(Object.values(requestNames).flat());
  const mode = told('mode').toLowerCase();
  const seconds = (text: string) => (/^\d{1,5}$/.test(text) ? Number(text) * 1_000 : null);
  return {
    name: told('name') || null,
    numbers: numbersOf(told),
    reason: reasonValue(told('reason')),
    mode: mode === 'manual' || mode === 'automatic' ? mode : null,
    dialMs: seconds(told('dialSeconds')),
    scheduledAt: timeOf(told('scheduled')),
    askedAt: timeOf(told('asked')),
    details: {
      ...noDetails,
      description,
      source_channel: told('channel'),
      ivr_path: told('ivrPath'),
      customer_timezone: isTimeZone(told('timezone')) ? told('timezone') : '',
      taskNumber: told('task'),
      voicemail_url: /^https?:\/\//.test(told('voicemailUrl')) ? told('voicemailUrl') : '',
      voicemail_transcript: told('transcript'),
      voicemail_duration: seconds(told('voicemailSeconds')),
      voicemail_recorded_at: timeOf(told('recorded')),
      fields: Object.fromEntries(Object.entries(attributes).filter(([name]) => !known.has(plainOf(name)))),
    },
  };
}

function numbersOf(told: (field: keyof typeof labels) => string): CallbackNumber[] {
  const found = (Object.keys(labels) as (keyof typeof labels)[]).flatMap((field) =>
    told(field)
      .split(/[,;|]/)
      .map((text) => checkNumber(text.trim(), ''))
      .flatMap((checked) => ('e164' in checked ? [numberOf(checked.e164, labels[field])] : [])),
  );
  return mergeNumbers(found, []);
}

/** A number as a callback lists it. */
export const numberOf = (e164: string, label: string): CallbackNumber => ({
  ...{ e164, label, text: numberText(e164), last: null },
});

/** Both lists as one, each number once, those of `first` first; a label that is missing in one is taken from the other (CF-05). */
export function mergeNumbers(
  first: readonly CallbackNumber[],
  then: readonly CallbackNumber[],
): CallbackNumber[] {
  const merged = new Map<string, CallbackNumber>();
  for (const number of [...first, ...then]) {
    const there = merged.get(number.e164);
    merged.set(
      number.e164,
      there ? { ...there, label: there.label || number.label, last: there.last ?? number.last } : number,
    );
  }
  return [...merged.values()];
}

/** Epoch ms of a text: figures as ms or s, or what `Date` reads; ServiceNow's own form is UTC (servicenow, 6.7). Null for neither. */
function timeOf(text: string): number | null {
  if (/^\d{13}$/.test(text)) return Number(text);
  if (/^\d{10}$/.test(text)) return Number(text) * 1_000;
  const at = Date.parse(
    /^\d{4}-\d\d-\d\d \d\d:\d\d(:\d\d)?$/.test(text) ? `${text.replace(' ', 'T')}Z` : text,
  );
  return text === '' || Number.isNaN(at) ? null : at;
}

function isTimeZone(text: string): boolean {
  try {
    return text !== '' && Boolean(new Intl.DateTimeFormat('en', { timeZone: text }));
  } catch {
    return false;
  }
}
