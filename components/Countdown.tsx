/** Whole seconds that are left, in a ring that runs out clockwise. */

import { secondsUntil } from './words.ts';

/** Length of the ring's arc, radius 28. */
const round = 2 * Math.PI * 28;

interface CountdownProps {
  from: number;
  until: number;
  now: number;
  /** What the seconds are left for: "to answer". */
  what: string;
  /** `still` for what does not ring: smaller, in the accent's colour. */
  look?: 'still';
}

export function Countdown({ from, until, now, what, look }: CountdownProps) {
  // A clock that ticks each second may be a little behind what has just begun.
  const left = secondsUntil(until, Math.max(from, now));
  const part = Math.min(1, (left * 1000) / Math.max(1, until - from));
  return (
    <div class={`ring ${look ?? ''}`} role="timer" aria-label={`${left} seconds ${what}`}>
      <svg viewBox="0 0 64 64" aria-hidden="true">
        <circle class="track" cx="32" cy="32" r="28" />
        <circle class="run" cx="32" cy="32" r="28" stroke-dasharray={`${part * round} ${round}`} />
      </svg>
      <span aria-hidden="true">
        <b>{left}</b>
        <small>s</small>
      </span>
    </div>
  );
}
