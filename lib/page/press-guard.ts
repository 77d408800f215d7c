/**
 * Whether a press may dial at once: what it is on must have been wholly visible, on top and unmoved for half a second,
 * as the browser itself computes it. A page can put something over a number, fade it or move it under the pointer.
 */

import { type Stillness, watchStillness } from '../widget-host/stillness.ts';
import { canSeeVisibility, freshLook, watchVisibility } from '../widget-host/visibility.ts';

const ageMs = 500;
const sampleMs = 100;
/** A page that stalls its own thread gets no later answer. */
const answerWithinMs = 1_000;

export interface PressGuard {
  /** Must be called while the press is being handled. */
  isClear(event: Event): Promise<boolean>;
  end(): void;
}

/** Watches everything that a press depends on: our card, and the number on the page when that is pressed. */
export function guardPress(watched: readonly Element[]): PressGuard {
  if (!canSeeVisibility) return { isClear: async () => false, end() {} };
  const life = new AbortController();
  const parts = watched.map((element) => ({
    element,
    visibility: watchVisibility(element, life.signal),
    stillness: watchStillness(element),
  }));
  // It looks when it is asked: what moved between two questions counts as moved at the second.
  const sampling = setInterval(() => {
    for (const { stillness } of parts) stillness.stillMs();
  }, sampleMs);
  const isStill = ({ stillness }: { stillness: Stillness }, sinceMs: number) =>
    stillness.stillMs() - sinceMs >= ageMs;
  return {
    async isClear(event) {
      const at = event.timeStamp;
      const wasClear =
        event.isTrusted &&
        parts.every(({ visibility }) => visibility.visibleMs(at) >= ageMs) &&
        !isInTransition();
      if (!wasClear) return false;
      const looks = await Promise.all(parts.map(({ element }) => freshLook(element)));
      const lateMs = performance.now() - at;
      return (
        looks.every(Boolean) &&
        lateMs <= answerWithinMs &&
        parts.every((part) => isStill(part, lateMs) && part.visibility.visibleMs(at) >= ageMs) &&
        !isInTransition()
      );
    },
    end() {
      life.abort();
      clearInterval(sampling);
      for (const { stillness } of parts) stillness.end();
    },
  };
}

/** During one the page shows pictures of itself, whatever they show. */
function isInTransition(): boolean {
  try {
    return document.documentElement.matches(':active-view-transition');
  } catch {
    return false;
  }
}
