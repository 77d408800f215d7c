/**
 * Filter, sort and full text over all interactions, by their summaries: looking through 100,000 of them costs some ten
 * milliseconds, and an index of words would cost every write. Pure.
 */

import { fold } from '../directory/fold.ts';
import type { InteractionState, InteractionType, Outcome } from './interaction.ts';
import { isWithin, type PeriodName, periodOf } from './period.ts';
import type { Summary, WrapUpStanding } from './summary.ts';

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
  /** By name and not by its times, so that a saved one moves with the days. */
  period?: PeriodName;
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

export interface InteractionSearch {
  /** Every word must stand somewhere in name, number, record number, queue, agent, code, description or notes. */
  text: string;
  filter: InteractionFilter;
  sort: { by: SortField; isDescending: boolean };
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

/** Ids of all that match, in order, and what they add up to. */
export function searchInteractions(
  summaries: Iterable<Summary>,
  { text, filter, sort: { by, isDescending } }: InteractionSearch,
  now: number,
): { ids: string[] } & SearchTotals {
  const isWanted = matcher(filter, now);
  const ways = waysToRead(text);
  const found: Summary[] = [];
  let talkMs = 0;
  let wrapUpMs = 0;
  for (const one of summaries) {
    if (!isWanted(one) || !ways.some((needles) => needles.every((needle) => one.text.includes(needle))))
      continue;
    found.push(one);
    talkMs += one.talkMs;
    wrapUpMs += one.wrap_up_duration ?? 0;
  }
  const sign = isDescending ? -1 : 1;
  found.sort(
    (a, b) => sign * compare(a[by] ?? 0, b[by] ?? 0) || b.opened_at - a.opened_at || compare(a.id, b.id),
  );
  return { ids: found.map(({ id }) => id), total: found.length, talkMs, wrapUpMs };
}

const compare = (a: string | number, b: string | number) => (a < b ? -1 : a > b ? 1 : 0);

/** The values that occur in all of them, the most frequent first. */
export function occurring(summaries: Iterable<Summary>): Occurring {
  const counts = { queues: new Map<string, number>(), codes: new Map<string, number>() };
  const agents = new Map<string, [name: string, count: number]>();
  const owed: Record<string, number> = {};
  for (const { queue, code, agent, agentName, wrapUp } of summaries) {
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

function matcher(filter: InteractionFilter, now: number): (one: Summary) => boolean {
  const period = filter.period ? periodOf(filter.period, now) : null;
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
  return (one) =>
    (period === null || isWithin(period, one.opened_at)) &&
    (filter.isOpen === undefined || one.isOpen === filter.isOpen) &&
    (types?.has(one.type) ?? true) &&
    (states?.has(one.state) ?? true) &&
    (outcomes?.has(one.outcome) ?? true) &&
    (directions?.has(one.direction) ?? true) &&
    (kinds?.has(one.kind) ?? true) &&
    (queues?.has(one.queue) ?? true) &&
    (codes?.has(one.code) ?? true) &&
    (agents?.has(one.agent) ?? true) &&
    (numbers?.has(one.e164) ?? true) &&
    (wrapUps?.has(one.wrapUp) ?? true);
}

/** What must stand in the text, all of one of these: the words, or the digits of a number without its leading zeros. */
function waysToRead(text: string): string[][] {
  const words = fold(text).split(' ').filter(Boolean);
  if (!/^\s*[+(]?\d[\d\s()./-]*$/.test(text)) return [words];
  const digits = text.replace(/\(0\)/, '').replace(/\D/g, '');
  return [[digits.replace(/^0+/, '') || digits], words];
}
