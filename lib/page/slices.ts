/** Work in slices that leave the page its frame rate. */

const sliceMs = 4;
/** Idle work starves on a busy page; what is older than this runs with the page's own visible work. */
const patienceMs = 300;

/** Waits for the next quiet moment; after 300 ms it no longer waits for quiet. */
function quiet(): Promise<void> {
  return new Promise((resolve) => {
    if (!('scheduler' in globalThis)) {
      setTimeout(resolve, 16);
      return;
    }
    const patience = setTimeout(resolve, patienceMs);
    void scheduler.postTask(() => clearTimeout(patience), { priority: 'background' }).then(resolve);
  });
}

/** A page that changes all the time is looked at ten times a second: each look has the browser draw the marks anew. */
const restMs = 100;

/** What changes meanwhile is looked at in one go. */
export function rest(): Promise<unknown> {
  return 'scheduler' in globalThis
    ? scheduler.postTask(() => {}, { delay: restMs })
    : new Promise((resolve) => setTimeout(resolve, restMs));
}

/**
 * Runs each step of `work` in slices of 4 ms, in quiet moments, never while the document is hidden.
 * Resolves when `work` is done or the lifetime ends.
 */
export async function inSlices(work: Iterator<unknown>, lifetime: AbortSignal): Promise<void> {
  for (;;) {
    await quiet();
    if (document.hidden) await shown(lifetime);
    if (lifetime.aborted) return;
    const end = performance.now() + sliceMs;
    do {
      if (work.next().done) return;
    } while (performance.now() < end);
  }
}

/** The first slice at once, and what is left as in `inSlices`. */
export async function nowOrInSlices(work: Iterator<unknown>, lifetime: AbortSignal): Promise<void> {
  const end = performance.now() + sliceMs;
  do {
    if (work.next().done) return;
  } while (performance.now() < end);
  await inSlices(work, lifetime);
}

/** Resolves when the document is on screen: not hidden, not prerendered; or when the lifetime ends. */
export function shown(lifetime: AbortSignal): Promise<void> {
  if (!document.hidden || lifetime.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const look = () => {
      if (!lifetime.aborted && document.hidden) return;
      document.removeEventListener('visibilitychange', look);
      resolve();
    };
    document.addEventListener('visibilitychange', look);
    lifetime.addEventListener('abort', look, { once: true });
  });
}
