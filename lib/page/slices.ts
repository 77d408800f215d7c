/** Work in slices that leave the page its frame rate. */

const sliceMs = 4;
/** Idle work starves on a busy page; what is older than this runs with the page's own visible work. */
const patienceMs = 300;

type Turn = () => Promise<void>;

/** A wait for the next quiet moment; one older than 300 ms no longer waits for quiet. */
function turns(lifetime: AbortSignal): Turn {
  if (!('scheduler' in globalThis)) return () => new Promise((resolve) => setTimeout(resolve, 16));
  return async () => {
    const urgency = new TaskController({ priority: 'background' });
    const raise = setTimeout(() => urgency.setPriority('user-visible'), patienceMs);
    const stop = () => urgency.abort();
    lifetime.addEventListener('abort', stop, { once: true });
    await scheduler.postTask(() => {}, { signal: urgency.signal }).catch(() => {});
    clearTimeout(raise);
    lifetime.removeEventListener('abort', stop);
  };
}

/**
 * Runs each step of `work` in slices of 4 ms, in quiet moments, never while the document is hidden.
 * Resolves when `work` is done or the lifetime ends.
 */
export async function inSlices(work: Iterator<unknown>, lifetime: AbortSignal): Promise<void> {
  const turn = turns(lifetime);
  for (;;) {
    await turn();
    if (document.hidden) await shown(lifetime);
    if (lifetime.aborted) return;
    const end = performance.now() + sliceMs;
    do {
      if (work.next().done) return;
    } while (performance.now() < end);
  }
}

/** Resolves when the document is on screen: not hidden, not prerendered; or when the lifetime ends. */
export function shown(lifetime: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (!lifetime.aborted && document.hidden) return;
      document.removeEventListener('visibilitychange', look);
      resolve();
    };
    document.addEventListener('visibilitychange', look);
    lifetime.addEventListener('abort', look, { once: true });
    look();
  });
}
