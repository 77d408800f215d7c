/** Numbers on pages of all kinds: what is found in each, and that no page is changed by it. */

import type { Frame, Page } from 'puppeteer';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { extensionFolder } from '../../../scripts/build.ts';
import { button, pointAtNumber } from '../../../scripts/press.ts';
import type { Seat } from '../../../scripts/seat.ts';
import { addToScore, emptyScore, figures, goldPages, ownPages } from '../../phones/gold.ts';
import { takeClosedSeat } from '../outside.ts';
import { foundInFrame, keepSettings } from './number-moves.ts';
import { documentsOf, type ServedPages, servePages } from './served-pages.ts';

const strict = {
  'content-security-policy': "default-src 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
  'cross-origin-embedder-policy': 'require-corp',
  'cross-origin-opener-policy': 'same-origin',
};

let seat: Seat;
let pages: ServedPages;
let page: Page;

beforeAll(async () => {
  pages = await servePages();
  seat = await takeClosedSeat({ extension: extensionFolder('test'), isHeadless: true, audio: 'fake' });
});
afterAll(async () => {
  await seat?.[Symbol.asyncDispose]();
  await pages?.close();
});
afterEach(() => page?.close());

const serve: ServedPages['serve'] = (...page) => pages.serve(...page);

async function open(address: string): Promise<void> {
  page = await seat.browser.newPage();
  await page.evaluateOnNewDocument(() =>
    addEventListener('DOMContentLoaded', () =>
      Object.assign(window, { before: document.documentElement.outerHTML }),
    ),
  );
  await page.goto(address);
}

const foundIn = (frame: Frame = page.mainFrame()) => foundInFrame(frame);
const e164s = async (frame?: Frame) => (await foundIn(frame)).map(({ e164 }) => e164);
const soon = { timeout: 10_000 };

describe('[AC-36][VO-16][XX-01] the project’s own pages', () => {
  test.each(goldPages(ownPages))(
    '$id: every number, nothing else, and the page the same to the byte',
    async (gold) => {
      await open(serve(gold.html));
      const wanted = gold.numbers.filter(({ label }) => label === 'yes').length;
      await expect.poll(async () => (await foundIn()).length, soon).toBeGreaterThanOrEqual(wanted);
      const score = emptyScore();
      addToScore(
        score,
        gold,
        (await foundIn()).flatMap(({ text, e164 }) => (e164 ? [{ text, e164 }] : [])),
      );
      expect([score.wrong, score.missed]).toEqual([[], []]);
      expect(score.links.right).toBe(score.links.all);
      expect(figures(score).f1).toBe(wanted === 0 ? 0 : 1);
      const isSame = await page.evaluate(
        () => document.documentElement.outerHTML === (window as unknown as { before: string }).before,
      );
      expect(isSame).toBe(true);
    },
  );
});

