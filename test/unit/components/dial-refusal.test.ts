import { expect, test } from 'vitest';
import { dialRefusal } from '../../../components/panels/number/dial-refusal.ts';
import type { DialableNumber } from '../../../lib/numbers/checked-number.ts';
import { call, priya, session } from '../../gallery/people.ts';

const open = { isBarred: false };
const london: DialableNumber = {
  kind: 'ordinary',
  e164: '+442079460958',
  international: '+44 20 7946 0958',
  national: '020 7946 0958',
  country: 'GB',
  extension: null,
  isProven: true,
};

test('an agent who may dial is not held up', () => {
  expect(dialRefusal(session(), open, london)).toBeNull();
});

test('a call in wrap-up is no hindrance, a live one is', () => {
  expect(dialRefusal(session({ calls: [call({ phase: 'wrap-up' })] }), open, london)).toBeNull();
  expect(dialRefusal(session({ calls: [call({ phase: 'ringing' })] }), open, london)).toBe(
    'End the call you are on first.',
  );
});

test('a missing permission is said', () => {
  expect(dialRefusal(session({ agent: { ...priya(), canDial: false } }), open, london)).toMatch(
    /may not place calls/,
  );
});

test('a country that is not open is named; an empty list hinders nothing', () => {
  const tokyo = { ...london, country: 'JP' };
  expect(dialRefusal(session(), open, tokyo)).toMatch(/Calls to Japan are not open/);
  expect(dialRefusal(session({ agent: { ...priya(), dialableCountries: [] } }), open, tokyo)).toBeNull();
});

test('[AC-36] on a call that takes a third, the number can be added, unless it costs', () => {
  expect(dialRefusal(session({ calls: [call()] }), open, london)).toBeNull();
  expect(dialRefusal(session({ calls: [call()] }), open, { ...london, kind: 'premium' })).toMatch(/premium/);
});

test('a country that is switched off here is named', () => {
  expect(dialRefusal(session(), { isBarred: true }, london)).toMatch(/United Kingdom are switched off/);
});
