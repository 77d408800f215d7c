/** What is written after a call: draft, codes and the follow-up that was asked for. Pure. */

import type { Interaction, RelatedRecord } from './interaction.ts';
import type { Reference } from './reference.ts';

/** `interaction_wrap_up_code`, from a list that is imported or edited. */
export interface WrapUpCode {
  sys_id: string;
  /** What people choose. */
  label: string;
  /** Names of the queues it is offered for; empty for all. */
  queues: string[];
  /** Place in the list, ascending. */
  order: number;
  isActive: boolean;
}

/** A call back the agent promised, for `sys_cs_callback` (callbacks/callback-record.ts). */
export interface FollowUp {
  /** E.164. */
  phone_number: string;
  dueAt: number;
  /** Why, in the agent's words. */
  reason: string;
}

/** Wrap-up as far as it was written; it outlives tabs, worker and browser. */
export interface WrapUpDraft {
  /** sys_id of the record. */
  interaction: string;
  short_description: string;
  work_notes: string;
  wrap_up_code: Reference | null;
  related_records: RelatedRecord[];
  followUp: FollowUp | null;
  savedAt: number;
}

/** Most characters of each text of a wrap-up; what is longer is refused, and nothing of it lost. */
export const longest = { description: 160, notes: 20_000, label: 100, url: 2_000 } as const;
export const mostRelated = 20;

/** The codes offered for a queue, in their order; `queue` is null for a call without one. */
export function codesFor(codes: readonly WrapUpCode[], queue: string | null): WrapUpCode[] {
  return codes
    .filter((code) => code.isActive)
    .filter(({ queues }) => queues.length === 0 || (queue !== null && queues.includes(queue)))
    .toSorted((a, b) => a.order - b.order || a.label.localeCompare(b.label));
}

/** Whether nothing is left to write up: the call is over, and its wrap-up submitted or never asked for. */
export const isWrittenUp = ({ endedAt, wrap_up_segment: segment }: Interaction): boolean =>
  endedAt !== null && (segment === null || segment.confirmed_on !== null);

/** An empty draft for a record. */
export const emptyDraft = (interaction: string): WrapUpDraft => ({
  interaction,
  ...{ short_description: '', work_notes: '', wrap_up_code: null, related_records: [], followUp: null },
  savedAt: 0,
});

/** Whether `value` is a draft that may be kept: whoever sends it, it is looked at first. */
export function isDraft(value: unknown): value is WrapUpDraft {
  const draft = (value ?? {}) as Record<keyof WrapUpDraft, unknown>;
  return (
    isText(draft.interaction, 64) &&
    draft.interaction !== '' &&
    isText(draft.short_description, longest.description) &&
    isText(draft.work_notes, longest.notes) &&
    (draft.wrap_up_code === null || isReference(draft.wrap_up_code)) &&
    Array.isArray(draft.related_records) &&
    draft.related_records.length <= mostRelated &&
    draft.related_records.every(isRelated) &&
    (draft.followUp === null || isFollowUp(draft.followUp)) &&
    Number.isFinite(draft.savedAt)
  );
}

/** Whether `value` is a code that may be kept. */
export function isWrapUpCode(value: unknown): value is WrapUpCode {
  const { sys_id, label, queues, order, isActive } = (value ?? {}) as Record<keyof WrapUpCode, unknown>;
  return (
    isText(sys_id, 64) &&
    sys_id !== '' &&
    isText(label, longest.label) &&
    label.trim() !== '' &&
    Array.isArray(queues) &&
    queues.length <= 500 &&
    queues.every((queue) => isText(queue, 200)) &&
    Number.isFinite(order) &&
    typeof isActive === 'boolean'
  );
}

const isText = (value: unknown, most: number): value is string =>
  typeof value === 'string' && value.length <= most;

function isReference(value: unknown): value is Reference {
  const { value: id, display_value } = (value ?? {}) as Record<keyof Reference, unknown>;
  return isText(id, 64) && isText(display_value, longest.label);
}

function isRelated(value: unknown): value is RelatedRecord {
  const { document_table, document_id, label, url } = (value ?? {}) as Record<keyof RelatedRecord, unknown>;
  return (
    isText(document_table, 80) &&
    isText(document_id, 64) &&
    isText(label, 200) &&
    isText(url, longest.url) &&
    (url === '' || isWebAddress(url))
  );
}

function isFollowUp(value: unknown): value is FollowUp {
  const { phone_number, dueAt, reason } = (value ?? {}) as Record<keyof FollowUp, unknown>;
  return (
    isText(phone_number, 16) &&
    /^\+[1-9]\d{3,14}$/.test(phone_number) &&
    Number.isFinite(dueAt) &&
    isText(reason, 500)
  );
}

/** Whether `text` is an address that may be opened: http or https, nothing else. */
export function isWebAddress(text: string): boolean {
  const protocol = URL.parse(text)?.protocol;
  return protocol === 'https:' || protocol === 'http:';
}
