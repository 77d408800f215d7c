import { describe, expect, it, test } from 'vitest';
import { defaultNumberRules, isIgnored, marksOn, siteRule } from '../../../lib/numbers/number-rules.ts';
import { judgeSettings } from '../../../lib/settings-rules.ts';

describe('[VO-16] numbers are marked', () => {
  it.each<[boolean, Record<string, 'on' | 'off'>, string, boolean]>([
    [true, {}, 'crm.example', true],
    [false, {}, 'crm.example', false],
    [true, { 'crm.example': 'off' }, 'crm.example', false],
    [true, { 'crm.example': 'off' }, 'eu.crm.example', false],
    [true, { 'crm.example': 'off' }, 'notcrm.example', true],
    [true, { example: 'off', 'crm.example': 'on' }, 'eu.crm.example', true],
    [false, { 'crm.example': 'on' }, 'crm.example', true],
    [false, { 'crm.example': 'on' }, 'shop.example', false],
    [true, { 'crm.example': 'off' }, '', true],
  ])('by default %s, with %j, on %s: %s', (marksNumbers, sites, host, isMarked) => {
    expect(marksOn({ marksNumbers, sites }, host)).toBe(isMarked);
  });

  it('in a frame only where neither it nor the page around it is off', () => {
    const sites = { 'crm.example': 'on', 'shop.example': 'off' } as const;
    for (const marksNumbers of [true, false]) {
      expect(marksOn({ marksNumbers, sites }, 'crm.example', 'shop.example')).toBe(false);
      expect(marksOn({ marksNumbers, sites }, 'shop.example', 'crm.example')).toBe(false);
      expect(marksOn({ marksNumbers, sites }, 'chat.example', 'crm.example')).toBe(true);
    }
  });

  it('tells which rule it was', () => {
    expect(siteRule({ sites: { 'crm.example': 'off' } }, 'eu.crm.example')).toEqual({
      site: 'crm.example',
      rule: 'off',
    });
    expect(siteRule({ sites: { 'crm.example': 'off' } }, 'shop.example')).toBeNull();
  });
});

test('[VO-16] a number is left alone on its site and the sites under it, or everywhere', () => {
  const rules = {
    ignoredNumbers: [
      { number: '+442079460958', site: 'crm.example' },
      { number: '+442079460959', site: null },
    ],
  };
  const left = (number: string, host: string) => isIgnored(rules, number, host);
  expect(left('+442079460958', 'crm.example')).toBe(true);
  expect(left('+442079460958', 'eu.crm.example')).toBe(true);
  expect(left('+442079460958', 'shop.example')).toBe(false);
  expect(left('+442079460959', 'shop.example')).toBe(true);
});

describe('a rule that cannot stand is told', () => {
  it.each([
    ['sites', { 'https://crm.example': 'off' }],
    ['sites', { 'crm.example': 'maybe' }],
    ['sites', { 'CRM example': 'on' }],
    ['ignoredNumbers', [{ number: '020 7946 0958', site: null }]],
    ['ignoredNumbers', [{ number: '+442079460958' }]],
    ['oneClickOrigins', ['crm.example']],
    ['oneClickOrigins', ['http://crm.example']],
    ['oneClickOrigins', ['https://crm.example/']],
    ['oneClickOrigins', ['https://*.example']],
    ['oneClickOrigins', ['null']],
    ['oneClickOrigins', ['chrome-extension://abc']],
    ['dialCountries', ['gb']],
    ['dialCountries', 'GB'],
  ])('%s: %j', (name, value) => {
    const { settings, problems } = judgeSettings({ [name]: value });
    expect(settings).toEqual({});
    expect(problems).toHaveLength(1);
  });

  it.each([
    ['oneClickOrigins', ['https://crm.example', 'https://crm.example:8443', 'http://localhost:8080']],
    ['sites', { localhost: 'on', 'crm.example': 'off' }],
  ])('but not %s: %j', (name, value) => {
    expect(judgeSettings({ [name]: value }).settings).toEqual({ [name]: value });
  });

  it('and the defaults stand', () => {
    expect(judgeSettings(defaultNumberRules).problems).toEqual([]);
  });
});
