/** How long something took, many times: the mean hides what the shares show. Pure. */

export interface Spread {
  count: number;
  totalMs: number;
  meanMs: number;
  /** Half are at most this long. */
  halfMs: number;
  threeQuartersMs: number;
  nineTenthsMs: number;
  longestMs: number;
}

/** The spread of `spans` in ms, in any order; null for none. Shares by nearest rank: always a span that happened. */
export function spreadOf(spans: readonly number[]): Spread | null {
  if (spans.length === 0) return null;
  const sorted = Float64Array.from(spans).sort();
  const count = sorted.length;
  const rank = (share: number) => sorted[Math.ceil(share * count) - 1] as number;
  const totalMs = sorted.reduce((sum, span) => sum + span, 0);
  return {
    ...{ count, totalMs, meanMs: totalMs / count },
    ...{ halfMs: rank(0.5), threeQuartersMs: rank(0.75), nineTenthsMs: rank(0.9), longestMs: rank(1) },
  };
}
