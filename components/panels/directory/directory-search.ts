/** A search as somebody types: the newest question's answer counts, older ones are dropped. */

import type { DirectoryAnswer, DirectoryTab } from '../../../lib/directory/entry.ts';
import type { CheckedNumber, DialableNumber } from '../../../lib/numbers/checked-number.ts';
import type { Lookup } from '../../card-props.ts';
import { type DirectoryRow, looksLikeNumber, rowsOf } from './directory-rows.ts';

export interface Found {
  /** The text these rows answer. */
  text: string;
  rows: DirectoryRow[];
  total: number;
  isComplete: boolean;
  /** The typed text as a number, when it is one; or why it cannot be called. */
  typed: CheckedNumber | null;
}

/** Enough to scroll through, and the most that is answered; whoever needs others types more. */
export const limit = 100;

export interface DirectorySearch {
  /** Asks; `show` is called with the answer unless something newer was asked meanwhile, `fail` when none came. */
  ask(text: string, tab: DirectoryTab | null, show: (found: Found) => void, fail: () => void): void;
  /** Whatever is under way is dropped. */
  stop(): void;
}

export function directorySearch(
  lookup: Pick<Lookup, 'searchDirectory' | 'searchPeople' | 'checkNumber'>,
): DirectorySearch {
  let newest = 0;
  return {
    ask(text, tab, show, fail) {
      newest += 1;
      const asked = newest;
      const number = looksLikeNumber(text) ? lookup.checkNumber(text) : null;
      Promise.all([lookup.searchDirectory(text, tab, limit), number]).then(
        ([answer, typed]) => asked === newest && show(found(text, answer, typed)),
        () => asked === newest && fail(),
      );
    },
    stop() {
      newest += 1;
    },
  };
}

const found = (text: string, answer: DirectoryAnswer, typed: CheckedNumber | null): Found => ({
  text,
  rows: rowsOf(answer.entries),
  total: answer.total,
  isComplete: answer.isComplete,
  typed,
});

/** The typed number when it may be called at all; null otherwise. */
export function dialableOf(typed: CheckedNumber | null): DialableNumber | null {
  return typed && (typed.kind === 'ordinary' || typed.kind === 'premium') ? typed : null;
}
