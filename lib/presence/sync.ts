/**
 * Keeps the agent's presence here and their state in another system in step. Both are looked at now and then, and
 * compared with what they were last known to be; of what changed, one write follows. Pure.
 */

import { oursFor, type PresenceMapping, theirsFor, unchosen } from './mapping.ts';

export type Side = 'ours' | 'theirs';

/** The state of each side, by the mapping's names. */
export type BothSides = Readonly<Record<Side, string>>;

export interface PresenceWrite {
  side: Side;
  state: string;
}

/**
 * The write that brings the side behind in step; null when nothing changed, or nothing follows from it. `known` is what
 * the sides were at the last look, our write included; null before the first. Where both changed ours carries over:
 * it is what calls come by, and the agent is here.
 */
export function writeAfter(
  known: BothSides | null,
  seen: BothSides,
  mapping: PresenceMapping,
): PresenceWrite | null {
  // What Connect itself made of the agent stands: nobody leaves a call by another system's menu.
  const isOnCall = (unchosen as readonly string[]).includes(seen.ours);
  const isOursNew = known?.ours !== seen.ours;
  const isTheirsNew = known?.theirs !== seen.theirs;
  if (!isOursNew && !isTheirsNew) return null;
  const side = isOursNew || isOnCall ? 'theirs' : 'ours';
  const state = side === 'theirs' ? theirsFor(mapping, seen.ours) : oursFor(mapping, seen.theirs, seen.ours);
  return state === null || state === seen[side] ? null : { side, state };
}
