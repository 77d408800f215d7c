import { describe, expect, it } from 'vitest';
import { check } from './files.ts';

describe('[AC-39] a bad row is told by row, column, what and how', () => {
  const phone = (text: string) => ({ numbers: [{ label: '', text, column: 'Phone' }] });
  it.each([
    ['no name', { name: '', ...phone('020 7946 0958') }, /no name/, /Enter a name/],
    ['a name of spaces', { name: ' \u00a0', ...phone('020 7946 0958') }, /no name/, /Enter a name/],
    ['no number', {}, /no phone number/, /Enter one/],
    ['letters', phone('n/a'), /letters/, /digits only/],
    ['a word', phone('unknown'), /letters/, /digits only/],
    ['too short', phone('12345'), /not a number that can be reached/, /Check the digits/],
    ['too long', phone('020 7946 0958 123 456 789'), /not a number that can be reached/, /Check/],
    ['much too long', phone('1'.repeat(90)), /too long/, /Check/],
    ['rounded by a spreadsheet', phone('4.42079E+11'), /rounded/, /as text/],
    ['rounded with a comma', phone('4,42079E+11'), /rounded/, /as text/],
    ['emergency', phone('999'), /emergency/, /Remove/],
    ['a service code', phone('*21*5550100#'), /service code/, /Leave out/],
    ['pauses', phone('020 7946 0958,,12'), /pauses/, /keypad/],
    ['hidden direction marks', phone('\u202e020 7946 0958'), /direction marks/, /by hand/],
    ['control characters', phone('020\u00007946 0958'), /control characters/, /by hand/],
    ['a link', phone('sip:zoe@example.com'), /not a phone number/, /tel:/],
    ['another sign', phone('020?7946'), /signs/, /Check/],
    ['an unknown country', phone('+999 123 4567'), /not a number/, /country code/],
    ['an address in the number', phone('1 Pike Street'), /letters/, /digits/],
    ['a date', phone('2024-01-31'), /not a number/, /Check/],
  ])('%s', (_, draft, what, mend) => {
    const { contact, faults } = check(draft);
    expect(contact).toBeNull();
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatchObject({ row: 2, isLeftOut: true });
    expect(faults[0]?.what).toMatch(what);
    expect(faults[0]?.mend).toMatch(mend);
    const isOfNumber = 'numbers' in draft && !('name' in draft);
    expect(faults[0]?.column).toBe(isOfNumber ? 'Phone' : '');
  });

  it('but a good number brings the row in, without the bad one', () => {
    const { contact, faults } = check({
      numbers: [
        { label: 'work', text: 'n/a', column: 'Work' },
        { label: '', text: '020 7946 0958', column: 'Phone' },
        { label: 'home', text: '+44 20 7946 0958', column: 'Home' },
      ],
    });
    expect(contact?.numbers).toEqual([{ label: '', e164: '+442079460958' }]);
    expect(faults).toMatchObject([{ column: 'Work', isLeftOut: false }]);
  });

  it('a company stands in for a missing name, an extension stays in the label', () => {
    const { contact, faults } = check({
      name: '',
      company: 'Harbour & Pike',
      numbers: [{ label: 'work', text: '020 7946 0958 ext 12', column: 'Phone' }],
    });
    expect(faults).toEqual([]);
    expect(contact).toMatchObject({
      name: 'Harbour & Pike',
      company: '',
      numbers: [{ label: 'work ext. 12', e164: '+442079460958' }],
    });
  });

  it('what is too long is cut, and said', () => {
    const { contact, faults } = check({ name: 'x'.repeat(300), ...phone('020 7946 0958') });
    expect(contact?.name).toHaveLength(200);
    expect(faults).toMatchObject([{ column: 'name', isLeftOut: false }]);
  });

  it.each([
    ['GB', '020 7946 0958', '+442079460958'],
    ['FR', '01 42 68 53 00', '+33142685300'],
    ['country-code-first', '442079460958', '+442079460958'],
    ['country-code-first', '0044 20 7946 0958', '+442079460958'],
    ['country-code-first', '+442079460958', '+442079460958'],
  ])('at home in %s, %s is %s', (home, text, e164) => {
    expect(check(phone(text), home).contact?.numbers).toEqual([{ label: '', e164 }]);
  });
});
