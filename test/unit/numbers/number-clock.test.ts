import { expect, it } from 'vitest';
import { clockOfCustomer } from '../../../lib/numbers/number-clock.ts';

const noon = Date.UTC(2026, 10, 27, 12);

it.each([
  ['the zone that is told of them', 'Asia/Tokyo', '+442079460958', '21:00 there'],
  ['the zone, without a number', 'Europe/Oslo', '', '13:00 there'],
  ['the country of the number', '', '+442079460958', '12:00 there'],
])('[CF-30] a customer’s local time is by %s', (_, zone, e164, clock) => {
  expect(clockOfCustomer(zone, e164, noon, 'en-GB')?.clock).toBe(clock);
});

it('[CF-30] is written as the reader’s language writes it', () => {
  const at = noon - 3 * 3_600_000;
  const written = (language: string) => clockOfCustomer('Europe/London', '', at, language)?.clock;
  expect([written('en-GB'), written('en-US')]).toEqual(['09:00 there', '9:00 AM there']);
});

it('of a withheld number without a zone nothing is known', () => {
  expect(clockOfCustomer('', '', noon, 'en-GB')).toBeNull();
});
