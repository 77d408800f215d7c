import { describe, expect, test } from 'vitest';
import { occupancyOf, type PresenceTime } from '../../../lib/interactions/occupancy.ts';

const day = new Date(2026, 10, 24).getTime();
const hour = 3_600_000;

describe('[VO-02] occupancy', () => {
  const time = (
    presence: string,
    kind: PresenceTime['kind'],
    from: number,
    to: number | null,
  ): PresenceTime => ({
    ...{ agent: 'priya', presence, kind },
    ...{ from: day + from * hour, to: to === null ? null : day + to * hour },
  });
  const period = { from: day, to: day + 24 * hour };

  test.each([
    ['a quarter of the time', [time('Available', 'routable', 8, 11), time('Busy', 'system', 11, 12)], 0.25],
    [
      'wrap-up counts, a break does not',
      [time('AfterCallWork', 'system', 8, 9), time('Lunch', 'not-routable', 9, 12)],
      1,
    ],
    [
      'what lasts counts until now',
      [time('Busy', 'system', 11, null), time('Available', 'routable', 10, 11)],
      0.5,
    ],
    [
      'what was before the period does not',
      [time('Busy', 'system', -5, -1), time('Available', 'routable', -1, 1)],
      0,
    ],
    ['a missed call is neither', [time('MissedCallAgent', 'error', 8, 9)], null],
  ])('%s', (_, times, share) => {
    expect(occupancyOf(times, period, day + 12 * hour)).toBe(share);
  });
});
