/** The list of callbacks: what is asked of it, and what it answers. Pure. */

import { fold } from '../directory/fold.ts';
import { type CallbackRecord, type CallbackState, isCallbackOpen } from './callback-record.ts';
import { groupOf, type ReasonGroup, reasonLabel } from './reasons.ts';
import { type CallbackWeek, callbackWeek } from './week.ts';

/** Each that is there must hold. */
export interface CallbackFilter {
  /** Not closed. */
  isOpen?: boolean;
  states?: readonly CallbackState[];
  types?: readonly CallbackRecord['callback_type'][];
  /** Raw values; empty text for none. */
  reasons?: readonly string[];
  reasonGroup?: ReasonGroup;
  queues?: readonly string[];
  carriers?: readonly CallbackRecord['carrier'][];
  /** Epoch ms: from, inclusive, to, exclusive. */
  scheduledFrom?: number;
  scheduledTo?: number;
  /** Logins; the agent's own when left out. */
  agents?: readonly string[];
}

export type CallbackSortField =
  | 'number'
  | 'name'
  | 'callback_type'
  | 'reason_type'
  | 'state'
  | 'scheduled_start_time'
  | 'queue'
  | 'previewMs'
  | 'attempts'
  | 'opened_at';

export interface CallbackSearch {
  /** Words or digits that must stand in number, customer, phone number, queue, reason or description; empty for all. */
  text: string;
  filter: CallbackFilter;
  /** Open ones come first, whatever the order (Q12). */
  sort: { by: CallbackSortField; isDescending: boolean };
  from: number;
  limit: number;
}

export interface CallbackList {
  callbacks: CallbackRecord[];
  /** How many match, and how many of them are open. */
  total: number;
  open: number;
  /** Names of the queues that occur among the agent's own, for filters to offer. */
  queues: string[];
  /** Of all of the agent's own, whatever is searched for. */
  week: CallbackWeek;
}

/** The stretch that was asked for, in order, and what all that match add up to. `login` is the agent who asks. */
export function searchCallbacks(
  records: readonly CallbackRecord[],
  { text, filter, sort, from, limit }: CallbackSearch,
  login: string,
  now: number,
): CallbackList {
  const { agents = [login], ...rest } = filter;
  const mine = records.filter(({ assigned_to }) => agents.includes(assigned_to?.value ?? ''));
  const needles = fold(text).split(' ').filter(Boolean);
  const digits = /^\s*[+(]?\d[\d\s()./-]*$/.test(text) ? text.replaceAll(/\D/g, '').replace(/^0+/, '') : '';
  const found = mine
    .filter((record) => matches(record, rest))
    .filter((record) => {
      const words = wordsOf(record);
      return digits ? words.includes(digits) : needles.every((needle) => words.includes(needle));
    });
  const sign = sort.isDescending ? -1 : 1;
  const inOrder = found.toSorted(
    (a, b) =>
      Number(isCallbackOpen(b)) - Number(isCallbackOpen(a)) ||
      sign * compare(sortValue(a, sort.by), sortValue(b, sort.by)) ||
      compare(b.opened_at, a.opened_at),
  );
  return {
    callbacks: inOrder.slice(from, from + limit),
    total: found.length,
    open: found.filter(isCallbackOpen).length,
    week: callbackWeek(mine, now),
    queues: [...new Set(mine.flatMap(({ queue }) => queue ?? []))].sort(),
  };
}

function matches(record: CallbackRecord, filter: CallbackFilter): boolean {
  const { scheduledFrom = Number.NEGATIVE_INFINITY, scheduledTo = Number.POSITIVE_INFINITY } = filter;
  const isScheduledWithin =
    record.scheduled_start_time === null
      ? filter.scheduledFrom === undefined && filter.scheduledTo === undefined
      : record.scheduled_start_time >= scheduledFrom && record.scheduled_start_time < scheduledTo;
  const oneOf = <Value>(wanted: readonly Value[] | undefined, value: Value) =>
    !wanted?.length || wanted.includes(value);
  return (
    isScheduledWithin &&
    (filter.isOpen === undefined || isCallbackOpen(record) === filter.isOpen) &&
    (filter.reasonGroup === undefined || groupOf(record.reason_type) === filter.reasonGroup) &&
    oneOf(filter.states, record.state) &&
    oneOf(filter.types, record.callback_type) &&
    oneOf(filter.reasons, record.reason_type) &&
    oneOf(filter.queues, record.queue ?? '') &&
    oneOf(filter.carriers, record.carrier)
  );
}

const wordsOf = (record: CallbackRecord): string =>
  fold(
    [
      ...[record.number, record.name ?? '', record.queue ?? '', reasonLabel(record.reason_type)],
      ...[record.short_description, record.description, record.phone_number],
      ...record.numbers.map(({ e164 }) => e164),
    ].join(' '),
  );

/** What is not there stands last in an ascending order. */
function sortValue(record: CallbackRecord, by: CallbackSortField): string | number {
  switch (by) {
    case 'name':
      return fold(record.name ?? record.phone_number);
    case 'reason_type':
      return fold(reasonLabel(record.reason_type));
    case 'attempts':
      return record.attempts.length;
    case 'scheduled_start_time':
    case 'previewMs':
      return record[by] ?? Number.MAX_SAFE_INTEGER;
    case 'queue':
      return fold(record.queue ?? '');
    default:
      return record[by];
  }
}

const compare = (a: string | number, b: string | number) => (a < b ? -1 : a > b ? 1 : 0);
