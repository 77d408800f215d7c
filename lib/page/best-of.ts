/** Which of the numbers that overlap stays. Pure. */

import type { Piece } from './text-run.ts';

/** The finds of the lowest rank, without those that overlap a better one; the earlier wins among equals. */
export function bestOf<Found extends { rank: number; pieces: readonly Piece[] }>(
  found: readonly Found[],
): Found[] {
  const taken = new Map<Text, Piece[]>();
  return found
    .toSorted((a, b) => a.rank - b.rank)
    .filter(({ pieces }) => {
      const isTaken = pieces.some(([node, start, end]) =>
        taken.get(node)?.some(([, otherStart, otherEnd]) => start < otherEnd && otherStart < end),
      );
      if (!isTaken) for (const piece of pieces) taken.set(piece[0], [...(taken.get(piece[0]) ?? []), piece]);
      return !isTaken;
    });
}
