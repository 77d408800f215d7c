import { expect, test } from 'vitest';
import { clockThere } from '../../../lib/numbers/local-time.ts';
import { pageRegion } from '../../../lib/numbers/page-region.ts';

test.each([
  ['www.example.co.uk', 'en', 'GB'],
  ['example.com.br', '', 'BR'],
  ['example.ch', 'de', 'CH'],
  ['example.io', '', null],
  ['example.com', 'de-AT', 'AT'],
  ['example.com', 'de', 'DE'],
  ['example.com', 'ja_JP', 'JP'],
  ['example.com', 'en', null],
  ['example.com', 'en-GB', 'GB'],
  ['127.0.0.1', 'no language', null],
])('%s in %j stands in %s', (hostname, lang, region) => {
  expect(pageRegion(hostname, lang)).toBe(region);
});

test('the clock there is one time, a span, or nothing', () => {
  const noon = Date.UTC(2026, 0, 15, 12, 0);
  expect(clockThere('GB', noon, 'en-GB')).toEqual({
    clock: '12:00 there',
    hours: 'working hours',
    isQuiet: false,
  });
  expect(clockThere('DE', noon, 'en-GB')?.clock).toBe('13:00 there');
  expect(clockThere('JP', noon, 'en-GB')).toMatchObject({ hours: 'late evening', isQuiet: true });
  expect(clockThere('US', noon, 'en-GB')?.clock).toMatch(/^\d\d:\d\d to \d\d:\d\d there$/);
  expect(clockThere('US', noon, 'en-GB')).toMatchObject({ hours: '', isQuiet: true });
  expect(clockThere('ZZ', noon, 'en-GB')).toBeNull();
});
