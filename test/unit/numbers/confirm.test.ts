import { expect, test } from 'vitest';
import { type Asked, confirm } from '../../../lib/numbers/confirm.ts';

const nowhere = { hosts: [], langs: ['en'], countries: [] };
const spanish = { hosts: [], langs: ['es'], countries: [] };
const berlin: Asked = { text: '+49 30 23125 118', proof: 'sure' };
const newYork: Asked = { text: '(212) 555-0147', proof: 'sure' };

/** The E.164 of what the last one is among the others, as a page without a country asks. */
function lastOf(...asked: Asked[]): string | null {
  const number = confirm(asked, nowhere, 'US').numbers.at(-1);
  return number && 'e164' in number ? number.e164 : null;
}

test('[AC-36][VO-14] a link without a country is the number in its text, whatever other numbers the page has', () => {
  const link: Asked = { text: 'tel:2125550147', proof: 'address' };
  expect(lastOf(berlin, newYork, link)).toBe('+12125550147');
  expect(lastOf(berlin, link, newYork)).toBe('+12125550147');
});

test('[AC-36] a link that names a country is of that country, whatever its digits are elsewhere', () => {
  const morocco: Asked = { text: 'tel:+2125550147', proof: 'address' };
  expect(lastOf(newYork, morocco)).not.toBe('+12125550147');
});

test('[VO-14] a short number is of no country that it fits by chance', () => {
  const mexican: Asked = { text: '728 285 9552', proof: 'sure' };
  const short: Asked = { text: '2859969', proof: 'sure' };
  const [first, last] = confirm([mexican, short], spanish, 'US').numbers;
  expect(first).toMatchObject({ e164: '+527282859552' });
  expect(last).toBeNull();
  expect(confirm([short, { text: '2329481', proof: 'sure' }], spanish, 'US').numbers).toEqual([null, null]);
});
