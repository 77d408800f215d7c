/**
 * Every state of every surface, drawn in a real browser: axe finds nothing, nothing scrolls sideways, light and dark.
 * `GVC_PHOTOS=1` also writes a picture of each group to docs/images.
 */

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import type { AxeResults } from 'axe-core';
import type { Page } from 'puppeteer';
import { afterAll, describe, expect, test } from 'vitest';
import { root } from '../../scripts/browser.ts';
import { openGallery, type Sight } from '../gallery/see.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const { see, close } = await openGallery();
afterAll(close);

/** What axe says of each state on its own, as `state: rule, element`; an empty list is the goal. */
function violations(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const found: string[] = [];
    const { axe } = window as unknown as {
      axe: { run: (on: Element, options: object) => Promise<AxeResults> };
    };
    const states = [...document.querySelectorAll<HTMLElement>('figure[data-state]')];
    for (const state of states) {
      // Alone, as on a real page: landmarks and ids count once per page.
      document.querySelector('.sheet')?.replaceChildren(state);
      const results = await axe.run(state, { resultTypes: ['violations'] });
      for (const { id, nodes } of results.violations)
        for (const { html, any } of nodes)
          found.push(`${state.dataset.state}: ${id}, ${html.slice(0, 120)} ${any[0]?.message ?? ''}`);
    }
    return found;
  });
}

describe.each(['light', 'dark'] as const)('in the %s theme', (theme) => {
  test('[XX-06] axe finds nothing in any state, contrast included', { timeout: 240_000 }, async () => {
    const { found, states } = await see({ theme }, async (page) => {
      const states = (await page.$$('figure[data-state]')).length;
      await page.evaluate(axe);
      return { found: await violations(page), states };
    });
    expect(found).toEqual([]);
    expect(states).toBeGreaterThan(60);
  });
});

describe('[XX-06] nothing scrolls sideways', () => {
  test.each([
    ['at 400 % zoom of a 1280 px window', { width: 320 }],
    ['at 400 % zoom, right to left', { width: 320, dir: 'rtl' }],
    ['with text at 200 %', { width: 640, text: 200 }],
    ['in the frame of the widget with text at 200 %', { width: 340, text: 200 }],
  ] as [string, Sight][])('%s', async (_, sight) => {
    const cutOff = await see(sight, (page) =>
      page.evaluate(() => {
        const isWide = (element: Element) => element.scrollWidth > element.clientWidth + 1;
        const surfaces = [...document.querySelectorAll('figure[data-state] > *, html')];
        return surfaces
          .filter(isWide)
          .map(
            (surface) =>
              `${surface.closest<HTMLElement>('figure[data-state]')?.dataset.state}: ${surface.className}`,
          );
      }),
    );
    expect(cutOff).toEqual([]);
  });
});

test('[XX-06] everything that can be pressed is 24 px or larger', async () => {
  const small = await see({}, (page) =>
    page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('figure[data-state] :is(button, a, label.check)')]
        // What is not drawn cannot be pressed.
        .filter((target) => target.checkVisibility())
        .map((target) => ({ target, box: target.getBoundingClientRect() }))
        .filter(({ box }) => box.width < 24 || box.height < 24)
        .map(({ target, box }) => `${target.className} ${target.textContent} ${box.width} × ${box.height}`),
    ),
  );
  expect(small).toEqual([]);
});

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
