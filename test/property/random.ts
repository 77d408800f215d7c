/** Chance that can be repeated: the same seed gives the same choices. */

export interface Chance {
  /** From 0 up to, not including, `below`. */
  whole(below: number): number;
  /** True in so many of a hundred cases. */
  percent(share: number): boolean;
  pick<T>(from: readonly T[]): T | undefined;
}

/** Mulberry32 over a 32-bit seed. */
export function chance(seed: number): Chance {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const whole = (below: number) => Math.floor(next() * below);
  return { whole, percent: (share) => next() * 100 < share, pick: (from) => from[whole(from.length)] };
}
