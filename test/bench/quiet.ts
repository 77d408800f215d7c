/** Stands in for the browser's quiet moments: each comes at once, so that what is left is the work. */

/** Turns of the microtask queue without a new wait after which nothing can be under way: all of it runs in microtasks. */
const turns = 60;

/** `waited` runs at each wait. The answer resolves when no more waits come; a message would be waited for by the clock. */
export function quietAtOnce(waited: () => void = () => {}): () => Promise<void> {
  let count = 0;
  scheduler.postTask = async (work) => {
    count++;
    waited();
    return work();
  };
  return async () => {
    for (let before = -1; before !== count; ) {
      before = count;
      for (let turn = 0; turn < turns; turn++) await null;
    }
  };
}
