/** Whether this frame is really seen, as the browser computes it: nothing over it, nothing faded, nothing clipped. */

/** IntersectionObserver v2; only Chromium has it. */
interface VisibilityOptions extends IntersectionObserverInit {
  trackVisibility: boolean;
  delay: number;
}
type VisibilityEntry = IntersectionObserverEntry & { isVisible?: boolean };

/** The browser allows no shorter one. */
const delay = 100;
const renewMs = 300;
/** A look that takes longer says nothing about the press it was for. */
const lookWithinMs = 1000;

export const canSeeVisibility = 'isVisible' in IntersectionObserverEntry.prototype;

function observe(element: Element, seen: (isVisible: boolean) => void): () => void {
  const options: VisibilityOptions = { threshold: [0.99, 1], trackVisibility: true, delay };
  const observer = new IntersectionObserver((entries: VisibilityEntry[]) => {
    const last = entries.at(-1);
    if (last) seen(last.isVisible === true && last.intersectionRatio >= 0.99);
  }, options);
  observer.observe(element);
  return () => observer.disconnect();
}

/** A look with an observer of its own, which cannot be stale. False when it does not come within a second. */
export function freshLook(element: Element): Promise<boolean> {
  return new Promise((resolve) => {
    const settle = (isVisible: boolean) => {
      stop();
      clearTimeout(timer);
      resolve(isVisible);
    };
    const timer = setTimeout(() => settle(false), lookWithinMs);
    const stop = observe(element, settle);
  });
}

export interface Visibility {
  /** For how long `element` has been wholly visible, in ms at the time `now` of performance.now(); negative when it is not. */
  visibleMs(now: number): number;
}

/**
 * Watches `element`. In a frame of another process the answer "hidden" goes stale for good, so the observer is
 * thrown away and made anew for as long as it says so (reference: change C1).
 */
export function watchVisibility(element: Element, lifetime: AbortSignal): Visibility {
  let visibleAt: number | null = null;
  let stop = () => {};
  const renew = () => {
    stop();
    stop = observe(element, (isVisible) => {
      if (!isVisible) visibleAt = null;
      else visibleAt ??= performance.now();
    });
  };
  renew();
  const renewing = setInterval(() => visibleAt === null && renew(), renewMs);
  lifetime.addEventListener('abort', () => {
    clearInterval(renewing);
    stop();
  });
  return { visibleMs: (now) => (visibleAt === null ? -1 : now - visibleAt) };
}
