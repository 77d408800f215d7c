/** How figures are said. Pure. */

import type { Slot } from '../../lib/interactions/analysis.ts';
import { duration } from '../words.ts';

export const none = '–';

/** So many, in groups of three digits. */
export const count = (calls: number): string => calls.toLocaleString();

/** A share of 0 to 1 as per cent with one decimal; a dash for none. */
export const percent = (share: number | null): string =>
  share === null ? none : `${(share * 100).toFixed(share === 1 || share === 0 ? 0 : 1)} %`;

/** A span in ms; a dash for none. */
export const span = (ms: number | null | undefined): string => (ms == null ? none : duration(ms));

/** How `now` differs from `before`, in whole calls. */
export function difference(now: number, before: number, than: string): string {
  if (now === before) return `as many as ${than}`;
  return `${count(Math.abs(now - before))} ${now > before ? 'more' : 'fewer'} than ${than}`;
}

/** How a span differs from the one before; empty where one of the two is missing. */
export function spanDifference(now: number | undefined, before: number | undefined, than: string): string {
  if (now === undefined || before === undefined) return '';
  const seconds = Math.round((now - before) / 1000);
  if (seconds === 0) return `as long as ${than}`;
  return `${duration(Math.abs(seconds) * 1000)} ${seconds > 0 ? 'longer' : 'shorter'} than ${than}`;
}

/** How a share differs from the one before, in points of a hundred. */
export function shareDifference(now: number | null, before: number | null, than: string): string {
  if (now === null || before === null) return '';
  const points = Math.round((now - before) * 1000) / 10;
  if (points === 0) return `as ${than}`;
  return `${Math.abs(points)} points ${points > 0 ? 'more' : 'less'} than ${than}`;
}

/** An hour as people write it beneath a bar, or the day. */
export function slotName({ at }: Pick<Slot, 'at'>, unit: 'hour' | 'day'): string {
  if (unit === 'hour') return String(at);
  return new Date(at).toLocaleDateString(undefined, { day: 'numeric', month: 'short' });
}
