import { expect, test } from 'vitest';
import { explain } from '../../../lib/numbers/why.ts';

const origin = { hosts: ['shop.example'], langs: ['en-GB'], countries: [] };
const why = (before: string, text: string, after = '') => explain({ before, text, after }, origin, 'GB');

test.each([
  ['Phone: ', '020 7946 0958', '', true, /words in front/],
  ['', '020 7946 0958', '', true, /exists in GB/],
  ['', '07400123456', ' later', true, /mobile number in GB/],
  ['', '020 7946 0958', ' (fax)', false, /fax/],
  ['Fax: ', '020 7946 0958', '', false, /fax/],
  ['Order no. ', '0161 496 0127', '', false, /something else/],
  ['', '12 34', '', false, /fewer than seven/],
  ['', '1234 5678 9012 3456 78', '', false, /more than fifteen/],
  ['', '12 345 678', ' km', false, /unit/],
  ['', '12/03/2011', '', false, /date/],
  ['Phone: ', '0999 999 9999', '', false, /exists/],
  ['id=', '02079460958', '', false, /something else|part of/],
])('[AC-36] %s%s%s', (before, text, after, isNumber, reason) => {
  const said = why(before, text, after);
  expect(said.isNumber).toBe(isNumber);
  expect(said.reason).toMatch(reason);
  expect(said.number !== null).toBe(isNumber);
});
