import { beforeEach, describe, expect, it } from 'vitest';
import type { Session } from '../../../lib/session.ts';
import { fakeBackground, pageSender } from '../../fakes/background.ts';
import { storedArea } from '../../fakes/stored-area.ts';
import { priya, session } from '../../gallery/people.ts';

let time = 0;
const now = () => time;
let background: Awaited<ReturnType<typeof fakeBackground>>;

beforeEach(async () => {
  time = 1_000_000;
  background = await fakeBackground(storedArea(), now);
});

async function suggest(text: string, region?: string): Promise<string> {
  time += 1_001;
  await background.suggestions.suggest(pageSender, text, region);
  return background.store.now().suggestion?.id ?? '';
}
const dial = (id: string, isConfirmed = false) => background.commands.dialSuggestion({}, id, isConfirmed);

describe('[XX-05][AC-36] a suggestion', () => {
  it('belongs to the tab and the site it came from, and dials nothing', async () => {
    await suggest('020 7946 0958');
    expect(background.store.now().suggestion).toMatchObject({
      tabId: 7,
      foundOn: 'shop.example',
      text: '020 7946 0958',
      number: { kind: 'ordinary', e164: '+442079460958' },
    });
    expect(background.platform.asked).toEqual([]);
  });

  it('from our own page belongs to no tab', async () => {
    const own = { id: 'ours', origin: 'chrome-extension://ours', url: 'chrome-extension://ours/popup.html' };
    await background.suggestions.suggest(own, '020 7946 0958');
    expect(background.store.now().suggestion).toMatchObject({ tabId: null, foundOn: null });
  });

  it('is read by the page’s country when it says one', async () => {
    await suggest('415-555-0100', 'US');
    expect(background.store.now().suggestion?.number).toMatchObject({ e164: '+14155550100' });
  });

  it('tells what people read when that is another number or none, and not when it is the same', async () => {
    const told = async (text: string, shownAs: string) => {
      time += 1_001;
      await background.suggestions.suggest(pageSender, text, 'GB', shownAs);
      const { shownAs: shown, isOtherShown } = background.store.now().suggestion ?? {};
      return [shown, isOtherShown];
    };
    expect(await told('tel:+442079460958', '020 7946 0958')).toEqual([null, false]);
    expect(await told('tel:+12125550147', '(212) 555-0147')).toEqual([null, false]);
    expect(await told('tel:+442079460958', 'Call the shop')).toEqual(['Call the shop', false]);
    expect(await told('tel:+449098790123', '020 7946 0958')).toEqual(['020 7946 0958', true]);
    expect(await told('tel:+442079460958', '999')).toEqual(['999', true]);
  });

  it('is refused when a page offers faster than a person could', async () => {
    for (let i = 0; i < 4; i++) await background.suggestions.suggest(pageSender, `+44207946095${i}`);
    await expect(background.suggestions.suggest(pageSender, '+442079460958')).rejects.toMatchObject({
      code: 'not-now',
    });
    time += 1_001;
    await background.suggestions.suggest(pageSender, '+442079460958');
  });

  it('goes with its tab', async () => {
    await suggest('+442079460958');
    background.suggestions.forgetTab(8);
    expect(background.store.now().suggestion).not.toBeNull();
    background.suggestions.forgetTab(7);
    expect(background.store.now().suggestion).toBeNull();
  });
});

describe('dialling it', () => {
  it('[AC-33] dials exactly what the card shows, and puts the card away', async () => {
    await dial(await suggest('020 7946 0958'));
    expect(background.platform.asked).toEqual(['dial +442079460958']);
    expect(background.store.now().suggestion).toBeNull();
  });

  it.each([
    ['999', false, 'emergency-number'],
    ['999', true, 'emergency-number'],
    ['hello', true, 'not-a-number'],
    ['0909 879 0123', false, 'confirm-first'],
  ])('%s (confirmed: %s) is not dialled: %s', async (text, isConfirmed, code) => {
    await expect(dial(await suggest(text), isConfirmed)).rejects.toMatchObject({ code });
    expect(background.platform.asked).toEqual([]);
    expect(background.store.now().suggestion).not.toBeNull();
  });

  it('dials a premium number after the second look', async () => {
    await dial(await suggest('0909 879 0123'), true);
    expect(background.platform.asked).toEqual(['dial +449098790123']);
  });

  it('dials no number but the one on the card', async () => {
    const old = await suggest('+442079460958');
    await suggest('+442079460959');
    await expect(dial(old)).rejects.toMatchObject({ code: 'not-now' });
  });

  it.each<[string, Partial<Session>]>([
    ['cannot-dial', { agent: { ...priya(), canDial: false } }],
    ['country-not-dialable', { agent: { ...priya(), dialableCountries: ['es'] } }],
    ['signed-out', { agent: null }],
    ['signed-out', { connection: { state: 'signed-out' } }],
  ])('says %s', async (code, changed) => {
    background.store.change({ ...session(), ...changed });
    await expect(dial(await suggest('+442079460958'))).rejects.toMatchObject({ code });
    expect(background.platform.asked).toEqual([]);
  });

  it('asks nothing of a country when Connect names none', async () => {
    background.store.change({ agent: { ...priya(), dialableCountries: [] } });
    await dial(await suggest('+1 415 555 0100'), true);
    expect(background.platform.asked).toEqual(['dial +14155550100']);
  });

  it('keeps the card when Connect refuses', async () => {
    const id = await suggest('+442079460958');
    background.platform.refuseNext(new Error('no'));
    await expect(dial(id)).rejects.toThrow('no');
    expect(background.store.now().suggestion?.id).toBe(id);
  });
});

