import { expect, test } from 'vitest';
import { defaultNumberRules } from '../../../lib/numbers/number-rules.ts';
import { explain, isWritten, whyOf } from '../../../lib/numbers/why.ts';

const origin = { hosts: ['shop.example'], langs: ['en-GB'], countries: [] };
const ofBritain = { ...defaultNumberRules, defaultRegion: 'GB' };
const why = (before: string, text: string, after = '') => explain({ before, text, after }, origin, 'GB');

test.each([
  ['Phone: ', '020 7946 0958', '', true, /words in front/],
  ['', '020 7946 0958', '', true, /exists in GB/],
  ['', '07400123456', ' later', true, /mobile number in GB/],
  ['', '020 7946 0958', ' (fax)', false, /fax/],
  ['Fax: ', '020 7946 0958', '', false, /fax/],
  ['Order no. ', '0161 496 0127', '', false, /something else/],
  ['Phone: \u202e', '020 7946 0958', '\u202c', false, /hidden marks/],
  ['Phone: ', '\u202a020 7946 0958\u202c', '', true, /words in front/],
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

test('[AC-36] a number that nothing speaks for is one where the page has it elsewhere, unless something speaks against it', () => {
  const again = { before: 'Garden ', text: '28 700 013', after: '', isElsewhere: true };
  const inLatvia = { ...origin, hosts: ['shop.lv'] };
  expect(explain(again, inLatvia, 'GB')).toMatchObject({
    isNumber: true,
    reason: expect.stringMatching(/elsewhere/),
    number: { e164: '+37128700013' },
  });
  expect(explain({ ...again, isElsewhere: false }, inLatvia, 'GB').isNumber).toBe(false);
  expect(explain({ ...again, before: 'Order no. ' }, inLatvia, 'GB').isNumber).toBe(false);
});

test('[AC-36] the address of a link is explained as the page’s own word', () => {
  expect(why('', 'tel:+442079460958')).toMatchObject({
    isNumber: true,
    reason: expect.stringMatching(/own link/),
    number: { e164: '+442079460958' },
  });
  expect(why('', 'tel:*100#')).toMatchObject({
    isNumber: false,
    reason: expect.stringMatching(/service code/),
  });
});

test.each([
  ['marked', {}, /words in front/],
  ['off', { sites: { 'shop.example': 'off' as const } }, /no numbers are marked/],
  ['off', { marksNumbers: false }, /no numbers are marked/],
  ['ignored', { ignoredNumbers: [{ number: '+442079460958', site: 'shop.example' }] }, /said here/],
  ['ignored', { ignoredNumbers: [{ number: '+442079460958', site: null }] }, /said here/],
  ['marked', { ignoredNumbers: [{ number: '+442079460958', site: 'bank.example' }] }, /words in front/],
])('[AC-36] the rules of the site have their say: %s under %j', (verdict, changed, reason) => {
  const rules = { ...ofBritain, ...changed };
  const said = whyOf(why('Phone: ', '020 7946 0958'), rules, 'www.shop.example', '');
  expect(said).toEqual({
    verdict,
    reason: expect.stringMatching(reason),
    ...{ site: 'www.shop.example', otherRegion: null, isRegionSaid: false },
  });
});

test('[AC-36] what is no number stays none, whatever the rules say', () => {
  const rules = { ...ofBritain, marksNumbers: false };
  expect(whyOf(why('', '12/03/2011'), rules, 'shop.example', '').verdict).toBe('none');
});

test('[AC-36] a number that was read as one of another country offers the agent’s own for its site', () => {
  const [said, number] = [{ 'shop.example': 'GB' }, why('Phone: ', '020 7946 0958')];
  const inFrance = { ...defaultNumberRules, defaultRegion: 'FR' };
  expect(whyOf(number, inFrance, 'shop.example', '').otherRegion).toBe('FR');
  expect(whyOf(number, { ...inFrance, siteRegions: said }, 'www.shop.example', '')).toMatchObject({
    otherRegion: null,
    isRegionSaid: true,
  });
});

test.each([
  null,
  {},
  { before: '', text: 1, after: '' },
  { before: '', text: '', after: '', isElsewhere: 'x' },
  { before: 'x'.repeat(2_001), text: '', after: '' },
])('[XX-05] %j is no text of a page', (value) => expect(isWritten(value)).toBe(false));
