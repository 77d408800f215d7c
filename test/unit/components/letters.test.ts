import { expect, test } from 'vitest';
import { asDialled, lettersAsDigits, padText } from '../../../components/panels/directory/letters.ts';

test('[AC-34] every letter becomes the digit of its key', () => {
  expect(lettersAsDigits('ABCDEFGHIJKLMNOPQRSTUVWXYZ')).toBe('22233344455566677778889999');
  expect(lettersAsDigits('abcdefghijklmnopqrstuvwxyz')).toBe('22233344455566677778889999');
});

test.each([
  ['1-800-FLOWERS', '1-800-3569377'],
  ['+1 800 flowers', '+1 800 3569377'],
  ['(0)20 7946 0958', '(0)20 7946 0958'],
  ['020 7946 0958 x204', '020 7946 0958 x204'],
  ['020 7946 0958 ext. 204', '020 7946 0958 ext. 204'],
  [' Amara ', 'Amara'],
  ['020 7946 0958 mobile', '020 7946 0958 mobile'],
  ['0161 496 TAXI', '0161 496 8294'],
  ['Tel. 020 7946 0958', 'Tel. 020 7946 0958'],
])('[AC-34] %s is dialled as %s', (typed, dialled) => {
  expect(asDialled(typed)).toBe(dialled);
});

test.each([
  ['1-800-FLOWERS', '1-800-3569377'],
  ['+44 (0)20 7946 0101 ext 3', '+44 (0)20 7946 0101 ext 3'],
  ['1-800-FLOWERS ext. ', '1-800-3569377 ext. '],
  ['x', '9'],
  ['020 7946 0101 x3', '020 7946 0101 x3'],
  ['Call me at (020) 7946 0123', 'Call me at (020) 7946 0123'],
])('[AC-34] with the keypad open the field makes %j into %j', (given, shown) => {
  expect(padText(given)).toBe(shown);
});
