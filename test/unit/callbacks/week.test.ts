import { expect, it } from 'vitest';
import type { CallbackRecord } from '../../../lib/callbacks/callback-record.ts';
import { followUp } from '../../../lib/callbacks/follow-up.ts';
import { callbackWeek } from '../../../lib/callbacks/week.ts';

const now = Date.UTC(2026, 10, 27, 12);
const hour = 3_600_000;
const base = followUp(
  {
    ...{ sys_id: 'a', phone_number: '+442079460958', at: now, reason_type: '', description: '' },
    ...{ name: null, queue: null, interaction: '', agent: { value: 'priya', display_value: 'Priya' } },
  },
  now - hour,
);
/** Asked for an hour ago and taken after so many seconds; dialled and answered at once, closed a minute later. */
const taken = (after: number, changed: Partial<CallbackRecord> = {}): CallbackRecord => {
  const acceptedAt = now - hour + after * 1_000;
  const dial = acceptedAt + 38_000;
  return {
    ...base,
    ...{
      acceptedAt,
      firstDialAt: dial,
      answeredAt: dial + 9_000,
      closed_at: dial + 60_000,
      previewMs: 38_000,
    },
    ...changed,
  };
};

it('[CB-24] says how long each part took, half of the time, and how many were reached', () => {
  const unreached = taken(300, { answeredAt: null });
  const week = callbackWeek([taken(100), taken(200), unreached, base], now);
  expect(week).toEqual({
    ...{ dialled: 3, reachedShare: 2 / 3, waitMs: 200_000, previewMs: 38_000, reachMs: 9_000 },
    handleMs: 98_000,
  });
});

it('[CB-24] leaves out what is older than a week, and says nothing of nothing', () => {
  const old = taken(100, { opened_at: now - 8 * 24 * hour });
  expect(callbackWeek([old], now)).toMatchObject({ dialled: 0, reachedShare: null, waitMs: null });
});
