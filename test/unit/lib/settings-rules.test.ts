import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { defaultSettings, judgeSettings, judgeShared, withoutOwn } from '../../../lib/settings-rules.ts';
import { root } from '../../../scripts/browser.ts';

describe('[XX-05] settings that may not stand are left out and named', () => {
  test.each([
    ['a country in small letters', { defaultRegion: 'gb' }],
    ['yes as a word', { marksNumbers: 'yes' }],
    ['a notice of a thousand characters', { recordingNotice: 'x'.repeat(1_000) }],
    ['a script for an instance', { ccpUrl: 'javascript:alert(1)' }],
    ['another site for an instance', { ccpUrl: 'https://example.com/' }],
    ['a place that is none', { widgetPositions: { 'example.com': { right: 'far' } } }],
    ['a name of another version', { shoeSize: 44 }],
    ['a name that every object has', { constructor: 1 }],
  ])('%s', (_, given) => {
    const { settings, problems } = judgeSettings(given);
    expect(settings).toEqual({});
    expect(problems).toEqual([expect.stringContaining(Object.keys(given)[0] ?? '')]);
  });

  test.each([[null], ['text'], [[]], [4]])('no settings at all: %j', (given) => {
    expect(judgeSettings(given)).toEqual({ settings: {}, problems: ['This holds no settings.'] });
  });

  test('the rest is taken', () => {
    const { settings, problems } = judgeSettings({ defaultRegion: 'GB', marksNumbers: 1 });
    expect(settings).toEqual({ defaultRegion: 'GB' });
    expect(problems).toHaveLength(1);
  });
});

test('the defaults may stand', () => {
  expect(judgeSettings(defaultSettings)).toEqual({ settings: defaultSettings, problems: [] });
});

test('a table of a version that took every contact for a call is read in the names of now', () => {
  const rows = [{ ours: 'On a call', theirs: 'Busy', isWayBack: false }];
  const { settings } = judgeSettings({ presenceMapping: rows });
  expect(settings.presenceMapping).toEqual([{ ours: 'On contact', theirs: 'Busy', isWayBack: false }]);
});

test('a policy may give the address of an instance as people know it', () => {
  const { settings } = judgeShared({ ccpUrl: 'harbour.my.connect.aws' });
  expect(settings.ccpUrl).toBe('https://harbour.my.connect.aws/ccp-v2/');
});

test('a policy carries nothing that belongs to one browser', () => {
  expect(judgeShared({ widgetPositions: {} }).settings).toEqual({});
});

test('the schema of the policy names every setting that is not of one browser', () => {
  const schema = JSON.parse(readFileSync(resolve(root, 'public/policy-schema.json'), 'utf8'));
  expect(Object.keys(schema.properties).toSorted()).toEqual(
    Object.keys(withoutOwn(defaultSettings)).toSorted(),
  );
});
