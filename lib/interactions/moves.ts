/** What happened to calls, callbacks and other work, and to the agent meanwhile, as the streams of their records tell it. Pure. */

import type { Agent } from '../agent.ts';
import type { Call } from '../call.ts';
import { callEvents } from '../call-events.ts';
import type { Callback } from '../callbacks/callback.ts';
import { callbackMoves, carriedBy } from '../callbacks/moves.ts';
import { workMoves } from '../work/moves.ts';
import { isOnRecordHere, type WorkItem } from '../work/work-item.ts';
import { callMoves } from './call-moves.ts';
import type { Move } from './move.ts';
import type { Reference } from './reference.ts';

/** The part of a session that moves come from. */
export interface Seen {
  calls: readonly Call[];
  agent: Agent | null;
  callbacks: readonly Callback[];
  work: readonly WorkItem[];
}

/**
 * What happened between two sights of the calls, in order. The platform's own times are used where it tells them, `at`
 * where it does not. Equal sights give none.
 */
export function movesBetween(before: Seen, after: Seen, at: number): Move[] {
  const isNew = (slice: keyof Seen) => before[slice] !== after[slice];
  if (!isNew('calls') && !isNew('callbacks') && !isNew('work') && !isNew('agent')) return [];
  const agent = after.agent ?? before.agent;
  const events = callEvents(before.calls, after.calls);
  const ids = new Set([...after.calls, ...before.calls].map(({ id }) => id));
  const ofCalls = [...ids].flatMap((id) => {
    const was = before.calls.find((call) => call.id === id) ?? null;
    const call = after.calls.find((one) => one.id === id) ?? null;
    const told = events.filter((event) => event.call.id === id);
    const moves = [
      ...callMoves(was, call, told, referenceOf(agent), at),
      ...ofPresence(before.agent, after.agent),
    ];
    const callback = carriedBy(id, [...after.callbacks, ...before.callbacks]);
    return inOrder(callback ? moves.filter(isOfTalk) : moves, callback?.id ?? id, agent);
  });
  return [
    ...ofCalls,
    ...(isNew('callbacks') ? ofCallbacks(before, after, agent, at) : []),
    ...(isNew('work') ? ofWork(before, after, agent, at) : []),
  ];
}

const inOrder = (moves: Told[], callId: string, agent: Agent | null): Move[] =>
  moves
    .sort((a, b) => rank(a) - rank(b) || a.at - b.at)
    .map((move) => ({ callId, agent: agent?.login ?? '', ...move }));

/** What a call that is made for a callback adds to its stream; how it began and ended, the callback tells. */
const isOfTalk = ({ what }: Told) =>
  (what.type === 'learned' && what.opened_for !== undefined) ||
  ![
    'opened',
    'accepted',
    'answered',
    'learned',
    'ended',
    'wrapUpStarted',
    'cleared',
    'statusChanged',
  ].includes(what.type);

function ofCallbacks(before: Seen, after: Seen, agent: Agent | null, at: number): Move[] {
  return after.callbacks.flatMap((callback) => {
    const was = before.callbacks.find(({ id }) => id === callback.id) ?? null;
    const told = callbackMoves(was, callback, referenceOf(agent), at);
    const presence = callback.phase === 'closed' || was === null ? [] : ofPresence(before.agent, after.agent);
    return inOrder([...told, ...presence], callback.id, agent);
  });
}

function ofWork(before: Seen, after: Seen, agent: Agent | null, at: number): Move[] {
  const was = before.work.filter(isOnRecordHere);
  const now = after.work.filter(isOnRecordHere);
  return [...new Set([...now, ...was].map(({ id }) => id))].flatMap((id) => {
    // A task whose attributes came later goes on as a callback, which tells of it from here on.
    if (after.callbacks.some((callback) => callback.id === id)) return [];
    const item = now.find((one) => one.id === id) ?? null;
    const known = was.find((one) => one.id === id) ?? null;
    const presence = known && item ? ofPresence(before.agent, after.agent) : [];
    return inOrder([...workMoves(known, item, referenceOf(agent), at), ...presence], id, agent);
  });
}

type Told = Pick<Move, 'at' | 'what'>;

/** A stream begins with `opened` and tells `cleared` last, though clocks disagree. */
const rank = ({ what }: Told) => (what.type === 'opened' ? 0 : what.type === 'cleared' ? 2 : 1);

export const referenceOf = (agent: Agent | null): Reference => ({
  value: agent?.login ?? '',
  display_value: agent?.name ?? '',
});

function ofPresence(before: Agent | null, after: Agent | null): Told[] {
  if (!after || !before) return [];
  const { name: presence, kind, since } = after.presence;
  if (presence === before.presence.name && since === before.presence.since) return [];
  return [{ at: since, what: { type: 'statusChanged', presence, kind } }];
}
