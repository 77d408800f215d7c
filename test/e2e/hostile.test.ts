/**
 * Pages that want the agent to press what they cannot see. Each page offers a number; the press is on Cancel of
 * the card, whose effect shows in the session. One rule for all: no press counts on a hidden button.
 */

import type { ElementHandle, Frame, Page } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { atRest, button } from '../../scripts/press.ts';
import type { Attack } from '../hostile/attack.ts';
import { covering } from '../hostile/covering.ts';
import { hiding } from '../hostile/hiding.ts';
import { ordinary } from '../hostile/ordinary.ts';
import { type PageServer, servePages } from '../hostile/page-server.ts';
import { type Area, likeness, picture } from '../hostile/picture.ts';
import { timing } from '../hostile/timing.ts';
import { openWorld, type World } from './world.ts';

/** Longer than the guard may think about one press. */
const verdictMs = 1300;
const seenWhole = 0.9;

let seat: World;
let pages: PageServer;

beforeAll(async () => {
  pages = await servePages();
  seat = await openWorld();
  await seat.signIn();
});
afterAll(async () => {
  await seat?.[Symbol.asyncDispose]();
  await pages?.[Symbol.asyncDispose]();
});

describe.for([
  ['hidden', hiding],
  ['covered', covering],
  ['out of time', timing],
  ['left alone', ordinary],
] as const)('the widget %s', ([, attacks]) => {
  test.for(attacks)('$name: $press', async (attack) => {
    const { press, seen } = await underAttack(attack);
    if (press) expect(seen, 'a press counted, so all of the button must be seen').toBeGreaterThan(seenWhole);
    if (attack.press === 'refused') expect(press).toBe(false);
    if (attack.press === 'accepted') expect(press).toBe(true);
  });
});

/** Plays one attack; tells whether the press counted, and how much of the button could be seen at that moment. */
async function underAttack(attack: Attack): Promise<{ press: boolean; seen: number }> {
  const page = await seat.tab(pages.serve(attack));
  try {
    await page.click('#number');
    const widget = await seat.widget(page);
    const cancel = await button(widget, 'Cancel');
    await atRest(cancel);
    const area = await areaOf(cancel);
    const before = { picture: await picture(page), area };
    await page.evaluate(
      `(() => { const host = document.documentElement.lastElementChild; ${attack.script} })()`,
    );
    if (attack.isSudden) {
      await page.mouse.click(...middle(area));
      return { press: await isAnswered(), seen: 1 };
    }
    await quiet(page);
    // A page may have moved the widget for good: then the press follows it.
    const now = (await areaIfThere(page)) ?? area;
    const after = { picture: await picture(page), area: { ...area, x: now.x, y: now.y } };
    const seen = await likeness(seat.probe, before, after);
    await page.mouse.click(...middle(now));
    return { press: await isAnswered(), seen };
  } finally {
    await seat.command('dismissSuggestion').catch(() => {});
    await page.close();
  }
}

/** What the guard counts is time itself: long enough for everything that is clear to be known as clear. */
async function quiet(page: Page): Promise<void> {
  await new Promise((done) => setTimeout(done, verdictMs));
  if (page.isClosed()) throw new Error('the page is gone');
}

async function isAnswered(): Promise<boolean> {
  return seat
    .waitForSession(({ suggestion }) => suggestion === null, verdictMs)
    .then(
      () => true,
      () => false,
    );
}

async function areaOf(element: ElementHandle<Element>): Promise<Area> {
  const box = await element.boundingBox();
  if (!box) throw new Error('the button has no place');
  return {
    x: Math.round(box.x),
    y: Math.round(box.y),
    width: Math.round(box.width),
    height: Math.round(box.height),
  };
}

async function areaIfThere(page: Page): Promise<Area | null> {
  const widget: Frame | undefined = page.frames().find((frame) => frame.url().endsWith('/widget.html'));
  const found = await widget?.$('::-p-aria([name="Cancel"][role="button"])').catch(() => null);
  return found ? areaOf(found).catch(() => null) : null;
}

function middle({ x, y, width, height }: Area): [number, number] {
  return [x + width / 2, y + height / 2];
}
