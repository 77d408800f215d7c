import { expect, test } from 'vitest';
import { spokenWords } from '../../../components/panels/spoken.ts';
import type { Call } from '../../../lib/call.ts';
import { ago, call, dialling, now, ringing } from '../../gallery/people.ts';

const said = (before: Call[], after: Call[]) =>
  spokenWords({ calls: before, now: now - 1000 }, { calls: after, now });

test.each([
  ['a ring', [], [ringing(20)], 'Incoming call, Lucía Ferrer, Spanish line, 20 seconds to answer', true],
  ['dialling', [], [dialling()], 'Calling Harbour & Pike Ltd', false],
  [
    'an answer',
    [ringing(9)],
    [ringing(9, { phase: 'connected', answeredAt: now, answerBy: null })],
    'Connected',
    false,
  ],
  ['hold', [call()], [call({ phase: 'held' })], 'On hold', false],
  ['resume', [call({ phase: 'held' })], [call()], 'Talking', false],
  ['mute', [call()], [call({ isMuted: true })], 'Muted', false],
  ['unmute', [call({ isMuted: true })], [call()], 'Unmuted', false],
  [
    'wrap-up',
    [call()],
    [call({ phase: 'wrap-up', endReason: 'completed' })],
    'Call ended, after call work',
    false,
  ],
  [
    'a missed call',
    [ringing(0)],
    [ringing(0, { phase: 'ended', endReason: 'missed' })],
    'Missed call, Lucía Ferrer',
    false,
  ],
  [
    'nobody reached',
    [dialling()],
    [dialling({ phase: 'ended', endReason: 'failed' })],
    'Harbour & Pike Ltd not reached',
    false,
  ],
] as [string, Call[], Call[], string, boolean][])(
  '[XX-06] %s is said',
  (_, before, after, text, isUrgent) => {
    expect(said(before, after)).toEqual({ text, isUrgent });
  },
);

test('[XX-06] a party who joins is said by name', () => {
  const tomasz = {
    id: 'p2',
    role: 'third-party',
    number: null,
    numberText: null,
    name: 'Tomasz',
    state: 'connected',
    stateAt: ago(0),
    isMuted: false,
  } as const;
  expect(said([call()], [call({ parties: [tomasz] })])?.text).toBe('Tomasz joined');
});

test('nothing is said twice, and no timer is read out', () => {
  expect(said([call()], [call()])).toBeNull();
  expect(said([ringing(9)], [ringing(9)])).toBeNull();
});

test('[XX-06] five seconds before the ring ends it is said once, urgently', () => {
  const at = (seconds: number) => ({ calls: [ringing(5)], now: now + (5 - seconds) * 1000 });
  expect(spokenWords(at(6), at(5))).toEqual({ text: 'Five seconds left', isUrgent: true });
  expect(spokenWords(at(5), at(4))).toBeNull();
});
