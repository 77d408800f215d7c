import { describe, expect, test } from 'vitest';
import {
  callerName,
  countryName,
  duration,
  isConference,
  ringerName,
  ringWord,
  secondsUntil,
  standing,
  stateWord,
  unansweredTitle,
  unansweredWord,
  whenWords,
} from '../../../components/words.ts';
import type { Call, Party } from '../../../lib/call.ts';
import { ago, call, dialling, now, priya, ringing, session } from '../../gallery/people.ts';

test.each([
  [0, '0:00'],
  [-4000, '0:00'],
  [999, '0:00'],
  [7_000, '0:07'],
  [252_400, '4:12'],
  [3_599_999, '59:59'],
  [3_600_000, '1:00:00'],
  [36_061_000, '10:01:01'],
])('%i ms is said as %s', (span, words) => {
  expect(duration(span)).toBe(words);
});

test.each([
  [18_000, 18],
  [17_001, 18],
  [400, 1],
  [0, 0],
  [-3_000, 0],
])('%i ms before the end are %i seconds', (left, seconds) => {
  expect(secondsUntil(now + left, now)).toBe(seconds);
});

test('a caller is a name, else a number, else withheld', () => {
  expect(callerName(call())).toBe('Amara Osei');
  expect(callerName(call({ name: null }))).toBe('+44 20 7946 0958');
  expect(callerName(call({ name: null, numberText: null }))).toBe('+442079460958');
  expect(callerName(call({ name: null, numberText: null, number: null }))).toBe('Number withheld');
});

test('a country has a name in words, a service without one has none', () => {
  expect(countryName('GB')).toBe('United Kingdom');
  expect(countryName(null)).toBeNull();
});

describe('the state word and what its timer counts', () => {
  test.each([
    ['dialling', dialling(), { word: 'Calling', tone: 'accent', since: ago(7) }],
    ['talking', call(), { word: 'Talking', tone: 'good', since: ago(252) }],
    ['muted', call({ isMuted: true }), { word: 'Muted', tone: 'plain', since: ago(252) }],
    ['held', call({ phase: 'held', phaseAt: ago(42) }), { word: 'On hold', tone: 'hold', since: ago(42) }],
    [
      'held and muted',
      call({ phase: 'held', phaseAt: ago(9), isMuted: true }),
      { word: 'On hold', tone: 'hold', since: ago(9) },
    ],
    ['talking again', call({ phaseAt: ago(3) }), { word: 'Talking', tone: 'good', since: ago(252) }],
  ] as const)('%s', (_, given, said) => {
    expect(stateWord(given)).toEqual(said);
  });
});

test('what rings says its kind', () => {
  expect(ringWord(ringing(9), false)).toBe('Incoming call');
  expect(ringWord(ringing(9), true)).toBe('Second call');
  expect(ringWord(ringing(9, { kind: 'callback' }), true)).toBe('Callback');
  expect(ringWord(ringing(9, { kind: 'transfer' }), false)).toBe('Internal transfer');
});

describe('a call that nobody talked in', () => {
  const over = { offeredAt: ago(32), endedAt: now, answeredAt: null, phase: 'ended' } as const;
  test.each([
    ['failed', 'MissedCallCustomer', 'No answer after 0:32', 'bad'],
    ['failed', null, 'Not reached after 0:32', 'bad'],
    ['rejected', null, 'you rejected it', 'plain'],
    ['abandoned', null, 'the caller hung up after 0:32', 'plain'],
  ] as const)('%s, %s', (endReason, endDetail, word, tone) => {
    expect(unansweredWord(call({ ...over, endReason, endDetail }))).toEqual({ word, tone });
  });

  test('missed tells how long it rang', () => {
    expect(unansweredWord(call({ ...over, endReason: 'missed' })).word).toMatch(/^rang 32 s at /);
  });
});

describe('the head of a surface', () => {
  test('shows the presence of an agent who is there, also while reconnecting', () => {
    expect(standing(session({ agent: priya('lunch') }))).toEqual({ mark: 'away', name: 'Lunch' });
    expect(standing(session({ connection: { state: 'reconnecting', since: now } })).name).toBe('Available');
  });

  test.each([
    ['not-set-up', 'Not set up'],
    ['signed-out', 'Signed out'],
    ['access-denied', 'Access denied'],
    ['not-approved', 'Not approved'],
  ] as const)('never claims a presence when %s', (state, name) => {
    expect(standing(session({ connection: { state } })).name).toBe(name);
  });

  test('says that it is connecting until the agent is known', () => {
    expect(standing(session({ agent: null }))).toEqual({ mark: 'unknown', name: 'Connecting…' });
  });
});

test.each([
  [0, /14:32|2:32/],
  [3_600_000, /13:32|1:32/],
  [16 * 3_600_000, /^yesterday$/],
  [50 * 3_600_000, /22/],
  [80 * 3_600_000, /21/],
])('%i ms ago is said in words', (ago, words) => {
  expect(whenWords(now - ago, now)).toMatch(words);
});

test('what nobody talked in has a title of its own', () => {
  expect(unansweredTitle(call({ endReason: 'missed' }))).toBe('Missed call');
  expect(unansweredTitle(call({ endReason: 'rejected' }))).toBe('Rejected call');
  expect(unansweredTitle(dialling({ endReason: 'failed' }))).toBe('Not reached');
});

const somebody = (state: Party['state']): Party => ({
  ...{ id: 'p', role: 'third-party', number: null, numberText: null, name: 'Amara', stateAt: 0 },
  ...{ state, isMuted: false, isColleague: false },
});
const [amara, tomasz, held] = [somebody('connected'), somebody('connected'), somebody('held')];
const reach = { to: 'Tomasz', since: 0, present: [], partyId: null, isCancelled: false };

test.each<[string, Partial<Call>, string]>([
  ['of four, one of them on hold', { phase: 'consult', parties: [amara, tomasz, held] }, 'Conference'],
  ['of three, all of them on hold', { phase: 'held', parties: [held, held] }, 'On hold'],
])('[AC-47] a conference %s stays one', (_, changed, word) => {
  const conference = call({ maxParties: 6, ...changed });
  expect(isConference(conference)).toBe(true);
  expect(stateWord(conference).word).toBe(word);
  expect(isConference({ ...conference, leaving: reach })).toBe(false);
});

test('[AC-44] a consult is none, and in calls of three nobody is taken back together', () => {
  expect(isConference(call({ phase: 'consult', maxParties: 6, parties: [held, amara] }))).toBe(false);
  expect(isConference(call({ phase: 'held', maxParties: 3, parties: [held, held] }))).toBe(false);
});

test('[VO-39] a transfer rings with the name of who hands it over', () => {
  const offered = ringing(9, { kind: 'transfer', transferredBy: 'Jonas Weber' });
  expect(ringerName(offered)).toBe('Jonas Weber');
  expect(ringerName({ ...offered, transferredBy: null })).toBe('Lucía Ferrer');
  expect(ringerName(ringing(9))).toBe('Lucía Ferrer');
});
