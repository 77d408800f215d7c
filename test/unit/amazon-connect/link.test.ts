import { describe, expect, it } from 'vitest';
import { connectionOf, type LinkEvent, linkAfter, newLink } from '../../../lib/amazon-connect/link.ts';

/** The connection at `end` ms after these events at their moments. */
function after(events: [LinkEvent, number][], end: number) {
  const link = events.reduce((known, [event, at]) => linkAfter(known, event, at), newLink(0));
  return connectionOf(link, end);
}
const up: [LinkEvent, number][] = [
  ['answered', 100],
  ['refreshed', 200],
];

describe('the link to Connect', () => {
  it.each<[string, [LinkEvent, number][], number, object]>([
    ['just started', [], 50, { state: 'connecting', since: 0 }],
    ['answered without agent data', [['answered', 100]], 150, { state: 'connecting', since: 0 }],
    ['agent data', up, 250, { state: 'ready' }],
    ['never answered', [['timed-out', 10_000]], 10_001, { state: 'unreachable', since: 10_000 }],
    [
      'still not',
      [
        ['timed-out', 10_000],
        ['timed-out', 20_000],
        ['gave-up', 30_000],
      ],
      30_001,
      { state: 'unreachable', since: 10_000 },
    ],
    ['silent once', [...up, ['timed-out', 5_000]], 5_001, { state: 'reconnecting', since: 5_000 }],
    [
      'silent three times',
      [...up, ['timed-out', 5_000], ['timed-out', 9_000], ['timed-out', 13_000]],
      13_001,
      { state: 'unreachable', since: 5_000 },
    ],
    ['answers again', [...up, ['timed-out', 5_000], ['answered', 6_000]], 6_001, { state: 'ready' }],
    [
      '[AC-07] session refused',
      [...up, ['auth-failed', 5_000]],
      5_001,
      { state: 'reconnecting', since: 5_000, isRenewing: true },
    ],
    [
      '[AC-07] about to end',
      [...up, [{ endsAt: 60_000 }, 9_000]],
      9_001,
      { state: 'ready', ending: { at: 60_000, isRefused: false } },
    ],
    [
      '[AC-07] about to end, and cannot be kept',
      [...up, [{ endsAt: 60_000 }, 9_000], ['stay-refused', 10_000]],
      10_001,
      { state: 'ready', ending: { at: 60_000, isRefused: true } },
    ],
    [
      '[AC-07] kept',
      [...up, [{ endsAt: 60_000 }, 9_000], ['end-cleared', 10_000]],
      10_001,
      { state: 'ready' },
    ],
    [
      '[AC-07] its end has come, though old data still do',
      [...up, [{ endsAt: 20_000 }, 9_000], ['refreshed', 19_999]],
      20_000,
      { state: 'reconnecting', since: 20_000, isRenewing: true },
    ],
    [
      '[AC-07] signed in anew after the end',
      [...up, [{ endsAt: 20_000 }, 9_000], ['auth-failed', 21_000], ['refreshed', 30_000]],
      30_001,
      { state: 'ready' },
    ],
    ['session renewed', [...up, ['auth-failed', 5_000], ['refreshed', 6_000]], 6_001, { state: 'ready' }],
    ['signed out', [...up, ['signed-out', 5_000]], 5_001, { state: 'signed-out' }],
    ['signed in again', [...up, ['signed-out', 5_000], ['refreshed', 6_000]], 6_001, { state: 'ready' }],
    ['denied', [...up, ['denied', 5_000]], 5_001, { state: 'access-denied' }],
    ['a poll fails', [...up, ['poll-failed', 5_000]], 5_001, { state: 'reconnecting', since: 5_000 }],
    [
      'polls go on failing, and new settings bring the old data once more',
      [...up, ['poll-failed', 5_000], ['poll-failed', 10_000], ['refreshed', 11_000]],
      11_001,
      { state: 'reconnecting', since: 5_000 },
    ],
    [
      'no poll for 45 s, though settings came',
      [...up, ['polled', 1_000], ['refreshed', 30_000]],
      46_001,
      { state: 'reconnecting', since: 46_000 },
    ],
    [
      'a poll succeeds again',
      [...up, ['poll-failed', 5_000], ['polled', 10_000]],
      10_001,
      { state: 'ready' },
    ],
    ['the first poll fails', [['poll-failed', 300]], 301, { state: 'unreachable', since: 300 }],
    ['a poll is denied', [...up, ['poll-denied', 5_000]], 5_001, { state: 'access-denied' }],
    [
      'denied by Streams in the end, and allowed again',
      [...up, ['poll-denied', 5_000], ['denied', 55_000], ['polled', 60_000]],
      60_001,
      { state: 'ready' },
    ],
    ['no data for 45 s', up, 45_201, { state: 'reconnecting', since: 45_200 }],
    ['socket lost a moment ago', [...up, ['socket-lost', 1_000]], 2_900, { state: 'ready' }],
    [
      'socket lost and nothing since',
      [...up, ['socket-lost', 1_000]],
      3_001,
      { state: 'reconnecting', since: 1_000 },
    ],
    [
      'socket lost but data comes',
      [...up, ['socket-lost', 1_000], ['refreshed', 2_000]],
      9_000,
      { state: 'ready' },
    ],
    [
      'slept',
      [...up, ['jumped', 3_600_000]],
      3_600_001,
      { state: 'reconnecting', since: 3_600_000, afterSleep: true },
    ],
    [
      'slept, and data came after',
      [...up, ['jumped', 3_600_000], ['refreshed', 3_601_000]],
      3_602_000,
      { state: 'ready' },
    ],
    [
      'a clock set back by an hour, and nothing since: stale all the same',
      [
        ['answered', 4_000_000],
        ['refreshed', 4_000_000],
        ['jumped', 400_000],
      ],
      446_000,
      { state: 'reconnecting', since: 400_000, afterSleep: true },
    ],
    ['socket back', [...up, ['socket-lost', 1_000], ['socket-gained', 2_000]], 9_000, { state: 'ready' }],
  ])('%s', (_, events, end, expected) => {
    expect(after(events, end)).toEqual(expected);
  });
});
