import { describe, expect, test } from 'vitest';
import { checkNumber } from '../../../lib/numbers/check-number.ts';

const dialled = (text: string, region: string) => {
  const number = checkNumber(text, region);
  return 'e164' in number ? number.e164 : number.kind;
};

describe('a number that can be called', () => {
  test.each([
    ['020 7946 0958', 'GB', '+442079460958'],
    ['+44 (0)20 7946 0958', 'US', '+442079460958'],
    ['(212) 555-0147', 'US', '+12125550147'],
    ['+1 (650) 253\u200b\u20110000', 'DE', '+16502530000'],
    ['+49\u202f69\u00a0630\u20132309', 'US', '+49696302309'],
    ['\u0660\u0662\u0660 \u0667\u0669\u0664\u0666 \u0660\u0669\u0665\u0668', 'GB', '+442079460958'],
    ['\uff0b\uff14\uff14 \uff12\uff10 7946 0958', 'US', '+442079460958'],
    ['+39 0474 496010', 'DE', '+390474496010'],
    ['+800 1234 5678', 'US', '+80012345678'],
    ['tel:+44-20-7946-0958', 'US', '+442079460958'],
    ['TEL:%2B442079460958', 'US', '+442079460958'],
    ['tel://+442079460958', 'US', '+442079460958'],
    ['tel:02079460958;phone-context=+44', 'US', '+442079460958'],
    ['1-800-FLOWERS', 'GB', '+18003569377'],
    ['49 711 123456', 'DE', '+49711123456'],
    ['022 523 45 67', 'PL', '+48225234567'],
    ['(0-22) 523 45 67', 'PL', '+48225234567'],
  ])('%s in %s dials %s', (text, region, e164) => {
    const number = checkNumber(text, region);
    expect(number).toMatchObject({ kind: 'ordinary', e164 });
    if ('e164' in number) expect(`+${number.international.replace(/\D/g, '')}`).toBe(e164);
  });

  test.each([
    ['+442079460958;ext=44', '44'],
    ['020 7946 0958 ext. 14', '14'],
    ['020 7946 0958 x7', '7'],
    ['+49 69 630 2309 Durchwahl 12', '12'],
  ])('%s keeps its extension %s apart', (text, extension) => {
    expect(checkNumber(text, 'GB')).toMatchObject({ kind: 'ordinary', extension });
  });

  test.each([
    ['0909 879 0123', 'GB'],
    ['+1 900 234 5678', 'US'],
    ['+881 6 3145 1234', 'US'],
    ['+979 1 2345 6789', 'US'],
  ])('%s is one that costs and asks first', (text, region) => {
    expect(checkNumber(text, region).kind).toBe('premium');
  });
});

describe('an emergency number', () => {
  test.each([
    ['911', 'US', '911'],
    ['9-1-1', 'US', '911'],
    ['9 1 1', 'DE', '911'],
    ['9911', 'US', '911'],
    ['0112', 'DE', '112'],
    ['9112', 'US', '112'],
    ['9115', 'US', '911'],
    ['+1 911', 'DE', '911'],
    ['+44 999', 'GB', '999'],
    ['0044 999', 'DE', '999'],
    ['tel:112', 'FR', '112'],
    ['tel:%31%31%32', 'FR', '112'],
    ['112,,1', 'FR', '112'],
    ['\u0661\u0661\u0662', 'EG', '112'],
    ['110', 'DE', '110'],
    ['000', 'AU', '000'],
    ['111', 'NZ', '111'],
    [' 999 ', 'ZZ', '999'],
  ])('%s in %s is told as %s, neither dialled nor refused', (text, region, digits) => {
    expect(checkNumber(text, region)).toEqual({ kind: 'emergency', digits });
  });

  test.each([
    ['+44 20 7946 0999', 'GB'],
    ['(911) 555-0123', 'US'],
    ['0112 345 6789', 'GB'],
    ['110', 'US'],
  ])('%s in %s is none', (text, region) => {
    expect(checkNumber(text, region).kind).not.toBe('emergency');
  });
});

describe('what is refused, and in which words', () => {
  test.each([
    ['*21*02079460958#', /service code/],
    ['#31#02079460958', /service code/],
    ['tel:%2A21%2A02079460958%23', /service code/],
    ['020 7946 0958,,1234', /pauses/],
    ['tel:+442079460958;postd=22', /pauses/],
    ['+442079460958p22', /pauses/],
    ['\u202e+442079460958', /direction/],
    ['\u2066+44 20 7946 0958\u2069', /direction/],
    ['+14155550100\r\nX-Header: 1', /control/],
    ['+1415555\u00000100', /control/],
    ['sip:+442079460958@example.com', /tel: links/],
    ['tel://evil.example/+442079460958', /letters/],
    ['tel:////+442079460958', /signs/],
    ['javascript:alert(1)', /tel: links/],
    ['tel:%E0%A4%A', /tel: links/],
    ['call me maybe', /letters/],
    ['+44 20 7946 O958', /letters/],
    ['+44 20 7946 0958 & 0959', /signs/],
    ['=+442079460958', /signs/],
    ['', /no number/],
    ['   ', /no number/],
    ['1'.repeat(500), /too long/],
    ['12', /can be reached/],
    ['+999 123 4567', /can be reached/],
  ])('%j', (text, reason) => {
    const number = checkNumber(text, 'GB');
    expect(number.kind).toBe('refused');
    if (number.kind === 'refused') expect(number.reason).toMatch(reason);
  });
});

describe('any text at all', () => {
  /** The same texts in every run, so that a failure can be met again. */
  function texts(count: number): string[] {
    let seed = 20_261;
    const next = (below: number) => {
      seed = (seed * 48_271) % 2_147_483_647;
      return seed % below;
    };
    const bits = [
      '0', '1', '2', '44', '1', '20', '7946', '555', '0958', '911', '112', '999', '+', '00', '(', ')', '-', ' ', '.', '/',
      '\u00a0', '\u200b', '\u202e', '\u0661', '\uff11', ',', ';', 'ext', 'x', '*', '#', 'tel:', '%2B', '\n', 'A', 'FLOWERS', '(0)', '\ud800',
    ]; // biome-ignore format: one row of bits reads better
    const whole = [
      '+44 20 7946 0958',
      '(212) 555-0147',
      'tel:+4969630230',
      '0161 496 0127 ext 5',
      '1-800-FLOWERS',
    ];
    return Array.from({ length: count }, (_, i) => {
      const noise = Array.from({ length: 1 + next(12) }, () => bits[next(bits.length)]);
      if (i % 2 === 0) return noise.join('');
      const base = whole[next(whole.length)] ?? '';
      const at = next(base.length + 1);
      return base.slice(0, at) + noise.slice(0, 1 + next(2)).join('') + base.slice(at + next(2));
    });
  }

  test('is dialled as exactly what is shown, or not at all, and never throws', () => {
    let dialable = 0;
    for (const text of texts(20_000)) {
      for (const region of ['GB', 'US']) {
        const number = checkNumber(text, region);
        if (!('e164' in number)) continue;
        dialable += 1;
        expect(number.e164).toMatch(/^\+[1-9]\d{6,14}$/);
        expect(dialled(number.e164, 'ZZ'), text).toBe(number.e164);
        expect(`+${number.international.replace(/\D/g, '')}`, text).toBe(number.e164);
      }
    }
    expect(dialable).toBeGreaterThan(100);
  });
});
