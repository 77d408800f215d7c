/**
 * Filter, sort and full text over all interactions. A record is kept as one light row with its searchable text folded
 * into one string: looking through 100,000 of them costs some ten milliseconds, and an index of words would cost every write. Pure.
 */

import { fold } from '../directory/fold.ts';
import {
  type Interaction,
  type InteractionState,
  type InteractionType,
  isOpen,
  type Outcome,
  whoOf,
} from './interaction.ts';

export type SortField =
  | 'opened_at'
  | 'number'
  | 'who'
  | 'queue'
  | 'state'
  | 'talkMs'
  | 'wrap_up_duration'
  | 'code';

/** Each condition that is there must hold; of a list, one of them. */
export interface InteractionFilter {
  /** opened_at from, inclusive, to, exclusive. */
  openedFrom?: number;
  openedTo?: number;
  types?: InteractionType[];
  states?: InteractionState[];
  outcomes?: Outcome[];
  directions?: ('inbound' | 'outbound')[];
  kinds?: ('call' | 'callback' | 'transfer')[];
  /** Names. */
  queues?: string[];
  /** Labels of wrap-up codes; empty text for records without one. */
  codes?: string[];
  /** Logins: whose part it was. */
  agents?: string[];
  /** E.164. */
  numbers?: string[];
  /** Of calls that are, or were, written up. */
  wrapUps?: WrapUpStanding[];
  /** Only what is still on the line or waits for its wrap-up. */
  isOpen?: boolean;
}

/** Where a wrap-up stands: to be written, submitted by the agent, or closed at the end of its time. */
export type WrapUpStanding = 'owed' | 'submitted' | 'timedOut';

export interface InteractionSearch {
  /** Every word must stand somewhere in name, number, record number, queue, agent, code, description or notes. */
  text: string;
  filter: InteractionFilter;
  sort: { by: SortField; isDescending: boolean };
  from: number;
  limit: number;
}

/** What stands beneath a list: all that match, not only those on the page. */
export interface SearchTotals {
  total: number;
  talkMs: number;
  wrapUpMs: number;
}

/** Values that occur, with how often, for filters to offer. */
export interface Occurring {
  queues: [string, number][];
  codes: [string, number][];
  agents: [login: string, name: string, count: number][];
  /** Wrap-ups that each agent, by login, still owes; agents who owe none are left out. */
  owed: Record<string, number>;
}

/** A record as it is searched. */
export interface SearchRow {
  id: string;
  opened_at: number;
  number: string;
  who: string;
  queue: string;
  type: InteractionType;
  state: InteractionState;
  outcome: Outcome | null;
  direction: Interaction['direction'];
  kind: Interaction['kind'];
  agent: string;
  agentName: string;
  code: string;
  e164: string;
  wrapUp: WrapUpStanding | null;
  isOpen: boolean;
  talkMs: number;
  wrap_up_duration: number;
  /** ` word word digits`: folded, each thing to find after a space. */
  text: string;
}

export function searchRow(record: Interaction): SearchRow {
  const { agent } = record.phone_log;
  const code = record.wrap_up_segment?.wrap_up_code?.display_value ?? '';
  const e164 = record.caller_phone_number ?? '';
  const words = [record.number, whoOf(record), record.name ?? '', record.queue ?? '', agent.display_value];
  const written = [code, record.short_description, record.work_notes];
  return {
    id: record.sys_id,
    opened_at: record.opened_at,
    number: record.number,
    who: fold(whoOf(record)),
    queue: record.queue ?? '',
    type: record.type,
    state: record.state,
    outcome: record.outcome,
    direction: record.direction,
    kind: record.kind,
    agent: agent.value,
    agentName: agent.display_value,
    code,
    e164,
    wrapUp: standingOf(record),
    isOpen: isOpen(record),
    talkMs: record.talkMs ?? 0,
    wrap_up_duration: record.wrap_up_duration ?? 0,
    text: ` ${fold([...words, ...written].join(' '))} ${e164.slice(1)}`,
  };
}

function standingOf({ state, wrap_up_segment: segment }: Interaction): WrapUpStanding | null {
  if (segment?.confirmed_on != null) return segment.system_wrap_up ? 'timedOut' : 'submitted';
  return state === 'wrap_up' ? 'owed' : null;
}

