/** When to try again. Pure: time and chance are given. */

import type { Failure } from './failure.ts';

const firstMs = 5_000;
/** So that an instance that is back is in step within a minute. */
const longestMs = 45_000;
/** How long a missing role is left alone before it is tried once more, and a record that was refused for the first time. */
export const refusedMs = 10 * 60_000;
const longestRefusedMs = 6 * 60 * 60_000;

/** Epoch ms of the next try after `tries` that failed in a row, 1 or more; `chance` from 0 to 1 spreads clients. */
export function nextTryAt(tries: number, failure: Failure, now: number, chance: number): number {
  const wait = Math.min(firstMs * 2 ** (tries - 1), longestMs) * (0.75 + chance / 2);
  return now + Math.max(Math.round(wait), failure.retryAfterMs ?? 0);
}

/** Epoch ms of the next try of a record that was refused `tries` times: rarer each time, since only people there can help. */
export const refusedUntil = (tries: number, now: number): number =>
  now + Math.min(refusedMs * 2 ** Math.min(tries - 1, 10), longestRefusedMs);
