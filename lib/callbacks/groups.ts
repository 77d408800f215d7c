/** Open callbacks in the groups that an agent works through. Pure. */

import type { CallbackRecord } from './callback-record.ts';

export const callbackGroups = {
  due: 'Due now',
  today: 'Later today',
  later: 'Later',
  retry: 'Waits for retry',
} as const;

export type CallbackGroup = keyof typeof callbackGroups;

type Timed = Pick<CallbackRecord, 'scheduled_start_time' | 'opened_at' | 'attempts'>;

/** When the customer is to be called; for one without a time, when it was asked for. */
export const dueAt = ({ scheduled_start_time, opened_at }: Timed): number =>
  scheduled_start_time ?? opened_at;

/** Where it stands at `now`: its time first, and after a try that reached nobody it waits for another. */
export function groupOfCallback(callback: Timed, now: number): CallbackGroup {
  const { scheduled_start_time, attempts } = callback;
  const isMissed = attempts.length > 0 && attempts.at(-1)?.outcome !== 'answered';
  if (scheduled_start_time !== null && scheduled_start_time <= now) return 'due';
  if (isMissed) return 'retry';
  if (scheduled_start_time === null) return 'due';
  return scheduled_start_time < new Date(now).setHours(24, 0, 0, 0) ? 'today' : 'later';
}

/** One line of a grouped list. */
export type GroupedRow<Row> = { group: CallbackGroup; count: number } | { row: Row };

/** The rows under their groups, each group with how many it has; within a group they stay in order. */
export function grouped<Row extends Timed>(rows: readonly Row[], now: number): GroupedRow<Row>[] {
  const byGroup = Map.groupBy(rows, (row) => groupOfCallback(row, now));
  return (Object.keys(callbackGroups) as CallbackGroup[]).flatMap((group) => {
    const inGroup = byGroup.get(group) ?? [];
    return inGroup.length === 0 ? [] : [{ group, count: inGroup.length }, ...inGroup.map((row) => ({ row }))];
  });
}

/** Midnight before the Monday of the week that holds `now`, moved by so many weeks; local time. */
export function weekStart(now: number, weeks = 0): number {
  const day = new Date(now);
  day.setHours(0, 0, 0, 0);
  day.setDate(day.getDate() - ((day.getDay() + 6) % 7) + 7 * weeks);
  return day.getTime();
}

/** The midnights of a week that begins at `start`, and the one after it: clocks may change within. */
export function weekDays(start: number): number[] {
  return Array.from({ length: 8 }, (_, at) => {
    const day = new Date(start);
    day.setDate(day.getDate() + at);
    return day.getTime();
  });
}
