/** Presses as a person makes them. In the widget a press counts only when its button has been in sight and still for a while. */

import type { ElementHandle, Frame, Page } from 'puppeteer';

/** The guard wants half a second; it looks ten times a second on each side. */
const restMs = 800;

/** A limit, not a wait: a machine that is busy with other things may take its time. */
const shownLimitMs = 30_000;
/** A card opens when the pointer has rested a moment. */
const cardWithinMs = 500;
const lookAgainMs = 50;

/**
 * The first element that matches, as soon as it is there. Looked for again and again: Puppeteer's own wait looks when elements come, go
 * or change their attributes, and misses a text that changes, and all that happens in a closed shadow root. Throws after `limitMs`, 30 s.
 */
export async function shown(
  place: Frame | Page,
  selector: string,
  limitMs = shownLimitMs,
): Promise<ElementHandle<Element>> {
  const until = Date.now() + limitMs;
  let cause: unknown;
  for (;;) {
    // A page that is just being left cannot be looked into.
    const found = await place.$(selector).catch((error: unknown) => {
      cause = error;
    });
    if (found) return found;
    if (Date.now() > until) {
      const reads = await place.evaluate(() => document.body.innerText.slice(0, 300)).catch(String);
      throw new Error(
        `Nothing matched ${selector} within ${limitMs / 1000} s on ${place.url()}, which reads: ${reads}`,
        { cause },
      );
    }
    await new Promise((done) => setTimeout(done, lookAgainMs));
  }
}

/** The button, or what else of this role, with this accessible name, as soon as it is there. Throws after 30 s. */
export const button = (place: Frame | Page, name: string, role = 'button') =>
  shown(place, `::-p-aria([name="${name}"][role="${role}"])`);

/** Waits for the widget's button and its rest, then clicks it with the mouse; one that is drawn anew meanwhile is waited for again. */
export async function press(widget: Frame, name: string): Promise<void> {
  let found: ElementHandle<Element>;
  do {
    found = await button(widget, name);
    await atRest(found);
  } while (!(await found.evaluate((it) => it.isConnected)));
  await found.click();
}

/** Brings the element into sight; resolves when it has stood still in its frame, with the frame's size unchanged, for as long as the guard asks. */
export async function atRest(element: ElementHandle<Element>): Promise<void> {
  // A click would do so itself, and what has just been scrolled takes no press.
  await element.scrollIntoView();
  await element.evaluate(
    (it, ms, everyMs) =>
      new Promise<void>((done) => {
        let since = performance.now();
        let last = '';
        const look = () => {
          const { x, y, width, height } = it.getBoundingClientRect();
          const now = [x, y, width, height, innerWidth, innerHeight].join();
          if (now !== last) since = performance.now();
          last = now;
          if (performance.now() - since >= ms) done();
          // Not by frames: asking for one has the browser draw sixty in a second.
          else setTimeout(look, everyMs);
        };
        look();
      }),
    restMs,
    lookAgainMs,
  );
}

/** Waits until click-to-call has found its numbers on the page, then moves the mouse over the element that shows one until its card opens. */
export async function pointAtNumber(page: Page, selector: string): Promise<void> {
  const element = await page.waitForSelector(selector);
  if (!element) throw new Error(`There is no ${selector} on the page.`);
  const digits = await element.evaluate((it) => it.textContent?.trim());
  const [world] = page.mainFrame().extensionRealms();
  if (!world) throw new Error('The extension does not run on this page.');
  await world.waitForFunction(
    (text) => (globalThis as unknown as FoundNumbers).__phonesFound?.().some((found) => found.text === text),
    {},
    digits,
  );
  await restOn(page, element);
}

/** Moves the mouse over the element until a card opens; throws nothing when none does. */
export async function restOn(page: Page, element: ElementHandle<Element>): Promise<void> {
  await element.scrollIntoView();
  // Marks can be pointed at once they are painted.
  await page.evaluate(
    () => new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted))),
  );
  const { x, y } = await element.clickablePoint();
  const { length: before } = await openOn(page);
  // The first numbers of a page come before what follows the pointer: it moves until the card is there.
  for (let moves = 0; moves < 20; moves++) {
    // In one go: on a busy machine the pointer would rest on what lies on its way.
    await page.mouse.move(x + (moves % 2), y);
    const until = Date.now() + cardWithinMs;
    do if ((await openOn(page)).length > before) return;
    while (Date.now() < until);
  }
}

/** Everything that stands in the page's top layer as a card does, in its open shadow roots too. */
const openOn = (page: Page) => page.$$('pierce/:popover-open');

/** What builds for the simulator expose in their content script's world. */
interface FoundNumbers {
  __phonesFound?(): { text: string; e164: string | null; kind: string }[];
}
