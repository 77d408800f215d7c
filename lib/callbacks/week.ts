/** What the last seven days of callbacks were like: how long each part took, half of the time, and how many were reached (CB-24). Pure. */

import { spreadOf } from '../interactions/spread.ts';
import type { CallbackRecord } from './callback-record.ts';
import { spansOf } from './on-record.ts';

export interface CallbackWeek {
  /** Asked for within the week and dialled at least once. */
  dialled: number;
  /** 0 to 1; null when none was dialled. */
  reachedShare: number | null;
  /** Medians, ms, each null until there is one. */
  waitMs: number | null;
  previewMs: number | null;
  reachMs: number | null;
  handleMs: number | null;
}

const weekMs = 7 * 86_400_000;

export function callbackWeek(records: readonly CallbackRecord[], now: number): CallbackWeek {
  const those = records.filter(({ opened_at }) => opened_at > now - weekMs && opened_at <= now);
  const spans = those.map(spansOf);
  const median = (name: keyof ReturnType<typeof spansOf>) =>
    spreadOf(spans.map((span) => span[name]).filter((ms) => ms !== null))?.halfMs ?? null;
  const dialled = those.filter(({ firstDialAt }) => firstDialAt !== null);
  const reached = dialled.filter(({ answeredAt }) => answeredAt !== null);
  return {
    dialled: dialled.length,
    reachedShare: dialled.length === 0 ? null : reached.length / dialled.length,
    ...{ waitMs: median('waitMs'), previewMs: median('previewMs') },
    ...{ reachMs: median('reachMs'), handleMs: median('handleMs') },
  };
}
