/** Presses as a person makes them. In the widget a press counts only when its button has been in sight and still for a while. */

import type { ElementHandle, Frame, Page } from 'puppeteer';

/** The guard wants half a second; it looks ten times a second on each side. */
const restMs = 800;

/** The button with this accessible name, as soon as it is there; also inside closed shadow roots. */
export async function button(place: Frame | Page, name: string): Promise<ElementHandle<Element>> {
  const found = await place.waitForSelector(`::-p-aria([name="${name}"][role="button"])`);
  if (!found) throw new Error(`There is no button "${name}".`);
  return found;
}

/** Waits for the widget's button and its rest, then clicks it with the mouse. */
export async function press(widget: Frame, name: string): Promise<void> {
  const found = await button(widget, name);
  await atRest(found);
  await found.click();
}

/** Resolves when the element has stood still in its frame, with the frame's size unchanged, for as long as the guard asks. */
export async function atRest(element: ElementHandle<Element>): Promise<void> {
  await element.evaluate(
    (it, ms) =>
      new Promise<void>((done) => {
        let since = performance.now();
        let last = '';
        const look = () => {
          const { x, y, width, height } = it.getBoundingClientRect();
          const now = [x, y, width, height, innerWidth, innerHeight].join();
          if (now !== last) since = performance.now();
          last = now;
          if (performance.now() - since >= ms) done();
          else requestAnimationFrame(look);
        };
        look();
      }),
    restMs,
  );
}
