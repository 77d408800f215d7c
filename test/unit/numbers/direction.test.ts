/** Numbers between marks of direction: read where the page shows their digits as they would be dialled. */

import bidiFactory from 'bidi-js';
import { describe, expect, test } from 'vitest';
import { candidates } from '../../../lib/numbers/candidates.ts';
import { hasHit } from '../../../lib/numbers/gate.ts';
import { chance } from '../../property/random.ts';

const bidi = bidiFactory();

/** What is read of a text first, in ASCII. */
const read = (text: string) => candidates(text)[0]?.text;

/** The digits between two places of a text in the order in which a paragraph of this direction shows them: which of them stands where. */
function shownOrder(text: string, start: number, end: number, direction: 'ltr' | 'rtl'): string {
  const isDigit = (place: number) => place >= start && place < end && /\d/.test(text.charAt(place));
  const digits = [...text].flatMap((_, place) => (isDigit(place) ? [place] : []));
  const shown = bidi.getReorderedIndices(text, bidi.getEmbeddingLevels(text, direction)).filter(isDigit);
  return shown.map((place) => digits.indexOf(place)).join();
}

const [lrm, rlm, alm] = ['\u200e', '\u200f', '\u061c'];
const [lre, rle, pdf, lro, rlo] = ['\u202a', '\u202b', '\u202c', '\u202d', '\u202e'];
const [lri, rli, fsi, pdi] = ['\u2066', '\u2067', '\u2068', '\u2069'];
const all = [lrm, rlm, alm, lre, rle, pdf, lro, rlo, lri, rli, fsi, pdi];

describe('[AC-36] between marks of direction', () => {
  test.each([
    ['around all of it', `Call ${lre}+972 3-123-4567${pdf} now`, '+972 3-123-4567'],
    ['as telephones copy it', `${lro}+1 (212) 555-0147${pdf}`, '+1 (212) 555-0147'],
    ['set apart', `Call ${lri}+44 20 7946 0958${pdi}`, '+44 20 7946 0958'],
    ['set apart by its own letters', `Call ${fsi}+44 20 7946 0958${pdi}`, '+44 20 7946 0958'],
    ['behind a mark', `טלפון: ${lrm}+972 3-123-4567`, '+972 3-123-4567'],
    ['with the mark behind the plus', `Call +${lrm}44 20 7946 0958`, '+44 20 7946 0958'],
    ['with a mark within', `טל. 03${lrm}-123-4567`, '03-123-4567'],
    ['in one row from right to left', `${rle}טל. 03-123-4567${pdf}`, '03-123-4567'],
    ['behind a mark of Hebrew', `טל.${rlm} 03-123-4567`, '03-123-4567'],
    ['behind a mark of Arabic', `هاتف:${alm} +966 11 123 4567`, '+966 11 123 4567'],
    ['at the end of its line', `Tel.\n${lre}0161 496 0127${pdf}\n`, '0161 496 0127'],
  ])('a number is read %s', (_, text, number) => {
    expect(hasHit(text)).toBe(true);
    expect(read(text)).toBe(number);
  });

  test.each([
    ['turned by force', `Call ${rlo}+442079460958${pdf}`],
    ['turned by force somewhere in front', `${rlo}Call us ${lre}today${pdf} +442079460958`],
    ['turned by force in a part', `Call +44 20 7946 ${rlo}0958${pdf}`],
    ['set apart from right to left', `Call ${rli}+44 20 7946 0958${pdi}`],
    ['from right to left in groups', `Call ${rle}+44 20 7946 0958${pdf}`],
    ['parted by a mark', `טל. 03-${lrm}123-4567`],
    ['parted by a mark of Hebrew', `טל. 03-${rlm}123-4567`],
    ['in pieces that are set apart', `Tel. 0161 ${lri}496${pdi} 0127`],
  ])('none is read %s', (_, text) => {
    expect(read(text)).toBeUndefined();
  });

  test('what was forced in another block says nothing here', () => {
    expect(read(`Call ${rlo} us\n+44 20 7946 0958`)).toBe('+44 20 7946 0958');
  });

  test('[AC-34] whatever the marks, what is read is shown in the order in which it is dialled', () => {
    const { whole, percent, pick } = chance(7);
    const numbers = ['+972 3-123-4567', '+44 20 7946 0958', '(212) 555-0147', '03-123-4567', '+442079460958'];
    const beside = ['', 'Call ', 'טלפון ', 'هاتف ', 'Tel. ', '( '];
    const someMark = (share: number) => (percent(share) ? (pick(all) ?? '') : '');
    let readOnes = 0;
    for (let i = 0; i < 4_000; i++) {
      const inFront = Array.from({ length: whole(3) }, () => `${pick(beside)}${someMark(50)}`);
      const share = pick([0, 12]) ?? 0;
      const digits = [...(pick(numbers) ?? '')].map(
        (each) => each + (percent(share) ? lrm : someMark(share / 3)),
      );
      const text = [...inFront, someMark(25), ...digits, someMark(25)].join('');
      for (const { start, end } of candidates(text)) {
        readOnes++;
        const plain = text.slice(start, end).replaceAll(lrm, '');
        const fromLeft = shownOrder(plain, 0, plain.length, 'ltr');
        const asPlain = ['א', 'ا'].map((letter) => shownOrder(letter + plain, 1, plain.length + 1, 'rtl'));
        for (const direction of ['ltr', 'rtl'] as const)
          expect([fromLeft, ...asPlain], JSON.stringify([text, direction])).toContain(
            shownOrder(text, start, end, direction),
          );
        // Nothing but what is from right to left turns its groups.
        if (!/[\u0590-\u06ff\u200f\u202b\u202e\u2067]/.test(text))
          expect(shownOrder(text, start, end, 'ltr'), JSON.stringify(text)).toBe(fromLeft);
      }
    }
    expect(readOnes).toBeGreaterThan(1_000);
  });
});
