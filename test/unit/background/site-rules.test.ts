/** Rules that are made where a number stands, the popup's list, and the press that may dial: what a page can reach by them. */

import { beforeEach, describe, expect, it } from 'vitest';
import { siteOf } from '../../../entrypoints/background/dialling/site-rules.ts';
import { createPageList } from '../../../entrypoints/background/surfaces/page-list.ts';
import { checkNumber } from '../../../lib/numbers/check-number.ts';
import type { SenderStamps } from '../../../lib/sender.ts';
import { judgeSettings } from '../../../lib/settings-rules.ts';
import { fakeBackground, pageSender } from '../../fakes/background.ts';
import { storedArea } from '../../fakes/stored-area.ts';

const own: SenderStamps = {
  id: 'ours',
  origin: 'chrome-extension://ours',
  url: 'chrome-extension://ours/popup.html',
};
const number = '+442079460958';
let background: Awaited<ReturnType<typeof fakeBackground>>;
let time = 0;

beforeEach(async () => {
  time = 1_000_000;
  background = await fakeBackground(storedArea(), () => time);
});

describe('[XX-05] a page rules for itself alone', () => {
  it('it ignores a number on its own site, whatever site it names', async () => {
    await background.commands.ignoreNumber(pageSender, number, 'bank.example');
    expect(background.rules.ignoredNumbers).toEqual([{ number, site: 'shop.example' }]);
    await background.commands.ignoreNumber(pageSender, number);
    expect(background.rules.ignoredNumbers).toHaveLength(1);
  });

  it('however many it ignores, what was said of other sites stays', async () => {
    await background.commands.ignoreNumber(own, number, 'bank.example');
    for (let at = 0; at < 2_100; at++)
      await background.commands.ignoreNumber(pageSender, `+4420794${String(10_000 + at)}`);
    const { ignoredNumbers } = background.rules;
    expect(ignoredNumbers).toContainEqual({ number, site: 'bank.example' });
    expect(ignoredNumbers.length).toBeLessThanOrEqual(201);
    expect(judgeSettings({ ignoredNumbers }).problems).toEqual([]);
  });

  it('it switches itself off and never on', async () => {
    await background.commands.markSite(pageSender, false, 'bank.example');
    expect(background.rules.sites).toEqual({ 'shop.example': 'off' });
    await expect(background.commands.markSite(pageSender, true, 'shop.example')).rejects.toMatchObject({
      code: 'not-trusted',
    });
  });

  it.each(['020 7946 0958', '', '+1', '<b>'])('%j is no number to ignore', async (text) => {
    await expect(background.commands.ignoreNumber(pageSender, text)).rejects.toMatchObject({
      code: 'not-trusted',
    });
  });
});

describe('[VO-16] our own pages rule for any site', () => {
  it('everywhere, when none is named; and what holds anyway needs no rule', async () => {
    await background.commands.ignoreNumber(own, number);
    expect(background.rules.ignoredNumbers).toEqual([{ number, site: null }]);
    await background.commands.markSite(own, false, 'shop.example');
    expect(background.rules.sites).toEqual({ 'shop.example': 'off' });
    await background.commands.markSite(own, true, 'shop.example');
    expect(background.rules.sites).toEqual({});
  });

  it('an ignored number is refused to the page, and only to it', async () => {
    background.rules.ignoredNumbers = [{ number, site: 'shop.example' }];
    const checked = [checkNumber(number, ''), checkNumber('+442079460959', '')];
    expect(await background.siteRules.without(checked, pageSender)).toMatchObject([
      { kind: 'refused', isIgnored: true },
      { kind: 'ordinary' },
    ]);
    expect(await background.siteRules.without(checked, own)).toEqual(checked);
  });

  it.each([
    [{ 'shop.example': 'off' }, true, false],
    [{ 'shop.example': 'on' }, false, true],
    [{ 'shop.example': 'on', 'frame.example': 'off' }, false, false],
    [{ 'shop.example': 'off', 'frame.example': 'on' }, true, false],
    [{ 'frame.example': 'on' }, false, true],
    [{}, false, false],
  ] as const)(
    '[VO-16] what is said of a page holds in its frames: %j',
    async (sites, marksNumbers, isMarked) => {
      Object.assign(background.rules, { sites, marksNumbers });
      for (const origin of ['https://frame.example', ...('frame.example' in sites ? [] : ['null'])]) {
        const frame = { ...pageSender, origin, url: 'about:srcdoc', frameId: 3 };
        expect(await background.siteRules.of(frame, 'shop.example')).toMatchObject({
          marksNumbers: isMarked,
        });
      }
    },
  );

  it('[VO-16] a number that is left alone on a page is left alone in its frames', async () => {
    background.rules.ignoredNumbers = [{ number, site: 'shop.example' }];
    const frame = { ...pageSender, origin: 'https://frame.example', frameId: 3 };
    const checked = [checkNumber(number, '')];
    expect(await background.siteRules.without(checked, frame, 'shop.example')).toMatchObject([
      { isIgnored: true },
    ]);
    expect(await background.siteRules.without(checked, frame, 'other.example')).toEqual(checked);
  });

  it('a frame that was written and not loaded belongs to no site', () => {
    expect(siteOf({ origin: 'null', url: 'https://shop.example/frame' })).toBe('shop.example');
    expect(siteOf({ origin: 'null', url: 'about:srcdoc' })).toBe('');
  });
});

