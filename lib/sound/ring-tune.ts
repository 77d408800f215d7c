/** What a ring sounds like, for the ringer and for trying it at set-up. */

export interface Tune {
  /** When each burst begins within the pattern, and how long it is; seconds. */
  bursts: readonly number[];
  burstSeconds: number;
  patternSeconds: number;
  /** Hz. */
  notes: readonly number[];
  /** Of full scale. */
  loudness: number;
}

/** How long each burst takes to come and to go: one that jumps clicks. */
export const fadeSeconds = 0.03;

/** Two soft bursts, then a rest: a minor third, far from the dial tone and from most music. */
export const ring: Tune = {
  bursts: [0, 0.6],
  burstSeconds: 0.42,
  patternSeconds: 3,
  notes: [587.33, 698.46],
  loudness: 0.16,
};

/** To hear where a caller's voice comes from: a fifth, one note after the other. */
export const tryOut: Tune = {
  bursts: [0, 0.3],
  burstSeconds: 0.28,
  patternSeconds: 1,
  notes: [440, 659.26],
  loudness: 0.14,
};

/** Call waiting: one quiet beep of the pitch that telephones use for it (ITU-T E.180, 425 Hz). */
export const waiting: Tune = {
  bursts: [0],
  burstSeconds: 0.2,
  patternSeconds: 4,
  notes: [425],
  loudness: 0.05,
};
