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
import { offerNumber } from '../hostile/offer.ts';
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
    await offerNumber(page);
    const widget = await seat.widget(page);
    const cancel = await button(widget, 'Cancel');
    await atRest(cancel);
    const area = await areaOf(widget, cancel);
    if (!area) throw new Error('The button has no place in the window.');
    const before = { picture: await picture(page), area };
    await page.evaluate(
      `(() => { const host = document.documentElement.lastElementChild; ${attack.script} })()`,
    );
    if (attack.isSudden) {
      await page.mouse.click(...middle(area));
      return { press: await isAnswered(), seen: 1 };
    }
    await quiet(page);
    // A page may have moved or mounted the widget anew: then the press follows it.
    const now = (await areaNow(page)) ?? area;
    const after = { picture: await picture(page), area: { ...area, x: now.x, y: now.y } };
    // A larger button is another picture; that it is larger is enough to know that it is not hidden by size.
    const seen = now.width > area.width ? 1 : await likeness(seat.probe, before, after);
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

async function areaNow(page: Page): Promise<Area | null> {
  const widget = page.frames().find((frame) => frame.url().endsWith('/widget.html'));
  const found = await widget?.$('::-p-aria([name="Cancel"][role="button"])').catch(() => null);
  return widget && found ? areaOf(widget, found).catch(() => null) : null;
}

/** Where the button is in the window, also when the page has magnified the frame. Null when it cannot be told. */
async function areaOf(widget: Frame, element: ElementHandle<Element>): Promise<Area | null> {
  const frame = await (await widget.frameElement())?.boundingBox();
  if (!frame) return null;
  const inside = await element.evaluate((it) => {
    const { x, y, width, height } = it.getBoundingClientRect();
    return { x, y, width, height, across: innerWidth };
  });
  const scale = frame.width / inside.across;
  return {
    x: Math.round(frame.x + inside.x * scale),
    y: Math.round(frame.y + inside.y * scale),
    width: Math.round(inside.width * scale),
    height: Math.round(inside.height * scale),
  };
}

function middle({ x, y, width, height }: Area): [number, number] {
  return [x + width / 2, y + height / 2];
}
