import { expect, it, test } from 'vitest';
import { inHandOf, inHandOfRecord } from '../../../components/callbacks/in-hand.ts';
import {
  type CallbackGroup,
  dueAt,
  grouped,
  groupOfCallback,
  weekDays,
  weekStart,
} from '../../../lib/callbacks/groups.ts';
import { clockOfNumber } from '../../../lib/numbers/number-clock.ts';
import { hassan } from '../../gallery/callback-states.ts';
import { callback } from '../../gallery/callbacks.ts';
import { recordView } from '../../gallery/interactions.tsx';
import { call, now, session } from '../../gallery/people.ts';

const hour = 3_600_000;
const missed = hassan().attempts.concat({
  ...{ at: now - hour, e164: '+447700900412', callId: 'a', outcome: 'no-answer', durationMs: 9 },
} as never);
const one = (scheduled_start_time: number | null, attempts: typeof missed = []) => ({
  ...{ scheduled_start_time, opened_at: now - hour, attempts },
});

test.each<[string, ReturnType<typeof one>, CallbackGroup]>([
  ['as soon as possible', one(null), 'due'],
  ['its time has come', one(now - 1), 'due'],
  ['its time has come again after a try', one(now - 1, missed), 'due'],
  ['later today', one(now + 2 * hour), 'today'],
  ['tomorrow', one(now + 24 * hour), 'later'],
  ['tried, with a time to come', one(now + 2 * hour, missed), 'retry'],
  ['tried, without a time', one(null, missed), 'retry'],
])('[CF-40] an open callback stands where it is to be worked: %s', (_, record, group) => {
  expect(groupOfCallback(record, now)).toBe(group);
});

it('[CF-40] groups follow one another, each with its count, in the order of the list', () => {
  const rows = [one(now + 24 * hour), one(null), one(now - 1), one(now + 1)];
  expect(grouped(rows, now)).toEqual([
    { group: 'due', count: 2 },
    { row: rows[1] },
    { row: rows[2] },
    { group: 'today', count: 1 },
    { row: rows[3] },
    { group: 'later', count: 1 },
    { row: rows[0] },
  ]);
  expect(dueAt(one(null))).toBe(now - hour);
});

it('a week runs from Monday to Sunday, whatever the clocks do', () => {
  const start = weekStart(now);
  expect(new Date(start).getDay()).toBe(1);
  expect(weekStart(start)).toBe(start);
  expect(weekDays(start).map((day) => new Date(day).getHours())).toEqual(Array(8).fill(0));
  expect(weekDays(start)[7]).toBe(weekStart(now, 1));
  expect(weekStart(weekStart(now, 1), -1)).toBe(start);
});

it('says the time where a number belongs, or nothing', () => {
  expect(clockOfNumber('+81355500142', now, 'en-GB')?.clock).toMatch(/there$/);
  expect(clockOfNumber('+999', now, 'en-GB')).toBeNull();
});

it('[CB-26][CF-26] a page draws its own callback and its call, by any of its names', () => {
  const mine = callback({ id: 'task', record: 'rec', interaction: 'int', callId: 'c-amara' });
  const all = session({ calls: [call(), call({ id: 'other' })], callbacks: [mine, callback({ id: 'b' })] });
  for (const name of ['task', 'rec', 'int']) {
    const found = inHandOf(all, [name]);
    expect(found?.session.callbacks).toEqual([mine]);
    expect(found?.session.calls.map(({ id }) => id)).toEqual(['c-amara']);
  }
  expect(inHandOf(all, ['nothing'])).toBeNull();
});

it('[CB-14][CF-20] a customer-first callback has no page of its own but that of its call', () => {
  const first = callback({ id: 'c-amara', carrier: 'customer-first', phase: 'talking' });
  const all = session({ calls: [call({ kind: 'callback' })], callbacks: [first] });
  expect(inHandOfRecord(all, { ...recordView(0), name: 'c-amara' })).toBeNull();
});
