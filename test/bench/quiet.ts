/** Stands in for the browser's quiet moments: each comes at once, so that what is left is the work. */

/** Turns of the microtask queue without a new wait after which nothing can be under way: all of it runs in microtasks. */
const turns = 60;
/** Waits of this length are for calm, and not for a quiet moment. */
const calmMs = 400;

export interface Quiet {
  /** Resolves when no more waits come; a message would be waited for by the clock. */
  settled(): Promise<void>;
  /** Has it calm now, and resolves when nothing comes after it. */
  calm(): Promise<void>;
}

/** `waited` runs at each wait. */
export function quietAtOnce(waited: () => void = () => {}): Quiet {
  let count = 0;
  let late: (() => void)[] = [];
  const byTheClock = setTimeout;
  scheduler.postTask = async (work) => {
    count++;
    waited();
    return work();
  };
  const waitLonger = (run: () => void, ms = 0) => (ms < calmMs ? byTheClock(run, ms) : late.push(run));
  Object.assign(globalThis, { setTimeout: waitLonger });

  async function settled(): Promise<void> {
    for (let before = -1; before !== count; ) {
      before = count;
      for (let turn = 0; turn < turns; turn++) await null;
    }
  }
  async function calm(): Promise<void> {
    while (late.length > 0) {
      const due = late;
      late = [];
      for (const run of due) run();
      await settled();
    }
  }
  return { settled, calm };
}
