/** Which of the numbers that overlap stays. Pure. */

import { countUpTo } from './in-order.ts';
import type { Piece } from './text-run.ts';

/** The finds of the lowest rank, without those that overlap a better one; the earlier wins among equals. */
export function bestOf<Found extends { rank: number; pieces: readonly Piece[] }>(
  found: readonly Found[],
): Found[] {
  /** Of each text in order: one may hold thousands. */
  const taken = new Map<Text, Piece[]>();
  const placeOf = ([node, start]: Piece) => countUpTo(taken.get(node) ?? [], start, ([, other]) => other);
  const isFree = (piece: Piece) => {
    const [node, start, end] = piece;
    const [others = [], at] = [taken.get(node), placeOf(piece)];
    const [before, behind] = [others[at - 1], others[at]];
    return (!before || before[2] <= start) && (!behind || behind[1] >= end);
  };
  return found
    .toSorted((a, b) => a.rank - b.rank)
    .filter(({ pieces }) => {
      if (!pieces.every(isFree)) return false;
      for (const piece of pieces) {
        const others = taken.get(piece[0]);
        if (others) others.splice(placeOf(piece), 0, piece);
        else taken.set(piece[0], [piece]);
      }
      return true;
    });
}
