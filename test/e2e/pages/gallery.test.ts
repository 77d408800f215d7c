/**
 * Every state of every surface, drawn in a real browser: axe finds nothing, nothing scrolls sideways, light and dark.
 * `GVC_PHOTOS=1` also writes a picture of each group to docs/images.
 */

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import type { AxeResults } from 'axe-core';
import type { Page } from 'puppeteer';
import { afterAll, expect, test } from 'vitest';
import { root } from '../../../scripts/browser.ts';
import { openGallery } from '../../gallery/see.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const { see, close } = await openGallery();
afterAll(close);

interface Axe {
  run(on: Element, options: object): Promise<AxeResults>;
}

/** What is too small to be pressed. */
const smallTargets = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('figure[data-state] :is(button, a, label.check)')]
      // What is not drawn cannot be pressed.
      .filter((target) => target.checkVisibility())
      .map((target) => ({ target, box: target.getBoundingClientRect() }))
      .filter(({ box }) => box.width < 24 || box.height < 24)
      .map(({ target, box }) => `${target.className} ${target.textContent} ${box.width} × ${box.height}`),
  );

/** What scrolls sideways in a window of this width, with this direction and text size in percent. */
async function cutOff(page: Page, width: number, dir: string, text: number): Promise<string[]> {
  // Out of sight until all is set: hundreds of states are laid out once, and not after each of these.
  await page.evaluate(
    (dir, text) => {
      document.body.hidden = true;
      document.documentElement.dir = dir;
      document.documentElement.style.fontSize = `${text}%`;
    },
    dir,
    text,
  );
  await page.setViewport({ width, height: 900 });
  return page.evaluate(() => {
    document.body.hidden = false;
    return [...document.querySelectorAll('figure[data-state] > *, html')]
      .filter((surface) => surface.scrollWidth > surface.clientWidth + 1)
      .map(
        (surface) =>
          `${surface.closest<HTMLElement>('figure[data-state]')?.dataset.state}: ${surface.className}`,
      );
  });
}

const ofColour = ['color-contrast', 'link-in-text-block'];

interface Shared {
  axe: Axe;
  found(results: AxeResults): string[];
}

/** Loads axe into the page, and how its results are told. */
async function loadAxe(page: Page): Promise<void> {
  await page.evaluate(axe);
  await page.evaluate(() => {
    (window as unknown as Shared).found = ({ violations }) =>
      violations.flatMap(({ id, nodes }) =>
        nodes.map(({ element, html, any }) => {
          const state = element?.closest<HTMLElement>('[data-state]')?.dataset.state;
          return `${state}: ${id}, ${html.slice(0, 120)} ${any[0]?.message ?? ''}`;
        }),
      );
  });
}

/** What axe finds by all rules but those of colour in each state, alone as on a real page: landmarks and ids count once per page. */
const violations = (page: Page) =>
  page.evaluate(async (ofColour) => {
    const { axe, found } = window as unknown as Shared;
    const sheet = document.querySelector('.sheet');
    const states = [...document.querySelectorAll<HTMLElement>('figure[data-state]')];
    const all: string[] = [];
    for (const state of states) {
      sheet?.replaceChildren(state);
      const rules = Object.fromEntries(ofColour.map((rule) => [rule, { enabled: false }]));
      const how = { resultTypes: ['violations'], selectors: false, preload: false, elementRef: true, rules };
      all.push(...found(await axe.run(state, how)));
    }
    sheet?.replaceChildren(...states);
    return { all, states: states.length };
  }, ofColour);

/** Hides what looks like something before it: same tags, same attributes, in the same place, whatever the words. A row is as readable as the one above it. */
const hideAlikes = (page: Page) =>
  page.evaluate(() => {
    const words = /^(id|for|title|value|href|aria-(label|labelledby|describedby|controls)|data-state)$/;
    const tagOf = ({ tagName, attributes }: Element): string =>
      [tagName, ...[...attributes].flatMap(({ name, value }) => (words.test(name) ? [] : name + value))].join(
        ' ',
      );
    const shapeOf = (element: Element): string =>
      `<${tagOf(element)}>${[...element.children].map(shapeOf).join('')}</>`;
    const shapes = new Set<string>();
    const alikes: Element[] = [];
    const look = (element: Element, place: string): void => {
      const shape = place + shapeOf(element);
      if (shapes.has(shape)) alikes.push(element);
      else for (const child of element.children) look(child, `${place}>${tagOf(element)}`);
      shapes.add(shape);
    };
    for (const state of document.querySelectorAll('figure[data-state]')) look(state, '');
    for (const element of alikes) (element as HTMLElement).style.visibility = 'hidden';
  });

/** What axe finds by the rules of colour in a theme, in all states together. */
const badColours = (page: Page, theme: 'light' | 'dark') =>
  page.evaluate(
    async (theme, ofColour) => {
      document.documentElement.dataset.theme = theme;
      const { axe, found } = window as unknown as Shared;
      const how = { resultTypes: ['violations'], selectors: false, preload: false, elementRef: true };
      return found(await axe.run(document.body, { ...how, runOnly: ofColour }));
    },
    theme,
    ofColour,
  );

test(
  '[XX-06] in any state axe finds nothing in either theme, nothing scrolls sideways, and what can be pressed is 24 px or larger',
  {
    timeout: 240_000,
  },
  () =>
    // Drawing hundreds of states takes longer than most looks at them.
    see({ theme: 'light' }, async (page) => {
      expect(await smallTargets(page)).toEqual([]);
      for (const [name, width, dir, text] of [
        ['at 400 % zoom of a 1280 px window', 320, 'ltr', 100],
        ['at 400 % zoom, right to left', 320, 'rtl', 100],
        ['with text at 200 %', 640, 'ltr', 200],
        ['in the frame of the widget with text at 200 %', 340, 'ltr', 200],
        ['as it was drawn', 1280, 'ltr', 100],
      ] as const)
        expect(await cutOff(page, width, dir, text), name).toEqual([]);
      await loadAxe(page);
      const { all, states } = await violations(page);
      expect(all).toEqual([]);
      expect(states).toBeGreaterThan(60);
      await hideAlikes(page);
      for (const theme of ['light', 'dark'] as const)
        expect(await badColours(page, theme), theme).toEqual([]);
    }),
);

test('[VO-01] controls keep their place from calling to talking, muted and held', async () => {
  const places = await see({ group: 'On a call' }, (page) =>
    page.evaluate(() =>
      ['Calling', 'Talking', 'Muted, next status chosen', 'On hold', 'Hold asked for'].map((name) => {
        const widget = document.querySelector(`[data-state="${name}"] .widget`);
        const top = widget?.getBoundingClientRect();
        return [...(widget?.querySelectorAll('.control') ?? [])].map((control) => {
          const box = control.getBoundingClientRect();
          return [box.x - (top?.x ?? 0), box.y - (top?.y ?? 0)].map(Math.round);
        });
      }),
    ),
  );
  expect(places[0]).toHaveLength(6);
  for (const place of places) expect(place).toEqual(places[0]);
});

test.runIf(process.env.GVC_PHOTOS === '1')('photographs of every group', { timeout: 240_000 }, async () => {
  for (const theme of ['light', 'dark'] as const) {
    await see({ theme, width: 1500 }, async (page) => {
      for (const group of await page.$$('[data-group]')) {
        const name = await group.evaluate((section) => (section as HTMLElement).dataset.group ?? '');
        const path = `docs/images/gallery-${name.toLowerCase().replaceAll(' ', '-')}-${theme}.png`;
        await group.screenshot({ path: resolve(root, path) as `${string}.png` });
      }
    });
  }
});
