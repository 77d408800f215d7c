import { expect, test } from 'vitest';
import { clockThere } from '../../../lib/numbers/local-time.ts';
import { type PageOrigin, pageRegions } from '../../../lib/numbers/page-region.ts';

const likely = (origin: Partial<PageOrigin>, setting = 'US', texts: string[] = []) =>
  pageRegions({ hosts: [], langs: [], countries: [], ...origin }, texts, setting).likely;

test.each([
  [{ hosts: ['www.example.co.uk'], langs: ['en'] }, ['GB']],
  [{ hosts: ['example.com.br'] }, ['BR']],
  [{ hosts: ['example.ch'], langs: ['de-DE'] }, ['CH', 'DE']],
  [{ hosts: ['example.io'] }, []],
  [{ hosts: ['127.0.0.1', 'www.example.at'] }, ['AT']],
  [{ langs: ['de-AT'] }, ['AT']],
  [{ langs: ['ja_JP'] }, ['JP']],
  [{ langs: ['en'] }, []],
  [{ langs: ['en-US'] }, []],
  [{ langs: ['en-GB'] }, ['GB']],
  [{ langs: ['no language'] }, []],
  [{ countries: ['PA'], langs: ['es-ES'] }, ['PA', 'ES']],
] satisfies [Partial<PageOrigin>, string[]][])('[VO-14] %j stands in %j', (origin, expected) => {
  expect(likely(origin)).toEqual(expected);
});

test('[VO-14] a language of many countries is taken for the agent’s own, when it is spoken there', () => {
  expect(likely({ langs: ['de'] }, 'AT')).toEqual(['AT']);
  expect(likely({ langs: ['de'] }, 'FR')).toEqual([]);
  expect(pageRegions({ hosts: [], langs: ['de'], countries: [] }, [], 'US').possible[0]).toBe('DE');
});

test('[VO-14] numbers with a + tell the country of those without', () => {
  const texts = ['+43 1 545 82 30', '+43 1 36026', '+49 30 1234567', '01 545 82 30'];
  expect(likely({ langs: ['en'] }, 'US', texts)).toEqual(['AT', 'DE']);
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