describe('[AC-36] one press', () => {
  const press = (sender: SenderStamps, text = number, shownAs?: string) =>
    background.commands.pressNumber(sender, text, 'GB', shownAs);
  const asked = () => background.platform.asked;
  const offered = () => background.store.now().suggestion;

  it('dials on the top page of an origin that was allowed', async () => {
    background.rules.oneClickOrigins = ['https://shop.example'];
    await press(pageSender);
    expect(asked()).toEqual([`dial ${number}`]);
    expect(offered()).toBeNull();
  });

  it.each<[string, SenderStamps]>([
    ['another origin', { ...pageSender, origin: 'https://shop.example:8443' }],
    ['a page without encryption', { ...pageSender, origin: 'http://shop.example' }],
    ['a site under it', { ...pageSender, origin: 'https://eu.shop.example' }],
    ['a frame', { ...pageSender, frameId: 4 }],
    ['a tab behind', { ...pageSender, tab: { id: 7, active: false } }],
    ['a page without an origin', { ...pageSender, origin: 'null' }],
  ])('only offers on %s', async (_, sender) => {
    background.rules.oneClickOrigins = ['https://shop.example'];
    await press(sender);
    expect(asked()).toEqual([]);
    expect(offered()?.number).toMatchObject({ e164: number });
  });

  it.each([
    ['a premium number', '0909 879 0123', undefined],
    ['an emergency number', '999', undefined],
    ['a country that was never called', '+49 30 901820', undefined],
    ['a number with an extension', '020 7946 0958 ext 14', undefined],
    ['a range that nobody knows', '+44 4999 999999', undefined],
    ['no number', '*21*1234#', undefined],
    ['a link that shows another number', number, '+44 20 7946 0999'],
    ['a link that shows words', number, 'You have won'],
  ])('only offers %s', async (_, text, shownAs) => {
    background.rules.oneClickOrigins = ['https://shop.example'];
    await press(pageSender, text, shownAs);
    expect(asked()).toEqual([]);
    expect(offered()).not.toBeNull();
  });

  it('only offers during a call, while one is on its way, and after six in a minute', async () => {
    background.rules.oneClickOrigins = ['https://shop.example'];
    const again = async () => {
      time += 1_001;
      await press(pageSender);
    };
    await again();
    await again();
    expect(asked()).toHaveLength(1);
    expect(offered()).not.toBeNull();
    for (let i = 0; i < 7; i++) {
      const [call] = background.store.now().calls;
      if (call) {
        background.platform.customerHangsUp(call.id);
        await background.commands.clear({}, call.id);
      }
      await again();
    }
    expect(asked().filter((it) => it.startsWith('dial '))).toHaveLength(6);
  });
});

describe('[AC-36] several numbers in a selection', () => {
  it('are offered to choose from', async () => {
    await background.suggestions.suggestFrom(pageSender, 'Office +44 20 7946 0958, mobile +44 7700 900318');
    const first = background.store.now().suggestion;
    expect(first).toMatchObject({
      number: { e164: number },
      choices: [{ e164: number }, { e164: '+447700900318' }],
    });
    await background.commands.chooseNumber({}, first?.id ?? '', '+447700900318');
    expect(background.store.now().suggestion).toMatchObject({ number: { e164: '+447700900318' } });
    await expect(background.commands.chooseNumber({}, first?.id ?? '', number)).rejects.toMatchObject({
      code: 'not-now',
    });
    const now = background.store.now().suggestion?.id ?? '';
    await expect(background.commands.chooseNumber({}, now, '+449098790123')).rejects.toMatchObject({
      code: 'not-now',
    });
  });

  it.each([
    ['Tel. 020 7946 0958', number],
    ['020 7946 0958', number],
  ])('one among words is found: %s', async (text, e164) => {
    await background.suggestions.suggestFrom(pageSender, text);
    expect(background.store.now().suggestion).toMatchObject({ number: { e164 }, choices: [] });
  });

  it.each(['999', '*21*02079460958#', 'nothing here'])('and nothing is made up: %s', async (text) => {
    await background.suggestions.suggestFrom(pageSender, text);
    expect(background.store.now().suggestion?.number.kind).toMatch(/refused|emergency/);
  });

  it.each([
    ['Call me at (020) 7946 0958', [number]],
    ['020 7946 0958 mobile', [number]],
    ['020 7946 0958 / 07400 123456', [number, '+447400123456']],
  ])('[AC-34] so are those of what was typed: %s', async (text, numbers) => {
    await background.commands.suggestTyped({}, text);
    const { suggestion } = background.store.now();
    expect(suggestion).toMatchObject({ number: { e164: number } });
    expect(suggestion?.choices.map(({ e164 }) => e164)).toEqual(numbers.length > 1 ? numbers : []);
  });

  it.each(['999', '*21*02079460958#', '+44 20 7946 0958,,5', '+44 20 7946 0958\u202e5', 'sip:amara'])(
    '[AC-36] what has a reason of its own to be refused stays refused when it was typed: %j',
    async (text) => {
      await background.commands.suggestTyped({}, text);
      expect(background.store.now().suggestion?.number.kind).toMatch(/refused|emergency/);
    },
  );
});

it('[XX-05] a page that was not asked tells no list', async () => {
  const rules = background.siteRules.of;
  const list = createPageList({ store: background.store, checkNumber, rules, now: () => time });
  await list.take(pageSender, [number]);
  expect(background.store.now().page).toBeNull();
});
