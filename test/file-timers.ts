/** The timers of a test file end with it: its process goes on with other files, and what they do would find nothing there any more. */

import { afterAll } from 'vitest';

let isOver = false;
afterAll(() => {
  isOver = true;
});

type Start = (work: (...args: unknown[]) => void, ...rest: never[]) => unknown;

/** `start`, whose work is left out once the file is over. */
function ending<Timer>(start: Timer & Start): Timer {
  const started: Start = (work, ...rest) =>
    start(
      (...args) => {
        if (!isOver) work(...args);
      },
      ...rest,
    );
  return Object.assign(started, start);
}

globalThis.setTimeout = ending(setTimeout as typeof setTimeout & Start);
globalThis.setInterval = ending(setInterval as typeof setInterval & Start);
globalThis.setImmediate = ending(setImmediate as typeof setImmediate & Start);
