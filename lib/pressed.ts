/**
 * Whether the pointer is down. What is drawn anew between a press and its release can lie under the pointer instead of
 * what was pressed, and the browser then makes no click of it: views learn of nothing new until the press is over.
 */

/**
 * How long after each event a press is over, in ms. Who holds longer than any press sees what is new all the same; the click
 * of a mouse comes in the same task as the release, that of a finger is made a moment later.
 */
const overAfter = { pointerdown: 3_000, pointerup: 50, pointercancel: 50 };

/** A window, as far as presses go. Its own clock counts: timers of a page that is hidden run once a minute. */
export type PressSurface = Pick<Window, 'addEventListener' | 'setTimeout' | 'clearTimeout'>;

/** Follows the pointer in a window until `signal` ends it; answers whether it is down. `released` is called when it is not any more. */
export function watchPress(released: () => void, signal: AbortSignal, surface: PressSurface): () => boolean {
  let over: number | undefined;
  for (const [event, ms] of Object.entries(overAfter))
    surface.addEventListener(
      event,
      () => {
        surface.clearTimeout(over);
        over = surface.setTimeout(() => {
          over = undefined;
          released();
        }, ms);
      },
      { capture: true, signal },
    );
  return () => over !== undefined;
}
