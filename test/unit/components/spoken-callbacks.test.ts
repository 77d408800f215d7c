import { expect, it, test } from 'vitest';
import { spokenOfCallbacks } from '../../../components/panels/spoken/spoken-callbacks.ts';
import type { Callback } from '../../../lib/callbacks/callback.ts';
import { callback } from '../../gallery/callbacks.ts';
import { now } from '../../gallery/people.ts';

const offered = callback({ phase: 'offered', offerEndsAt: now + 20_000 });
const preview = callback();
const dials = callback({ mode: 'automatic', dialsAt: now + 18_000 });
const missed = {
  at: now,
  e164: '+442079460958',
  callId: 'v',
  by: 'agent' as const,
  outcome: 'no-answer',
  durationMs: 9,
} as const;
const handed = { to: 'Tier 2', since: now, hasFailed: false };

test.each<[string, Callback[], Callback[], string, boolean]>([
  [
    'an offer',
    [],
    [offered],
    'ASAP callback, Amara Osei, Billing, Billing Issue, 20 seconds to accept',
    true,
  ],
  ['accepted, by hand', [offered], [preview], 'Callback accepted', false],
  ['accepted, by countdown', [offered], [dials], 'Callback accepted, dials by itself in 18 seconds', false],
  [
    'nobody answered',
    [callback({ phase: 'dialing' })],
    [callback({ phase: 'unanswered', attempts: [missed] })],
    'Amara Osei, no answer',
    false,
  ],
  [
    'handed on',
    [preview],
    [callback({ phase: 'transferring', transfer: handed })],
    'Waiting for Tier 2 to take the callback',
    false,
  ],
  [
    'not taken',
    [callback({ phase: 'transferring', transfer: handed })],
    [callback({ transfer: { ...handed, hasFailed: true } })],
    'Tier 2 did not take it, the callback is yours again',
    true,
  ],
  ['paused', [dials], [callback({ mode: 'automatic', pausedMs: 9_000 })], 'Countdown paused', false],
  ['closed', [preview], [callback({ phase: 'closed' })], 'Callback closed', false],
  ['offer gone', [offered], [], 'Callback gone', false],
])('[EX-01][XX-06] says it: %s', (_, before, after, text, isUrgent) => {
  expect(spokenOfCallbacks({ callbacks: before, now }, { callbacks: after, now })).toEqual([
    { text, isUrgent },
  ]);
});

it('[CF-13] reads out no running time, but says when it dials in five seconds', () => {
  const said = (from: number, to: number) =>
    spokenOfCallbacks({ callbacks: [dials], now: now + from }, { callbacks: [dials], now: now + to });
  expect(said(0, 1_000)).toEqual([]);
  expect(said(12_000, 13_000)).toEqual([{ text: 'Dials by itself in five seconds', isUrgent: true }]);
  expect(said(13_000, 14_000)).toEqual([]);
});

it('[CF-20] a customer-first callback is spoken of as the call it is', () => {
  const first = callback({ carrier: 'customer-first', phase: 'offered' });
  expect(spokenOfCallbacks({ callbacks: [], now }, { callbacks: [first], now })).toEqual([]);
});