/** Ids of the stretch that was asked for, in order, and what all that match add up to. */
export function searchInteractions(
  rows: Iterable<SearchRow>,
  { text, filter, sort, from, limit }: InteractionSearch,
): { ids: string[] } & SearchTotals {
  const isWanted = matcher(filter);
  const ways = waysToRead(text);
  const found: SearchRow[] = [];
  let talkMs = 0;
  let wrapUpMs = 0;
  for (const row of rows) {
    if (!isWanted(row) || !ways.some((needles) => needles.every((needle) => row.text.includes(needle))))
      continue;
    found.push(row);
    talkMs += row.talkMs;
    wrapUpMs += row.wrap_up_duration;
  }
  const sign = sort.isDescending ? -1 : 1;
  const { by } = sort;
  found.sort((a, b) => sign * compare(a[by], b[by]) || b.opened_at - a.opened_at || compare(a.id, b.id));
  return {
    ids: found.slice(from, from + limit).map(({ id }) => id),
    total: found.length,
    talkMs,
    wrapUpMs,
  };
}

const compare = (a: string | number, b: string | number) => (a < b ? -1 : a > b ? 1 : 0);

/** The values that occur in all rows, the most frequent first. */
export function occurring(rows: Iterable<SearchRow>): Occurring {
  const counts = { queues: new Map<string, number>(), codes: new Map<string, number>() };
  const agents = new Map<string, [name: string, count: number]>();
  const owed: Record<string, number> = {};
  for (const { queue, code, agent, agentName, wrapUp } of rows) {
    if (wrapUp === 'owed') owed[agent] = (owed[agent] ?? 0) + 1;
    if (queue) counts.queues.set(queue, (counts.queues.get(queue) ?? 0) + 1);
    if (code) counts.codes.set(code, (counts.codes.get(code) ?? 0) + 1);
    agents.set(agent, [agentName, (agents.get(agent)?.[1] ?? 0) + 1]);
  }
  const byCount = (map: Map<string, number>) => [...map].sort((a, b) => b[1] - a[1]);
  return {
    queues: byCount(counts.queues),
    codes: byCount(counts.codes),
    agents: [...agents].map(([login, [name, count]]) => [login, name, count]),
    owed,
  };
}

function matcher(filter: InteractionFilter): (row: SearchRow) => boolean {
  const { openedFrom = Number.NEGATIVE_INFINITY, openedTo = Number.POSITIVE_INFINITY } = filter;
  const oneOf = <Value>(wanted: readonly Value[] | undefined) => (wanted?.length ? new Set(wanted) : null);
  const types = oneOf(filter.types);
  const states = oneOf(filter.states);
  const outcomes = oneOf<Outcome | null>(filter.outcomes);
  const directions = oneOf(filter.directions);
  const kinds = oneOf(filter.kinds);
  const queues = oneOf(filter.queues);
  const codes = oneOf(filter.codes);
  const agents = oneOf(filter.agents);
  const numbers = oneOf(filter.numbers);
  const wrapUps = oneOf<WrapUpStanding | null>(filter.wrapUps);
  return (row) =>
    row.opened_at >= openedFrom &&
    row.opened_at < openedTo &&
    (filter.isOpen === undefined || row.isOpen === filter.isOpen) &&
    (types?.has(row.type) ?? true) &&
    (states?.has(row.state) ?? true) &&
    (outcomes?.has(row.outcome) ?? true) &&
    (directions?.has(row.direction) ?? true) &&
    (kinds?.has(row.kind) ?? true) &&
    (queues?.has(row.queue) ?? true) &&
    (codes?.has(row.code) ?? true) &&
    (agents?.has(row.agent) ?? true) &&
    (numbers?.has(row.e164) ?? true) &&
    (wrapUps?.has(row.wrapUp) ?? true);
}

/** What must stand in a row, all of one of these: the words, or the digits of a number without its leading zeros. */
function waysToRead(text: string): string[][] {
  const words = fold(text).split(' ').filter(Boolean);
  if (!/^\s*[+(]?\d[\d\s()./-]*$/.test(text)) return [words];
  const digits = text.replace(/\(0\)/, '').replace(/\D/g, '');
  return [[digits.replace(/^0+/, '') || digits], words];
}
