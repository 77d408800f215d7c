/** What the widget frame and the host around it say to each other over their private channel. Types only. */

/** The colour role and form of the pill's mark. */
export type PillMark = 'talking' | 'held' | 'muted' | 'wrap-up' | 'missed' | 'calling' | 'ringing' | 'idle';

/** All that the pill shows: it stands in the page's own document, so no name, no number, no command. */
export interface PillState {
  mark: PillMark;
  /** `On a call`, `On hold` … */
  word: string;
  /** Epoch ms from which the pill counts; null for no time. */
  since: number | null;
  /** Other calls and callbacks beside it. */
  others: number;
}

export type FromFrame =
  | { type: 'up' }
  /** Numbered question: may the press that just happened count? */
  | { type: 'ask'; n: number }
  | { type: 'height'; height: number }
  /** Pointer moved by so much on the screen, in CSS px; the last one of a drag has `isLast`. */
  | { type: 'move'; dx: number; dy: number; isLast: boolean }
  | { type: 'collapse' }
  | { type: 'expand' }
  /** Null: there is nothing to show any more. */
  | { type: 'state'; state: PillState | null }
  /** Escape: the keyboard goes back to the page. */
  | { type: 'leave' };

/** The host's half of the guard. Spans only: no clock is compared across processes. */
export interface Verdict {
  /** What speaks against it, in a word each; empty when nothing does. */
  why: string[];
  /** For how long the frame has not moved, and has not been brought to the top anew, in ms. */
  stillMs: number;
  promotedMs: number;
}

export type FromHost = { type: 'verdict'; n: number; verdict: Verdict };
