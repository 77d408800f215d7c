import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { analyse } from '../../../lib/interactions/analysis.ts';
import { tally } from '../../../lib/interactions/figures.ts';
import { measures } from '../../../lib/interactions/measures.ts';
import { midnight, periodBefore, periodNames, periodOf } from '../../../lib/interactions/period.ts';
import { spreadOf } from '../../../lib/interactions/spread.ts';
import type { Summary } from '../../../lib/interactions/summary.ts';

const day = new Date(2026, 10, 24).getTime();
const hour = 3_600_000;

const part = (given: Partial<Summary> = {}): Summary => ({
  id: Math.random().toString(16),
  ...{ type: 'phone', direction: 'inbound', kind: 'call', outcome: 'answered', state: 'closed_complete' },
  ...{ opened_at: day + 9 * hour, number: 'IMS0000001', who: '', e164: '', text: '', queue: 'Billing' },
  ...{ agent: 'priya', agentName: given.agent ?? 'priya', code: '', wrapUp: null, isOpen: false },
  ...{ wrap_up_duration: 30_000, talkMs: 60_000, holdMs: 10_000, ringMs: 4_000, isTransferred: false },
  ...given,
});

const figuresOf = (parts: Summary[]) => {
  const counted = tally();
  for (const one of parts) counted.add(one);
  return counted.figures();
};

describe('[VO-02] what is counted', () => {
  test('every outcome once, by direction', () => {
    const parts = (['answered', 'missed', 'rejected', 'abandoned', 'failed'] as const).flatMap((outcome) => [
      part({ outcome }),
      part({ outcome, direction: 'outbound' }),
    ]);
    expect(figuresOf(parts)).toMatchObject({
      ...{ calls: 10, inbound: 5, outbound: 5, answered: 1, missed: 1, rejected: 1, abandoned: 1, failed: 1 },
      ...{ reached: 1, answeredShare: 0.2, reachedShare: 0.2 },
    });
  });

  test('what goes on is not counted yet', () => {
    expect(figuresOf([part({ outcome: null })])).toMatchObject({
      calls: 0,
      handle: null,
      answeredShare: null,
    });
  });

  test('handle time is talk, hold and wrap-up; ringing is no part of it', () => {
    expect(figuresOf([part()]).handle).toMatchObject({ count: 1, totalMs: 100_000 });
  });

  test('a wrap-up that is not over makes no wrap-up shorter', () => {
    const { wrapUp, handle } = figuresOf([part(), part({ wrap_up_duration: null })]);
    expect(wrapUp).toMatchObject({ count: 1, meanMs: 30_000 });
    expect(handle).toMatchObject({ count: 2, totalMs: 170_000 });
  });

  test('a call without a hold counts for the hold time, as zero', () => {
    expect(figuresOf([part(), part({ holdMs: 0 })]).hold).toMatchObject({ count: 2, meanMs: 5_000 });
  });

  test('transferred are calls that were spoken on', () => {
    const handed = [part({ isTransferred: true }), part({ isTransferred: true, direction: 'outbound' })];
    const missed = part({ outcome: 'missed', isTransferred: true });
    expect(figuresOf([...handed, part(), missed]).transferred).toBe(2);
  });

  test('time to answer is of inbound calls alone', () => {
    expect(figuresOf([part({ direction: 'outbound' })]).ring).toBeNull();
  });

  test('every figure has a definition and a source', () => {
    const named = Object.keys(figuresOf([]));
    expect(named.filter((name) => !(name in measures))).toEqual([]);
    for (const { meaning, source } of Object.values(measures)) expect([meaning, source]).not.toContain('');
  });
});

describe('how long things take', () => {
  test.each([
    [[5], { halfMs: 5, threeQuartersMs: 5, nineTenthsMs: 5, longestMs: 5, meanMs: 5 }],
    [[1, 2, 3, 4], { halfMs: 2, threeQuartersMs: 3, nineTenthsMs: 4, longestMs: 4, meanMs: 2.5 }],
    [[100, 1, 1, 1, 1, 1, 1, 1, 1, 1], { halfMs: 1, threeQuartersMs: 1, nineTenthsMs: 1, longestMs: 100 }],
  ])('%j', (spans, spread) => {
    expect(spreadOf(spans)).toMatchObject(spread);
  });

  test('nothing has no spread', () => expect(spreadOf([])).toBeNull());
});

describe('periods', () => {
  const now = day + 14 * hour + 32 * 60_000;

  test.each(Object.keys(periodNames) as (keyof typeof periodNames)[])(
    '%s is held against as long a time',
    (name) => {
      const { from, to } = periodOf(name, now);
      const before = periodBefore(name, now);
      expect(before.to).toBeLessThanOrEqual(from);
      expect(before.to - before.from).toBe(Math.min(to, now) - from);
      expect([from, to, before.from]).toEqual([midnight(from), midnight(to), midnight(before.from)]);
    },
  );

  test('today is held against the same day a week ago, until the same time of day', () => {
    expect(periodBefore('today', now)).toEqual({
      from: midnight(day, -7),
      to: midnight(day, -7) + (now - day),
    });
  });
});

