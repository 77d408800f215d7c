/** Queues, skills and wrap-up codes as lists that are taken over from one system to another. Pure. */

import { fold } from '../directory/fold.ts';
import type { Failure } from '../servicenow/failure.ts';

export const listKinds = ['queues', 'skills', 'codes'] as const;
export type ListKind = (typeof listKinds)[number];

/** Where a list comes from. A file is read by the page. */
export type ListSource = 'connect' | 'servicenow' | 'file';

export interface Listed {
  /** What its source knows it by: an ARN, a code, a sys_id; empty when it says none. */
  id: string;
  name: string;
  /** Names of the queues that a code is for; empty for all of them, and for other kinds. */
  queues: string[];
  /** sys_ids of the service channels that a queue has on the instance; empty elsewhere. */
  channels: string[];
}

/** What is kept here, and when it was last taken from where, epoch ms. */
export interface KeptLists {
  queues: Listed[];
  skills: Listed[];
  codes: Listed[];
  takenAt: Partial<Record<ListKind, Partial<Record<ListSource, number>>>>;
}

/** How sending a list to the instance went. */
export interface ListSent {
  added: string[];
  /** Were there, or came there meanwhile. */
  known: string[];
  refused: { name: string; failure: Failure }[];
}

export const longestName = 100;
export const mostListed = 2_000;

/** One row of a preview. */
export interface Compared {
  offered: Listed;
  /** `renamed` is known by its id and goes by another name there. */
  state: 'new' | 'known' | 'renamed';
  /** The name it goes by there; null when it is new. */
  known: string | null;
}

export interface Comparison {
  rows: Compared[];
  /** Names that are there and not in what is offered. */
  absent: string[];
}

/** What taking over `offered` would do to `there`. A queue that lacks one of the channels wanted for it is new. */
export function compare(offered: readonly Listed[], there: readonly Listed[]): Comparison {
  const byId = new Map(there.filter(({ id }) => id !== '').map((one) => [one.id, one]));
  const byName = new Map(there.map((one) => [fold(one.name), one]));
  const met = new Set<Listed>();
  const rows = unique(offered).map((one): Compared => {
    const sameId = byId.get(one.id);
    const match = sameId ?? byName.get(fold(one.name));
    if (!match) return { offered: one, state: 'new', known: null };
    met.add(match);
    if (one.channels.some((channel) => !match.channels.includes(channel)))
      return { offered: one, state: 'new', known: match.name };
    return {
      offered: one,
      state: match.name === one.name || !sameId ? 'known' : 'renamed',
      known: match.name,
    };
  });
  return { rows, absent: there.filter((one) => !met.has(one)).map(({ name }) => name) };
}

/** `kept` with those of `chosen` that are new, and the new names of those that were renamed. */
export function takenOver(kept: readonly Listed[], chosen: readonly Listed[]): Listed[] {
  const { rows } = compare(chosen.map(withoutChannels), kept.map(withoutChannels));
  const renamed = new Map(
    rows.flatMap(({ offered, state }) => (state === 'renamed' ? [[offered.id, offered.name] as const] : [])),
  );
  const added = rows.flatMap(({ offered, state }) => (state === 'new' ? [offered] : []));
  return [...kept.map((one) => ({ ...one, name: renamed.get(one.id) ?? one.name })), ...added];
}

const withoutChannels = (one: Listed): Listed => ({ ...one, channels: [] });

/** Each id and each name once. */
function unique(offered: readonly Listed[]): Listed[] {
  const seen = new Set<string>();
  return offered.filter(({ id, name }) => {
    const keys = [`name ${fold(name)}`, ...(id === '' ? [] : [`id ${id}`])];
    const isNew = !keys.some((key) => seen.has(key));
    for (const key of keys) seen.add(key);
    return isNew;
  });
}

/** Whether `value` may be kept: whoever sends it, it is looked at first. */
export function isListed(value: unknown): value is Listed {
  const { id, name, queues, channels } = (value ?? {}) as Record<keyof Listed, unknown>;
  const isText = (text: unknown, most: number): text is string =>
    typeof text === 'string' && text.length <= most;
  const areTexts = (texts: unknown) =>
    Array.isArray(texts) && texts.length <= 500 && texts.every((it) => isText(it, 200));
  return (
    isText(id, 200) &&
    isText(name, longestName) &&
    name.trim() !== '' &&
    areTexts(queues) &&
    areTexts(channels)
  );
}
