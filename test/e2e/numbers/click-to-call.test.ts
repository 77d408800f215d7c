/** Numbers on pages: found, painted, offered; and the page is never changed. */

import type { Page } from 'puppeteer';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { button, pointAtNumber, restOn, shown } from '../../../scripts/press.ts';
import { servePages } from '../../hostile/page-server.ts';
import { signedInWorld } from '../world.ts';

interface Found {
  text: string;
  e164: string | null;
  ext: string | null;
  kind: string;
}

const pages = await servePages();
afterAll(() => pages[Symbol.asyncDispose]());
const world = await signedInWorld();
let page: Page;

afterEach(async () => {
  await world.command('dismissSuggestion');
  await page?.close();
});

async function open(body: string): Promise<void> {
  page = await world.tab(pages.serve({ body }));
}

async function found(): Promise<Found[]> {
  const [realm] = page.mainFrame().extensionRealms();
  const all = await realm?.evaluate(() =>
    (globalThis as unknown as { __phonesFound(): Found[] }).__phonesFound(),
  );
  // The link that every page of the server begins with.
  return all?.slice(1) ?? [];
}
const texts = async () => (await found()).map(({ text }) => text);
const offered = async () => (await world.session()).suggestion?.number;
async function isOffered(e164: string): Promise<void> {
  await expect.poll(offered).toMatchObject({ e164 });
}
const middle = async (selector: string) => (await page.waitForSelector(selector))?.clickablePoint();

/** Sends the page in front what the background sends. */
const tell = (name: string) =>
  world.probe.evaluate(async (name) => {
    const [tab] = await chrome.tabs.query({ active: true, url: 'http://127.0.0.1/*' });
    if (tab?.id) await chrome.tabs.sendMessage(tab.id, { to: 'page', name, args: [] });
  }, name);

describe('[AC-34] numbers are found', () => {
  test('in text, in links, in open shadow roots, with their extension, and figures are left alone', async () => {
    await open(`
      <table><tr><td>Phone</td><td>+44 20 7946 0820</td></tr><tr><td>Order</td><td>88 210 447</td></tr>
      <tr><td>Fax</td><td>+44 161 496 0128</td></tr></table>
      <p>Depot +44 113 496 0211 ext. 14 since 24 Nov 2026, 14:27</p>
      <p><a href="TEL:+1-212-555-0147">New York</a></p>
      <x-card><template shadowrootmode="open"><p>Call +44 7700 900 318</p></template></x-card>`);
    await expect
      .poll(texts, { timeout: 5000 })
      .toEqual(['+44 20 7946 0820', '+44 113 496 0211', 'New York', '+44 7700 900 318']);
    expect((await found())[1]).toEqual({
      text: '+44 113 496 0211',
      e164: '+441134960211',
      ext: '14',
      kind: 'ordinary',
    });
  });

  test('in what comes later, and no longer in what has gone', async () => {
    await open('<ul id="list"></ul><p id="line">Tel. +44 20 7946 0111</p>');
    await expect.poll(texts).toEqual(['+44 20 7946 0111']);
    await page.evaluate(() => {
      const line = document.querySelector('#line')?.firstChild as Text;
      line.data = 'Tel. +44 20 7946 0222';
      for (let i = 0; i < 2000; i++) {
        const item = document.createElement('li');
        item.textContent = i % 100 === 7 ? `Call +44 20 7946 ${String(3000 + i)}` : `Row ${i}`;
        document.querySelector('#list')?.append(item);
      }
    });
    await expect.poll(async () => (await texts()).length).toBe(21);
    expect((await texts()).at(-1)).toBe('+44 20 7946 0222');
    await page.evaluate(() => document.querySelector('#list')?.remove());
    await expect.poll(texts).toEqual(['+44 20 7946 0222']);
  });

  test('but not where somebody writes, nor in code', async () => {
    await open(`<div contenteditable>Call +44 20 7946 0111</div><textarea>Call +44 20 7946 0222</textarea>
      <script type="text/plain">Call +44 20 7946 0333</script><p>Call +44 20 7946 0444</p>`);
    await expect.poll(texts).toEqual(['+44 20 7946 0444']);
  });

  test('and the page is the same to the byte, with a card open and a mark on it', async () => {
    const body = '<p id="p">Call <b>+44 20 7946 0444</b> or <i>+44 20 7946 0445</i></p>';
    await open(body);
    const before = await page.$eval('body', (it) => it.outerHTML);
    await pointAtNumber(page, '#p b');
    await button(page, 'Call…');
    expect(await page.$eval('body', (it) => it.outerHTML)).toBe(before);
    await page.keyboard.press('Escape');
    await expect
      .poll(() => page.evaluate(() => document.documentElement.lastElementChild?.localName))
      .toBe('body');
  });
});

