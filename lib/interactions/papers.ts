/**
 * What belongs to a call and comes late: its recording, its contact record and its transcript. A browser is told of them by
 * attributes that the instance's flow sets, until the contact is cleared, and by addresses that follow from the contact's id. Pure.
 */

import type { Call } from '../call.ts';
import { popAddress } from '../screen-pop.ts';
import type { Happening, TranscriptLine } from './events.ts';
import type { Interaction } from './interaction.ts';
import { isWebAddress } from './wrap-up.ts';

export interface PaperRules {
  /** Where the CCP is: the instance's own page of a contact is beside it. */
  ccpUrl: string | null;
  /** Address of a contact record, with places as in a screen pop's; empty for the instance's own page. */
  contactRecordTemplate: string;
  /** The same of a recording, and of a transcript; empty where only the flow tells them. */
  recordingTemplate: string;
  transcriptTemplate: string;
}

export const defaultPaperRules: Omit<PaperRules, 'ccpUrl'> = {
  contactRecordTemplate: '',
  recordingTemplate: '',
  transcriptTemplate: '',
};

/** Names of attributes that a flow sets for us; read in any case, with or without `-` and `_`. */
const paperNames = ['recordingurl', 'contactrecordurl', 'transcripturl', 'transcript'] as const;
type PaperName = (typeof paperNames)[number];

const paperNameOf = (name: string) => name.toLowerCase().replace(/[-_ ]/g, '') as PaperName;

/** Whether an attribute is one of these, and no fact about the customer. */
export const isPaper = (name: string): boolean => paperNames.includes(paperNameOf(name));

const mostLines = 2_000;
const spoken = /^(?:\[?(\d{1,3}):([0-5]\d)\]?\s+)?([^:]{1,60}):\s+(\S.*)$/;

/** A transcript as a flow writes it: a line each, `0:42 Amara: The kettle came with a crack.`; other lines go on with the one before. */
export function transcriptLines(text: string): TranscriptLine[] {
  const lines: TranscriptLine[] = [];
  for (const line of text.split('\n').slice(0, mostLines)) {
    const [, minutes, seconds, speaker, words] = spoken.exec(line.trim()) ?? [];
    const last = lines.at(-1);
    if (speaker && words) {
      const offsetMs = minutes ? (Number(minutes) * 60 + Number(seconds)) * 1_000 : (last?.offsetMs ?? 0);
      lines.push({ offsetMs, speaker: speaker.trim(), text: words });
    } else if (last && line.trim()) last.text += ` ${line.trim()}`;
  }
  return lines;
}

/** Lines that came; `isFromStart` when none of this call were known before. */
export interface TranscriptMove {
  type: 'transcriptCame';
  lines: TranscriptLine[];
  isFromStart: boolean;
}
type Coming =
  | Extract<Happening, { type: 'recordingCame' | 'contactTraceCame' | 'transcriptLinked' }>
  | TranscriptMove;

type Attributed = Pick<Call, 'attributes'>;

/** What came with the attributes of `call` that was not in those of `was`; addresses that are none are left out. */
export function papersIn(was: Attributed | null, call: Attributed): Coming[] {
  if (was && was.attributes === call.attributes) return [];
  const before = told(was);
  return Object.entries(told(call)).flatMap(([name, value]): Coming[] => {
    if (value === before[name as PaperName]) return [];
    if (name === 'transcript') {
      const lines = transcriptLines(value).slice(transcriptLines(before.transcript ?? '').length);
      const isFromStart = before.transcript === undefined;
      return lines.length > 0 ? [{ type: 'transcriptCame', lines, isFromStart }] : [];
    }
    if (!isWebAddress(value)) return [];
    if (name === 'recordingurl') return [{ type: 'recordingCame', url: value }];
    if (name === 'transcripturl') return [{ type: 'transcriptLinked', url: value }];
    return [{ type: 'contactTraceCame', fields: {}, url: value }];
  });
}

const told = (call: Attributed | null): Partial<Record<PaperName, string>> =>
  Object.fromEntries(
    Object.entries(call?.attributes ?? {})
      .filter(([name]) => isPaper(name))
      .map(([name, value]) => [paperNameOf(name), value]),
  );

const timeOf = (at: number | null) => (at === null ? '' : new Date(at).toISOString());

/** The contact record as far as an agent's browser is told it, in the field names of Connect's own. */
export function traceOf(call: Call): Record<string, string> {
  const fields = {
    ContactId: call.id,
    InitialContactId: call.initialCallId ?? '',
    RelatedContactId: call.relatedCallId ?? '',
    Channel: 'VOICE',
    InitiationMethod: call.kind === 'call' ? call.direction.toUpperCase() : call.kind.toUpperCase(),
    QueueName: call.queue ?? '',
    CustomerEndpoint: call.number ?? '',
    OfferedTimestamp: timeOf(call.offeredAt),
    ConnectedToAgentTimestamp: timeOf(call.answeredAt),
    DisconnectTimestamp: timeOf(call.endedAt),
    DisconnectReason: call.endDetail ?? '',
  };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ''));
}

/** Whether there is a talk to transcribe: an e-mail and a task are none. */
export const isTalked = ({ type }: Pick<Interaction, 'type'>): boolean => type === 'phone' || type === 'chat';

/** A contact record with the addresses that follow from the contact's id; one that a flow told stays. */
export function withAddresses(
  record: Interaction,
  trace: Extract<Happening, { type: 'contactTraceCame' }>,
  rules: PaperRules,
): Happening[] {
  const id = trace.fields.ContactId;
  if (id === undefined) return [trace];
  const { caller_phone_number: number, name, queue, direction, context: attributes } = record;
  const call = { id, number, name, queue, direction, attributes };
  const address = (template: string) => popAddress(template, call);
  const own =
    rules.ccpUrl && new URL(`../contact-trace-records/details/${encodeURIComponent(id)}`, rules.ccpUrl).href;
  const isTold = record.contactTraceUrl !== null && record.contactTrace === null;
  const url = rules.contactRecordTemplate ? address(rules.contactRecordTemplate) : own;
  const isTalk = record.answeredAt !== null && isTalked(record);
  const recording =
    isTalk && record.type === 'phone' && record.recordingUrl === null
      ? address(rules.recordingTemplate)
      : null;
  const transcript = isTalk && record.transcriptUrl === null ? address(rules.transcriptTemplate) : null;
  return [
    { ...trace, ...(url && !isTold ? { url } : {}) },
    ...(recording ? [{ type: 'recordingCame', url: recording } as const] : []),
    ...(transcript ? [{ type: 'transcriptLinked', url: transcript } as const] : []),
  ];
}

/** Where one of them stands: there, still to come, or not coming any more. */
export type PaperState = 'here' | 'later' | 'awaited' | 'absent' | 'none';

/** `none` is of a call that nobody answered; `later` while it is on, `awaited` until it is cleared. */
export function paperState(record: Interaction, isHere: boolean): PaperState {
  if (isHere) return 'here';
  if (record.endedAt === null) return 'later';
  if (record.phase === 'wrap-up') return 'awaited';
  return record.answeredAt === null ? 'none' : 'absent';
}
