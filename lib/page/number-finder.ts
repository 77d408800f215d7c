/** What a page gets once its text may hold a number: who finds them, and who acts on them. */

import { fetchActs } from './late-acts.ts';
import { followHand, type NumberHand } from './number-hand.ts';
import { PageNumbers } from './page-numbers.ts';

export interface NumberFinder {
  readonly numbers: PageNumbers;
  /** Listens from the first call on: when there is something to act on, or when somebody asks. */
  hand(): NumberHand;
}

/** The finder of this document, until the lifetime ends. */
export function findNumbers(life: AbortController): NumberFinder {
  let followed: NumberHand | undefined;
  const numbers = new PageNumbers(life.signal, () => void hand());
  function hand(): NumberHand {
    followed ??= followHand(numbers, life, fetchActs(numbers));
    return followed;
  }
  return { numbers, hand };
}
