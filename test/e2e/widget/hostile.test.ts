/**
 * Pages that want the agent to press what they cannot see. Each page offers a number; the press is on Cancel of
 * the card, whose effect shows in the session. One rule for all: no press counts on a hidden button.
 */

import type { ElementHandle, Frame, Page } from 'puppeteer';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { atRest, button } from '../../../scripts/press.ts';
import type { Attack } from '../../hostile/attack.ts';
import { covering } from '../../hostile/covering.ts';
import { hiding } from '../../hostile/hiding.ts';
import { offerNumber } from '../../hostile/offer.ts';
import { ordinary } from '../../hostile/ordinary.ts';
import { servePages } from '../../hostile/page-server.ts';
import { type Area, likeness, picture } from '../../hostile/picture.ts';
import { timing } from '../../hostile/timing.ts';
import { type AgentSeat, signedInWorld } from '../world.ts';

/** Longer than the guard may think about one press. */
const verdictMs = 1300;
const seenWhole = 0.9;
/** Well within what the guard wants of rest. */
const suddenMs = 350;

/** Each attack takes seconds of waiting and little work, so two browsers share them. */
const pages = await servePages();
afterAll(() => pages[Symbol.asyncDispose]());
const world = await signedInWorld({ agents: ['priya', 'tomasz'] });
const free: Place[] = [];
const waiting: ((place: Place) => void)[] = [];

/** A browser, and the tab in it that goes from one page to the next. */
interface Place {
  seat: AgentSeat;
  page: Page;
}

async function withPlace<T>(work: (place: Place) => Promise<T>): Promise<T> {
  const place = free.pop() ?? (await new Promise<Place>((taken) => waiting.push(taken)));
  try {
    return await work(place);
  } finally {
    const next = waiting.shift();
    if (next) next(place);
    else free.push(place);
  }
}

beforeAll(async () => {
  for (const seat of world.seats) free.push({ seat, page: await seat.page('/case') });
});

describe.concurrent.for([
  ['hidden', hiding],
  ['covered', covering],
  ['out of time', timing],
  ['left alone', ordinary],
] as const)('the widget %s', ([, attacks]) => {
  test.for(attacks)('$name: $press', { timeout: 240_000 }, async (attack, { expect }) => {
    const { press, seen } = await withPlace((place) => played(place, attack));
    if (press) expect(seen, 'a press counted, so all of the button must be seen').toBeGreaterThan(seenWhole);
    if (attack.press === 'refused') expect(press).toBe(false);
    if (attack.press === 'accepted') expect(press).toBe(true);
  });
});

interface Outcome {
  press: boolean;
  /** How much of the button could be seen when it was pressed, 0 to 1; looked at only when the press counted. */
  seen: number;
}

async function played(place: Place, attack: Attack): Promise<Outcome> {
  for (let tries = 0; tries < 5; tries++) {
    const outcome = await underAttack(place, attack);
    if (outcome) return outcome;
  }
  throw new Error('This machine is too busy to press in time.');
}

/** Plays one attack; null when its press came too late to be sudden. */
async function underAttack({ seat, page }: Place, attack: Attack): Promise<Outcome | null> {
  try {
    await page.goto(pages.serve(attack));
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
      const readyAt = Date.now();
      await page.mouse.click(...middle(area));
      // On a busy machine the press may come so late that it is an honest one.
      if (Date.now() - readyAt > suddenMs) return null;
      return { press: await isAnswered(seat), seen: 1 };
    }
    await quiet(page);
    // A page may have moved or mounted the widget anew: then the press follows it.
    const now = (await areaNow(page)) ?? area;
    const after = { picture: await picture(page), area: { ...area, x: now.x, y: now.y } };
    await page.mouse.click(...middle(now));
    if (!(await isAnswered(seat))) return { press: false, seen: 0 };
    // A larger button is another picture; that it is larger is enough to know that it is not hidden by size.
    return { press: true, seen: now.width > area.width ? 1 : await likeness(seat.probe, before, after) };
  } finally {
    await seat.command('dismissSuggestion').catch(() => {});
  }
}

/** What the guard counts is time itself: long enough for everything that is clear to be known as clear. */
async function quiet(page: Page): Promise<void> {
  await new Promise((done) => setTimeout(done, verdictMs));
  if (page.isClosed()) throw new Error('the page is gone');
}

async function isAnswered(seat: AgentSeat): Promise<boolean> {
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
