/** A running time, stepping once a second with `now`. Screen readers are not told each step. */

import { duration } from './words.ts';

export function CallTimer({ since, now }: { since: number; now: number }) {
  return (
    <time class="num" aria-live="off">
      {duration(now - since)}
    </time>
  );
}