describe('the limit', () => {
  it('allows one dial at a time', async () => {
    await dial(await suggest('+442079460958'));
    await expect(dial(await suggest('+442079460959'))).rejects.toMatchObject({ code: 'already-dialling' });
    const [call] = background.store.now().calls;
    background.platform.customerAnswers(call?.id ?? '');
    await expect(dial(await suggest('+442079460959'))).rejects.toMatchObject({ code: 'on-a-call' });
  });

  it('refuses another number while the first is on its way, and joins the same', async () => {
    const id = await suggest('+442079460958');
    const release = background.platform.stall();
    const first = dial(id);
    const again = dial(id);
    const other = expect(dial('another')).rejects.toMatchObject({ code: 'already-dialling' });
    release();
    await Promise.all([first, again, other]);
    expect(background.platform.asked).toHaveLength(1);
  });

  it('allows six dials a minute, whichever worker counts', async () => {
    const dialAndEnd = async () => {
      await dial(await suggest('+442079460958'));
      const id = background.store.now().calls.at(-1)?.id ?? '';
      background.platform.customerHangsUp(id);
      await background.commands.clear({}, id);
    };
    for (let i = 0; i < 5; i++) await dialAndEnd();
    background = await fakeBackground(background.stored, now);
    await dialAndEnd();
    await expect(dialAndEnd()).rejects.toMatchObject({ code: 'too-many-dials' });
    time += 60_000;
    await dialAndEnd();
  });
});

describe('[AC-36] why a text of a page is, or is not, marked', () => {
  const origin = { hosts: ['shop.example'], langs: ['en-GB'], countries: [] };
  const ask = (before: string, text: string) =>
    background.suggestions.explain(pageSender, { written: { before, text, after: '' }, origin, top: '' });
  const said = () => background.store.now().suggestion;

  it('stands on the card with the number, and nothing is dialled', async () => {
    await ask('Phone: ', '020 7946 0958');
    expect(said()).toMatchObject({
      tabId: 7,
      number: { e164: '+442079460958' },
      why: { verdict: 'marked', site: 'shop.example' },
    });
    expect(background.platform.asked).toEqual([]);
  });

  it('is told of digits that could be called, and of those that could not', async () => {
    await ask('Order no. ', '0161 496 0127');
    expect(said()).toMatchObject({ number: { e164: '+441614960127' }, why: { verdict: 'none' } });
    await ask('', '12/03/2011');
    expect(said()).toMatchObject({ number: { kind: 'refused' }, why: { verdict: 'none' } });
  });

  it('a rule made of it takes the card away, and the next answer knows the rule', async () => {
    const own = { id: 'ours', origin: 'chrome-extension://ours', url: 'chrome-extension://ours/popup.html' };
    await ask('Phone: ', '020 7946 0958');
    await background.commands.ignoreNumber(own, '+442079460958', 'shop.example');
    expect(said()).toBeNull();
    await ask('Phone: ', '020 7946 0958');
    expect(said()?.why?.verdict).toBe('ignored');
    await background.commands.markNumber(own, '+442079460958', 'shop.example');
    expect(said()).toBeNull();
    await ask('Phone: ', '020 7946 0958');
    expect(said()?.why?.verdict).toBe('marked');
    await background.commands.markSite(own, false, 'shop.example');
    await ask('Phone: ', '020 7946 0958');
    expect(said()?.why?.verdict).toBe('off');
  });

  it('what is none can be treated as a number there, until that is taken back', async () => {
    const own = { id: 'ours', origin: 'chrome-extension://ours', url: 'chrome-extension://ours/popup.html' };
    await ask('Order no. ', '0161 496 0127');
    await background.commands.treatAsNumber(own, '+441614960127', 'shop.example');
    expect(said()).toBeNull();
    await ask('Order no. ', '0161 496 0127');
    expect(said()?.why).toMatchObject({ verdict: 'marked', reason: expect.stringMatching(/said here/) });
    await background.commands.ignoreNumber(own, '+441614960127', 'shop.example');
    expect(background.rules.knownNumbers).toEqual([]);
    await ask('Order no. ', '0161 496 0127');
    expect(said()?.why?.verdict).toBe('none');
  });

  it('what was said of the site’s country counts before what its page tells, until it is taken back', async () => {
    const own = { id: 'ours', origin: 'chrome-extension://ours', url: 'chrome-extension://ours/popup.html' };
    await background.commands.setSiteRegion(own, 'shop.example', 'FR');
    await ask('Phone: ', '01 99 00 12 34');
    expect(said()).toMatchObject({ number: { e164: '+33199001234' }, why: { isRegionSaid: true } });
    await background.commands.setSiteRegion(own, 'shop.example', null);
    expect(said()).toBeNull();
    await ask('Phone: ', '01 99 00 12 34');
    expect(said()).not.toMatchObject({ number: { e164: '+33199001234' } });
    await expect(background.commands.setSiteRegion(own, 'shop.example', 'France')).rejects.toMatchObject({
      code: 'not-trusted',
    });
  });
});
