/** Stretches of time as people compare them: days begin at their midnight, and today is held against a day like it. Pure. */

/** From, inclusive, to, exclusive; epoch ms. */
export interface Period {
  from: number;
  to: number;
}

export const periodNames = {
  today: 'Today',
  yesterday: 'Yesterday',
  week: '7 days',
  month: '30 days',
  quarter: '90 days',
} as const;

export type PeriodName = keyof typeof periodNames;

const days: Record<PeriodName, number> = { today: 1, yesterday: 1, week: 7, month: 30, quarter: 90 };

/** Midnight of the day of `at` in the browser's time zone, `offset` days later. Right on days of 23 and 25 hours. */
export function midnight(at: number, offset = 0): number {
  const day = new Date(at);
  return new Date(day.getFullYear(), day.getMonth(), day.getDate() + offset).getTime();
}

/** The period of that name at `now`; those of several days end with today. */
export function periodOf(name: PeriodName, now: number): Period {
  if (name === 'yesterday') return { from: midnight(now, -1), to: midnight(now) };
  return { from: midnight(now, 1 - days[name]), to: midnight(now, 1) };
}

/**
 * What `name` is compared with: a single day with the same day a week ago, several days with as many before. Of a
 * period that still runs, only as much as has passed.
 */
export function periodBefore(name: PeriodName, now: number): Period {
  const { from, to } = periodOf(name, now);
  const shift = days[name] === 1 ? -7 : -days[name];
  const before = { from: midnight(from, shift), to: midnight(to - 1, shift + 1) };
  if (now >= to) return before;
  // The same time of day, which on a day of 23 hours is not the same span.
  const clock = new Date(now);
  const end = new Date(midnight(now, shift));
  end.setHours(clock.getHours(), clock.getMinutes(), clock.getSeconds(), clock.getMilliseconds());
  return { from: before.from, to: end.getTime() };
}

export const isWithin = ({ from, to }: Period, at: number): boolean => at >= from && at < to;