describe('[XX-01] where pages are hard', () => {
  const line = (digits: string) => `<!doctype html><p>Call +44 20 7946 0${digits}</p>`;

  test('with everything forbidden by CSP, Trusted Types, COEP', async () => {
    await open(serve(line('101'), strict));
    await expect.poll(() => e164s(), soon).toEqual(['+442079460101']);
  });

  test('[FT-10] on one that was prepared unseen, once it is on the screen', async () => {
    const next = serve(`${line('107')}<script>
      isEarly = document.prerendering;
      addEventListener('load', () => setTimeout(() => fetch('/looked-long-enough'), 1000));
      document.addEventListener('prerenderingchange', () => { marksUnseen = CSS.highlights.size });
    </script>`);
    const rules = JSON.stringify({ prerender: [{ urls: [next], eagerness: 'immediate' }] });
    const looked = Promise.withResolvers<void>();
    pages.onRequest((path) => path === '/looked-long-enough' && looked.resolve());
    await open(serve(`<script type="speculationrules">${rules}</script><a href="${next}">On</a>`));
    await looked.promise;
    await Promise.all([page.waitForNavigation(), page.click('a')]);
    await expect.poll(() => e164s(), soon).toEqual(['+442079460107']);
    expect(await page.evaluate('[isEarly, marksUnseen, CSS.highlights.size > 0]')).toEqual([true, 0, true]);
  });

  test('in frames of the same and of another origin, written ones and sandboxed ones', async () => {
    const frames = [
      `src="${serve(line('102'))}"`,
      `src="${serve(line('103'), {}, 'localhost')}"`,
      `srcdoc="${line('104')}"`,
      `sandbox srcdoc="${line('105')}"`,
      `sandbox src="${serve(line('106'))}"`,
    ];
    await open(serve(`<!doctype html>${frames.map((each) => `<iframe ${each}></iframe>`).join('')}`));
    const inFrames = async () =>
      (await Promise.all(page.frames().map((frame) => e164s(frame)))).flat().toSorted();
    await expect.poll(inFrames, soon).toEqual([2, 3, 4, 5, 6].map((last) => `+44207946010${last}`));
  });

  test('in frames that were never loaded, and in those of an address made by the page', async () => {
    await open(serve('<!doctype html><iframe></iframe><iframe id="made"></iframe>'));
    await page.evaluate(() => {
      const [blank, made] = document.querySelectorAll('iframe');
      const document2 = blank?.contentDocument;
      if (document2?.body) document2.body.innerHTML = '<p>Call +44 20 7946 0112</p>';
      const text = '<!doctype html><p>Call +44 20 7946 0113</p>';
      if (made) made.src = URL.createObjectURL(new Blob([text], { type: 'text/html' }));
    });
    const inFrames = async () => (await Promise.all(page.frames().map((frame) => e164s(frame)))).flat();
    await expect
      .poll(async () => (await inFrames()).toSorted(), soon)
      .toEqual(['+442079460112', '+442079460113']);
  });

  test.each(documentsOf('+44 20 7946 0114'))('in a document of %s', async (type, body) => {
    await open(serve(body, { 'content-type': type }));
    await expect.poll(() => e164s(), soon).toEqual(['+442079460114']);
  });

  test('[VO-16] and can be called there with everything forbidden, the page the same to the byte', async () => {
    await open(serve('<!doctype html><p>Call <b>+44 20 7946 0115</b></p>', strict));
    await expect.poll(() => e164s(), soon).toEqual(['+442079460115']);
    const before = await page.$eval('body', (it) => it.outerHTML);
    await pointAtNumber(page, 'b');
    await button(page, 'Call…');
    expect(await page.$eval('body', (it) => it.outerHTML)).toBe(before);
  });

  test('[AC-36] in the language of its text, where a page names none', async () => {
    const text = 'Notre équipe vous répond du lundi au vendredi. Pour toute question, appelez-nous au';
    await open(serve(`<!doctype html><h1>Nous contacter</h1><p>${text} 01 99 00 12 34.</p>`));
    await expect.poll(() => e164s(), soon).toEqual(['+33199001234']);
  });

  test('[AC-36] digits that are a number since it was said, on a page that has nothing else to ask', async () => {
    const address = serve('<!doctype html><p>Order no. 0161 496 0127</p>');
    await open(address);
    await keepSettings(seat, {
      defaultRegion: 'GB',
      knownNumbers: [{ number: '+441614960127', site: '127.0.0.1' }],
    });
    // The open page follows, and one that is opened later knows it without being told.
    await expect.poll(() => e164s(), soon).toEqual(['+441614960127']);
    await page.close();
    await open(address);
    await expect.poll(() => e164s(), soon).toEqual(['+441614960127']);
    await keepSettings(seat, { knownNumbers: [] });
    await expect.poll(() => e164s(), soon).toEqual([]);
  });

  test('in pieces that the page puts together and changes, and in roots that come later', async () => {
    await open(
      serve(
        '<!doctype html><p id="p">Call <b>+44 20</b> <i>7946</i> <u id="u">0108</u></p><div id="host"></div><x-late></x-late>',
      ),
    );
    await expect.poll(() => e164s(), soon).toEqual(['+442079460108']);
    await page.evaluate(() => {
      const piece = document.querySelector('#u')?.firstChild as Text;
      piece.data = '0109';
      const host = document.createElement('div');
      host.attachShadow({ mode: 'open' }).innerHTML = '<p>Call +44 20 7946 0110</p>';
      document.body.append(host);
    });
    await expect.poll(() => e164s(), soon).toEqual(['+442079460109', '+442079460110']);
    await page.evaluate(() => {
      const part = document.createElement('section');
      part.innerHTML = '<div>In its light: <b>nothing</b></div>';
      const root = part.firstElementChild?.attachShadow({ mode: 'open' });
      if (root) root.innerHTML = '<p>Call +44 20 7946 0111</p>';
      document.body.append(part);
    });
    // Drawn where it stands, in a root by inheritance from its host, and nowhere else.
    const drawn = () =>
      page.evaluate(() => {
        const [name] = CSS.highlights.keys();
        const pieces = [document.body, document.querySelector('#u')];
        const inRoot = [...document.querySelectorAll('div')].at(-1)?.shadowRoot?.querySelector('p');
        return [...pieces, inRoot].map((each) =>
          each ? getComputedStyle(each, `::highlight(${name})`).textDecorationStyle : null,
        );
      });
    await expect.poll(drawn, soon).toEqual(['solid', 'dotted', 'dotted']);
    // And not on paper.
    await page.emulateMediaType('print');
    expect(await drawn()).toEqual(['solid', 'solid', 'solid']);
    await page.emulateMediaType();
    // A root beside other content is looked for once it is calm.
    await expect.poll(() => e164s()).toEqual(['+442079460109', '+442079460110', '+442079460111']);
    // That a custom element has got its class, and its root, nobody is told.
    await page.evaluate(() => {
      class Late extends HTMLElement {
        connectedCallback() {
          this.attachShadow({ mode: 'open' }).innerHTML = '<p>Call +44 20 7946 0118</p>';
        }
      }
      customElements.define('x-late', Late);
    });
    await expect.poll(() => e164s(), soon).toContain('+442079460118');
  });

  test('[VO-16][FT-23] while the page adds 10,000 elements and changes a hundred texts a second', async () => {
    await open(serve('<!doctype html><ul id="list"></ul><p id="line">Call</p>'));
    await page.evaluate(async () => {
      const list = document.querySelector('#list');
      for (let frame = 0; frame < 50; frame++) {
        for (let i = 0; i < 200; i++) {
          const item = document.createElement('li');
          item.textContent = i % 20 === 7 ? `Call +44 20 7946 0${100 + frame}` : `Row ${i} of ${frame}`;
          list?.append(item);
        }
        const text = document.querySelector('#line')?.firstChild as Text;
        text.data = `Call +44 20 7946 0${200 + frame}`;
        await new Promise(requestAnimationFrame);
      }
    });
    await expect.poll(async () => (await foundIn()).length, soon).toBe(501);
    expect((await e164s()).at(-1)).toBe('+442079460249');
  });
});
