/** How much of the time for after call work is gone, in a share, a tone and a word. Pure. */

import { duration, type Tone } from '../../words.ts';

export interface WrapUpTime {
  /** From 0 to 1; null where there is no limit: a running time, no bar, no colour. */
  share: number | null;
  /** Amber from three quarters of the limit on, red from the limit on. */
  tone: Extract<Tone, 'plain' | 'hold' | 'bad'>;
  /** "of 1:00", "over by 0:22"; null where there is no limit. */
  word: string | null;
}

/** `limitMs` 0 for none. */
export function wrapUpTime(since: number, limitMs: number, now: number): WrapUpTime {
  if (limitMs <= 0) return { share: null, tone: 'plain', word: null };
  const goneMs = Math.max(0, now - since);
  const share = Math.min(1, goneMs / limitMs);
  if (goneMs >= limitMs) return { share, tone: 'bad', word: `over by ${duration(goneMs - limitMs)}` };
  return { share, tone: share >= 0.75 ? 'hold' : 'plain', word: `of ${duration(limitMs)}` };
}
