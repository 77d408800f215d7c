/** How often something may happen before it is given up. Pure. */

/** Counts acts; answers whether one more is allowed: at most `most` within `spanMs`, at the epoch ms `now`. */
export function cap(most: number, spanMs: number): (now: number) => boolean {
  let acts: number[] = [];
  return (now) => {
    acts = acts.filter((at) => now - at < spanMs);
    if (acts.length >= most) return false;
    acts.push(now);
    return true;
  };
}
