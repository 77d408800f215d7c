/** Whether the frame stands where it stood: two witnesses, since a page can move it and move it back. */

/** Fine enough that a movement of one pixel crosses a step of a frame 340 px wide. */
const steps = Array.from({ length: 401 }, (_, i) => i / 400);

export interface Stillness {
  /** For how long `element` has not moved, in ms; looks afresh. */
  stillMs(): number;
  /** Where it stands. */
  rectangle(): DOMRect;
  end(): void;
}

/**
 * Watches `element`. The rectangle is sampled at each look; the sentinel is an observer whose root is cut to
 * that very rectangle, so any movement leaves a record that waits even while the page blocks its thread
 * (reference: change C3).
 */
export function watchStillness(element: Element): Stillness {
  let rectangle = element.getBoundingClientRect();
  let movedAt = performance.now();
  let sentinel: IntersectionObserver | null = null;
  /** The first record of an observer says where things are, not that they moved. */
  let isFirst = true;

  function seen(records: IntersectionObserverEntry[]): void {
    if (records.length === 0) return;
    if (records.length > 1 || !isFirst) movedAt = performance.now();
    isFirst = false;
  }

  function post(): void {
    sentinel?.disconnect();
    const { left, top, right, bottom } = rectangle;
    isFirst = true;
    const margin = [top, innerWidth - right, innerHeight - bottom, left].map((px) => `${-px}px`).join(' ');
    sentinel = new IntersectionObserver(seen, { root: document, rootMargin: margin, threshold: steps });
    sentinel.observe(element);
  }

  function look(): void {
    if (sentinel) seen(sentinel.takeRecords());
    const now = element.getBoundingClientRect();
    const isSame =
      now.left === rectangle.left &&
      now.top === rectangle.top &&
      now.width === rectangle.width &&
      now.height === rectangle.height;
    if (isSame) return;
    rectangle = now;
    movedAt = performance.now();
    post();
  }

  post();
  return {
    stillMs() {
      look();
      return performance.now() - movedAt;
    },
    rectangle() {
      look();
      return rectangle;
    },
    end: () => sentinel?.disconnect(),
  };
}