describe('a number is offered', () => {
  test('by a plain click on it', async () => {
    await open('<p id="p">Call <b>+44 20 7946 0444</b></p>');
    await pointAtNumber(page, '#p b');
    await page.click('#p b');
    await isOffered('+442079460444');
  });

  test('by the card that opens under the pointer', async () => {
    await open('<p id="p">Call <b>+44 20 7946 0444</b></p>');
    await pointAtNumber(page, '#p b');
    await (await button(page, 'Call…')).click();
    await isOffered('+442079460444');
  });

  test('by a tel: link, by pointer and by Enter, and the browser does not follow it', async () => {
    await open('');
    const address = page.url();
    await expect
      .poll(async () =>
        (await page.mainFrame().extensionRealms())[0]?.evaluate(() => 'findVoiceNumbers' in globalThis),
      )
      .toBe(true);
    await page.evaluate(() =>
      addEventListener('click', (event) => Object.assign(window, { isPrevented: event.defaultPrevented })),
    );
    await page.focus('#number');
    await page.keyboard.press('Enter');
    await isOffered('+442079460958');
    expect(await page.evaluate(() => (window as unknown as { isPrevented: boolean }).isPrevented)).toBe(true);
    expect(page.url()).toBe(address);
  });

  test('[XX-06] by keyboard alone: the command steps from number to number', async () => {
    await open('<p>Call +44 20 7946 0444 or +44 20 7946 0445</p>');
    await expect.poll(texts, { timeout: 5000 }).toHaveLength(2);
    const step = () => tell('nextNumber');
    // The link that every page of the server begins with is the first.
    await step();
    await button(page, 'Call…');
    for (const expected of ['+44 20 7946 0444', '+44 20 7946 0445']) {
      await step();
      await expect.poll(shownNumber).toBe(expected);
    }
    await page.keyboard.press('Enter');
    await isOffered('+442079460445');
  });

  test('[XX-06] the card of a link goes with the focus, into a frame too', async () => {
    await open('<iframe srcdoc="<button>Within</button>"></iframe>');
    await page.bringToFront();
    // What follows the focus comes after the first numbers: Tab goes round until it is there.
    const opens = async () => {
      await page.keyboard.press('Tab');
      const card = page.waitForSelector(':popover-open', { timeout: 1_000 });
      return card.catch(() => null);
    };
    await expect.poll(opens).not.toBeNull();
    await page.keyboard.press('Tab');
    await expect.poll(() => page.$(':popover-open')).toBeNull();
  });

  test('not by a click with a modifier, not by a selection, not by a script, not inside a button', async () => {
    await open('<p id="p">Call <b>+44 20 7946 0444</b></p><button id="b">+44 20 7946 0555</button>');
    await pointAtNumber(page, '#p b');
    const at = await middle('#p b');
    if (!at) throw new Error('The number has no place.');
    await page.keyboard.down('Control');
    await page.mouse.click(at.x, at.y);
    await page.keyboard.up('Control');
    await page.mouse.click(at.x, at.y, { count: 2 }).catch(() => {});
    await page.evaluate(() => {
      document.querySelector<HTMLElement>('#p b')?.click();
      document
        .querySelector<HTMLElement>('#number')
        ?.addEventListener('click', (event) => event.preventDefault());
      document.querySelector<HTMLElement>('#number')?.click();
      getSelection()?.removeAllRanges();
    });
    await page.click('#b');
    // A suggestion that came in spite of all would be another's than this last, meant one.
    await page.click('#number');
    await isOffered('+442079460958');
  });
});

describe('what stands behind a link is told as it is', () => {
  test.each([
    ['tel:112', { kind: 'emergency', digits: '112' }],
    ['tel:*21*02079460958%23', { kind: 'refused' }],
    ['tel:+442079460958,,123', { kind: 'refused' }],
    ['tel:09098790123', { kind: 'premium', e164: '+449098790123' }],
  ])('%s', async (address, expected) => {
    page = await world.tab(
      pages.serve({ lang: 'en-GB', body: `<a id="other" href="${address}">+44 20 7946 0958</a>` }),
    );
    await pointAt('#other');
    await page.click('#other');
    await expect.poll(offered).toMatchObject(expected);
  });
});

/** The digits on the open card: it stands in a closed root, so its text is asked of the accessibility tree. */
async function shownNumber(): Promise<string | undefined> {
  const tree = JSON.stringify(await page.accessibility.snapshot({ interestingOnly: false }));
  return [...tree.matchAll(/"name":"(\+44 20 7946 044[45])"/g)].at(-1)?.[1];
}

async function pointAt(selector: string): Promise<void> {
  await restOn(page, await shown(page, selector));
  await button(page, 'Copy number');
  await page.keyboard.press('Escape');
}

test('[VO-16] drawn on under another class', async () => {
  await open('<p id="n" class="a">Call +44 20 7946 0116</p>');
  const drawn = () =>
    page.evaluate(() => {
      const [name] = CSS.highlights.keys();
      const line = document.getElementById('n') as Element;
      return name ? getComputedStyle(line, `::highlight(${name})`).textDecorationStyle : null;
    });
  await expect.poll(drawn).toBe('dotted');
  await page.evaluate(() => document.getElementById('n')?.setAttribute('class', 'b'));
  await expect.poll(drawn).toBe('dotted');
  // A page that makes up a class for each change gets no rule for each of them.
  const named = await page.evaluate(async () => {
    for (let made = 0; made < 500; made++) {
      document.getElementById('n')?.setAttribute('class', `made-${made}`);
      await null;
    }
    const media = document.adoptedStyleSheets.flatMap(({ cssRules }) => [...cssRules] as CSSMediaRule[]);
    const rules = media.flatMap(({ cssRules }) => [...cssRules]);
    return Math.max(...rules.map(({ cssText }) => cssText.split('::highlight').length));
  });
  expect(named).toBeLessThan(300);
  await expect.poll(drawn).toBe('dotted');
});
