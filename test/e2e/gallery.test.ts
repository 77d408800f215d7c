/**
 * Every state of every surface, drawn in a real browser: axe finds nothing, nothing scrolls sideways, light and dark.
 * `GVC_PHOTOS=1` also writes a picture of each group to docs/images.
 */

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import type { AxeResults } from 'axe-core';
import { afterAll, describe, expect, test } from 'vitest';
import { root } from '../../scripts/browser.ts';
import { openGallery, type Sight } from '../gallery/see.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const { see, close } = await openGallery();
afterAll(close);

interface Axe {
  run(on: Element, options: object): Promise<AxeResults>;
}

describe('[XX-06] axe finds nothing in any state', () => {
  test.each([
    ['in the light theme', { theme: 'light' }, null],
    // A theme changes colours, and no more.
    ['of contrast in the dark theme', { theme: 'dark' }, ['color-contrast', 'link-in-text-block']],
  ] as [string, Sight, string[] | null][])('%s', { timeout: 240_000 }, async (_, sight, rules) => {
    const { found, states } = await see(sight, async (page) => {
      await page.evaluate(axe);
      return page.evaluate(async (rules) => {
        const { axe } = window as unknown as { axe: Axe };
        const found: string[] = [];
        const states = [...document.querySelectorAll<HTMLElement>('figure[data-state]')];
        for (const state of states) {
          // Alone, as on a real page: landmarks and ids count once per page.
          document.querySelector('.sheet')?.replaceChildren(state);
          const only = rules ? { runOnly: rules } : {};
          const results = await axe.run(state, {
            resultTypes: ['violations'],
            selectors: false,
            preload: false,
            ...only,
          });
          for (const { id, nodes } of results.violations)
            for (const { html, any } of nodes)
              found.push(`${state.dataset.state}: ${id}, ${html.slice(0, 120)} ${any[0]?.message ?? ''}`);
        }
        return { found, states: states.length };
      }, rules);
    });
    expect(found).toEqual([]);
    expect(states).toBeGreaterThan(60);
  });
});

test('[XX-06] nothing scrolls sideways, and what can be pressed is 24 px or larger', () =>
  see({}, async (page) => {
    const small = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('figure[data-state] :is(button, a, label.check)')]
        // What is not drawn cannot be pressed.
        .filter((target) => target.checkVisibility())
        .map((target) => ({ target, box: target.getBoundingClientRect() }))
        .filter(({ box }) => box.width < 24 || box.height < 24)
        .map(({ target, box }) => `${target.className} ${target.textContent} ${box.width} × ${box.height}`),
    );
    expect(small).toEqual([]);
    for (const [name, width, dir, text] of [
      ['at 400 % zoom of a 1280 px window', 320, 'ltr', 100],
      ['at 400 % zoom, right to left', 320, 'rtl', 100],
      ['with text at 200 %', 640, 'ltr', 200],
      ['in the frame of the widget with text at 200 %', 340, 'ltr', 200],
    ] as const) {
      await page.setViewport({ width, height: 900 });
      const cutOff = await page.evaluate(
        (dir, text) => {
          document.documentElement.dir = dir;
          document.documentElement.style.fontSize = `${text}%`;
          return [...document.querySelectorAll('figure[data-state] > *, html')]
            .filter((surface) => surface.scrollWidth > surface.clientWidth + 1)
            .map(
              (surface) =>
                `${surface.closest<HTMLElement>('figure[data-state]')?.dataset.state}: ${surface.className}`,
            );
        },
        dir,
        text,
      );
      expect(cutOff, name).toEqual([]);
    }
  }));

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
