import { expect, it, test } from 'vitest';
import {
  agoWords,
  askedFor,
  attemptCount,
  channelWord,
  customerName,
  doubtWords,
  numberChoice,
  typeWord,
} from '../../../components/panels/callbacks/callback-words.ts';
import type { DialDoubt } from '../../../lib/callbacks/callback.ts';
import { callback } from '../../gallery/callbacks.ts';
import { now } from '../../gallery/people.ts';

const minute = 60_000;
const hour = 60 * minute;

test.each([
  ['at once', now - 10_000, 'just now'],
  ['one', now - minute, 'a minute ago'],
  ['several', now - 6 * minute, '6 minutes ago'],
  ['an hour', now - hour, 'an hour ago'],
  ['hours', now - 5 * hour, '5 hours ago'],
  ['a day', now - 26 * hour, 'yesterday'],
  ['days', now - 72 * hour, '3 days ago'],
])('a span of the past: %s', (_, at, words) => {
  expect(agoWords(at, now)).toBe(words);
});

it('[CF-30] says when the customer wants to be called', () => {
  expect(askedFor(null, now)).toBe('As soon as possible');
  expect(askedFor(now, now)).toMatch(/^Today /);
  expect(askedFor(now + 24 * hour, now)).toMatch(/^Tomorrow /);
  expect(askedFor(now - 24 * hour, now)).toMatch(/^Yesterday /);
  expect(askedFor(now + 5 * 24 * hour, now)).toMatch(/29/);
});

it('[CF-30] says by which channel it came; one that nobody knows is its own word', () => {
  expect(['ivr', 'IVR', 'web', 'Kiosk', ''].map(channelWord)).toEqual([
    ...['Phone menu', 'Phone menu', 'Web', 'Kiosk', ''],
  ]);
});

it('[EX-01] says whose it is and what kind', () => {
  expect(customerName(callback())).toBe('Amara Osei');
  expect(customerName(callback({ name: null }))).toBe('+44 20 7946 0958');
  expect(customerName(callback({ name: null, numbers: [], chosen: null }))).toBe('Number withheld');
  expect(typeWord(callback())).toBe('ASAP callback');
  expect(typeWord(callback({ type: 'scheduled' }))).toBe('Scheduled callback');
  expect(typeWord(callback({ carrier: 'own' }))).toBe('Your follow-up');
});

it('[CF-05] a number is listed with its label and how the last call went', () => {
  const [first, second] = callback().numbers;
  expect(first && numberChoice(first, now)).toBe('Requested +44 20 7946 0958');
  const tried = (at: number) => second && numberChoice({ ...second, last: { outcome: 'busy', at } }, now);
  expect(tried(now)).toMatch(/^Mobile \+44 7700 900123 · busy \d/);
  // A time alone would be taken for today's.
  expect(tried(now - 24 * hour)).toMatch(/· busy Yesterday \d/);
  expect(tried(now - 72 * hour)).toMatch(/· busy Sat/);
});

it('[CF-04] counts attempts, against a limit where there is one', () => {
  expect(attemptCount(2, 5)).toBe('2 of 5');
  expect(attemptCount(7, 0)).toBe('7');
});

test.each<DialDoubt>([
  ...(['late', 'quiet-hours', 'called-before', 'second-look', 'on-a-call', 'refused'] as const),
])('[CF-14] each doubt says what it is, with and without a look: %s', (doubt) => {
  const look = {
    ...{ e164: '+442079460958', clock: '23:32 there', isQuiet: true, doubts: [doubt] },
    lastCalls: [
      { at: now - 6 * minute, outcome: 'no-answer', direction: 'outbound', agent: 'Tomasz' } as const,
    ],
  };
  for (const known of [look, null]) {
    const { title, text } = doubtWords(doubt, known, now);
    expect(title).toMatch(/^[A-Z].*[^.]$/);
    expect(text).toMatch(/^[A-Z].*\.$/);
  }
  if (doubt !== 'called-before') return;
  expect(doubtWords(doubt, look, now).title).toBe('Called 6 minutes ago');
  // They tried to reach us since: that is no reason to wait.
  const theirs = { ...look.lastCalls[0], at: now - minute, outcome: 'failed', direction: 'inbound' } as never;
  const both = { ...look, lastCalls: [theirs, ...look.lastCalls] };
  expect(doubtWords(doubt, both, now)).toEqual(doubtWords(doubt, look, now));
});
