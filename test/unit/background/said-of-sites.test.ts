/** What was said of a site's numbers: which are some, and where they are from. */

import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { judgeSettings } from '../../../lib/settings-rules.ts';
import { fakeBackground, pageSender } from '../../fakes/background.ts';
import { storedArea } from '../../fakes/stored-area.ts';

const own = { id: 'ours', origin: 'chrome-extension://ours', url: 'chrome-extension://ours/popup.html' };
let background: Awaited<ReturnType<typeof fakeBackground>>;

beforeEach(async () => {
  background = await fakeBackground(storedArea());
});

describe('[AC-36] a number that is one because it was said', () => {
  const [order, e164] = ['0161 496 0127', '+441614960127'];

  it('is told to pages of its site and answered with all checks; elsewhere it is none', async () => {
    const { siteRules } = background;
    await background.commands.treatAsNumber(own, e164, 'shop.example');
    expect((await siteRules.of(pageSender)).known).toEqual([e164]);
    const texts = [order, '88 210 447'];
    expect(await siteRules.withKnown(texts, [null, null], pageSender, '')).toMatchObject([{ e164 }, null]);
    const stranger = { ...pageSender, origin: 'https://bank.example', url: 'https://bank.example/' };
    expect((await siteRules.of(stranger)).known).toEqual([]);
    expect(await siteRules.withKnown(texts, [null, null], stranger, '')).toEqual([null, null]);
  });

  it('is not left alone any longer, and is no more once it is', async () => {
    await background.commands.ignoreNumber(own, e164, 'shop.example');
    await background.commands.treatAsNumber(own, e164, 'shop.example');
    expect(background.rules).toMatchObject({
      ignoredNumbers: [],
      knownNumbers: [{ number: e164, site: 'shop.example' }],
    });
    await background.commands.ignoreNumber(own, e164, 'shop.example');
    expect(background.rules.knownNumbers).toEqual([]);
  });

  it.each([[order], ['+1'], ['*21*5#']])('%j is none to say it of', async (text) => {
    await expect(background.commands.treatAsNumber(own, text, 'shop.example')).rejects.toMatchObject({
      code: 'not-trusted',
    });
  });

  it('dials an emergency number as little as any other', async () => {
    const { siteRules } = background;
    await background.commands.treatAsNumber(own, '+4499999999', 'shop.example');
    const [number] = await siteRules.withKnown(['99999999'], [null], pageSender, '');
    expect(number).not.toHaveProperty('e164');
  });
});

describe('[AC-36] the country of a site', () => {
  const told = { hosts: ['shop.example'], langs: ['en-GB'], countries: ['GB'] };

  it('is what the page tells, until it is said; then that holds in its frames too', async () => {
    const { siteRules } = background;
    expect(await siteRules.originOf(pageSender, told, '')).toEqual({ origin: told, region: 'GB' });
    await background.commands.setSiteRegion(own, 'shop.example', 'FR');
    const french = { origin: { hosts: [], langs: [], countries: ['FR'] }, region: 'FR' };
    expect(await siteRules.originOf(pageSender, told, '')).toEqual(french);
    expect((await siteRules.of(pageSender)).defaultRegion).toBe('FR');
    const framed = { ...pageSender, origin: 'https://table.example', url: 'https://table.example/' };
    expect(await siteRules.originOf(framed, told, 'www.shop.example')).toEqual(french);
  });

  it('is guessed from the language of its text where the page names none, or English as templates do', async () => {
    const detect = vi.fn(async () => ({ isReliable: true, languages: [{ language: 'fr', percentage: 96 }] }));
    Object.assign(fakeBrowser.i18n, { detectLanguage: detect });
    const silent = { hosts: ['shop.example'], langs: [], countries: [] };
    const { siteRules } = background;
    const words = 'Nous sommes là pour vous aider.';
    expect((await siteRules.originOf(pageSender, { ...silent, words }, '')).origin.langs).toEqual(['fr']);
    expect(detect).toHaveBeenCalledExactlyOnceWith(words);
    expect((await siteRules.originOf(pageSender, silent, '')).origin.langs).toEqual([]);
    const template = { ...silent, langs: ['en-US'], words };
    expect((await siteRules.originOf(pageSender, template, '')).origin.langs).toEqual(['fr']);
    detect.mockResolvedValue({ isReliable: false, languages: [{ language: 'fr', percentage: 40 }] });
    expect((await siteRules.originOf(pageSender, { ...silent, words }, '')).origin.langs).toEqual([]);
    detect.mockResolvedValue({ isReliable: true, languages: [{ language: 'en', percentage: 99 }] });
    expect((await siteRules.originOf(pageSender, { ...silent, words }, '')).origin.langs).toEqual([]);
  });

  it.each(['france', 'F', null, { 'shop example': 'FR' }, { 'shop.example': 'fr' }, []])(
    '%j cannot stand in the settings',
    (siteRegions) => expect(judgeSettings({ siteRegions }).problems).toHaveLength(1),
  );
});