describe('when clocks change in a period', () => {
  const zone = process.env.TZ;
  beforeAll(() => {
    process.env.TZ = 'Europe/London';
  });
  afterAll(() => {
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  });

  test.each([
    ['to winter', Date.UTC(2026, 9, 29, 14, 32), 25],
    ['to summer', Date.UTC(2026, 2, 31, 13, 32), 23],
  ])('[VO-02] %s, every day is whole, and held against the same time of day', (_, now, hours) => {
    expect(new Date(now).getHours()).toBe(14);
    const period = periodOf('week', now);
    const before = periodBefore('week', now);
    expect((period.to - period.from) / hour).toBe(6 * 24 + hours);
    expect([new Date(before.to).getHours(), new Date(before.to).getMinutes()]).toEqual([14, 32]);
    const parts: Summary[] = [];
    for (let at = before.from; at < period.to; at += hour) parts.push(part({ opened_at: at }));
    const { byTime, all } = analyse(parts, { period, before, filter: {} });
    const whole = byTime.slots.map(({ figures }) => figures.calls).toSorted((a, b) => a - b);
    expect(whole).toEqual([hours, 24, 24, 24, 24, 24, 24].toSorted((a, b) => a - b));
    expect(all.calls).toBe(6 * 24 + hours);
    expect(byTime.before).toHaveLength(7);
    expect(byTime.slots.every(({ at }) => new Date(at).getHours() === 0)).toBe(true);
  });

  test('[VO-02] the hour that comes twice is one, and holds both', () => {
    const now = Date.UTC(2026, 9, 25, 20);
    const twice = [Date.UTC(2026, 9, 25, 0, 30), Date.UTC(2026, 9, 25, 1, 30), Date.UTC(2026, 9, 25, 2, 30)];
    const { byTime } = analyse(
      twice.map((opened_at) => part({ opened_at })),
      { period: periodOf('today', now), before: periodBefore('today', now), filter: {} },
    );
    expect(byTime.slots.map(({ at, figures }) => [at, figures.calls])).toEqual([
      [1, 2],
      [2, 1],
    ]);
  });
});

test('[VO-02][CC-42] chats, e-mails and tasks are no calls', () => {
  const period = periodOf('today', day + 14 * hour);
  const question = { period, before: periodOf('yesterday', day + 14 * hour), filter: {} };
  const { all, byTime } = analyse([part(), part({ type: 'chat', opened_at: day + 15 * hour })], question);
  expect(all.calls).toBe(1);
  expect(byTime.slots).toHaveLength(1);
});

test('[VO-02] the analysis equals a count by other means', () => {
  let seed = 7;
  const random = (below: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return seed % below;
  };
  const pick = <Value>(values: readonly Value[]): Value => values[random(values.length)] as Value;
  const parts = Array.from({ length: 2_000 }, () =>
    part({
      direction: pick(['inbound', 'outbound']),
      outcome: pick(['answered', 'answered', 'answered', 'missed', 'rejected', 'abandoned', 'failed', null]),
      opened_at: day - random(14) * 24 * hour + random(24) * hour + random(hour),
      queue: pick(['Billing', 'Orders', '']),
      agent: pick(['priya', 'tomasz']),
      code: pick(['Refund', 'Order', '']),
      talkMs: random(600_000),
    }),
  );
  const period = periodOf('week', day + 23 * hour);
  const answer = analyse(parts, {
    period,
    before: periodBefore('week', day + 23 * hour),
    filter: { agents: ['priya'] },
  });

  const mine = parts.filter(
    ({ agent, outcome, opened_at }) =>
      agent === 'priya' && outcome !== null && opened_at >= period.from && opened_at < period.to,
  );
  expect(answer.all.calls).toBe(mine.length);
  for (const { key, figures } of answer.byQueue) {
    const there = mine.filter(({ queue }) => queue === key);
    const talked = there.filter(({ outcome }) => outcome === 'answered').map(({ talkMs }) => talkMs);
    expect(figures.calls).toBe(there.length);
    expect(figures.missed).toBe(
      there.filter((p) => p.direction === 'inbound' && p.outcome === 'missed').length,
    );
    expect(figures.talk?.totalMs).toBe(talked.reduce((a, b) => a + b, 0));
    const half = talked.filter((span) => span <= (figures.talk?.halfMs ?? 0)).length;
    expect(half).toBe(Math.ceil(talked.length / 2));
  }
  const sum = (counts: number[]) => counts.reduce((a, b) => a + b, 0);
  for (const groups of [answer.byQueue, answer.byCode, answer.byAgent, answer.byTime.slots])
    expect(sum(groups.map(({ figures }) => figures.calls))).toBe(mine.length);
  expect(answer.byTime).toMatchObject({ unit: 'day' });
  expect(answer.byTime.slots).toHaveLength(7);
});

test('hours without a call stand between those with one, and at no end', () => {
  const parts = [part({ opened_at: day + 8 * hour }), part({ opened_at: day + 11 * hour })];
  const period = { from: day, to: day + 24 * hour };
  const { byTime } = analyse(parts, { period, before: { from: 0, to: 1 }, filter: {} });
  expect(byTime.slots.map(({ at, figures }) => [at, figures.calls])).toEqual([
    [8, 1],
    [9, 0],
    [10, 0],
    [11, 1],
  ]);
});
