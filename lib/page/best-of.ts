/** Which of the numbers that overlap stays. Pure. */

import { countUpTo } from './in-order.ts';
import type { Piece } from './text-run.ts';

/**
 * The finds of the lowest rank for which `counts` holds, without those that overlap a better one; the earlier wins among equals.
 * In steps, since there may be thousands: null for one that does not stay.
 */
export function* bestOf<Found extends { rank: number; pieces: readonly Piece[] }>(
  found: readonly Found[],
  counts: (one: Found) => boolean,
): Generator<Found | null> {
  /** Of each text in order: one may hold thousands. */
  const taken = new Map<Text, Piece[]>();
  const placeOf = ([node, start]: Piece) => countUpTo(taken.get(node) ?? [], start, ([, other]) => other);
  const isFree = (piece: Piece) => {
    const [node, start, end] = piece;
    const [others = [], at] = [taken.get(node), placeOf(piece)];
    const [before, behind] = [others[at - 1], others[at]];
    return (!before || before[2] <= start) && (!behind || behind[1] >= end);
  };
  for (const each of found.toSorted((a, b) => a.rank - b.rank)) {
    const stays = counts(each) && each.pieces.every(isFree);
    if (stays)
      for (const piece of each.pieces) {
        const others = taken.get(piece[0]);
        if (others) others.splice(placeOf(piece), 0, piece);
        else taken.set(piece[0], [piece]);
      }
    yield stays ? each : null;
  }
}
