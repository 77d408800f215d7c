import { describe, expect, test } from 'vitest';
import { spokenWords } from '../../../components/panels/spoken/spoken.ts';
import type { Call, Party } from '../../../lib/call.ts';
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
    isColleague: false,
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

describe('[XX-06] within a call of several people', () => {
  const party = (
    name: string,
    role: Party['role'],
    state: Party['state'],
    changed: Partial<Party> = {},
  ): Party => ({
    id: name,
    role,
    number: null,
    numberText: null,
    name,
    state,
    stateAt: ago(0),
    isMuted: false,
    isColleague: false,
    ...changed,
  });
  const held = party('Amara Osei', 'customer', 'held');
  const ringing = [held, party('Tomasz', 'third-party', 'connecting')];
  const there = [held, party('Tomasz', 'third-party', 'connected')];
  const reach = { to: 'Tomasz', since: ago(3), present: [], partyId: null, isCancelled: false };

  test.each<[string, Partial<Call>, Partial<Call>, string]>([
    [
      'who is called',
      { phase: 'held' },
      { phase: 'consult-dialing', parties: ringing },
      'Tomasz is being called',
    ],
    [
      'who answered and who hears whom',
      { phase: 'consult-dialing', parties: ringing },
      { phase: 'consult', parties: there },
      'Tomasz answered. Only you and Tomasz hear each other. Amara Osei hears music.',
    ],
    [
      'a conference',
      { phase: 'consult', parties: there },
      { phase: 'conference', parties: [{ ...held, state: 'connected' }, ...there.slice(1)] },
      'Conference of 3, everybody hears everybody',
    ],
    ['a transfer begun', {}, { leaving: reach }, 'Transferring to Tomasz'],
    [
      'a line that has become poor',
      {},
      { quality: { level: 'poor', lossPercent: 12, jitterMs: null, roundTripMs: null, at: ago(0) } },
      'The line is poor',
    ],
  ])('%s is said', (_, before, after, text) => {
    expect(said([call(before)], [call(after)])?.text).toBe(text);
  });
});
