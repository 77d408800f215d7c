/** The port by which the background learns at once that a framed host is gone while a call is live. */

import { browser } from './browser.ts';
import { type Call, isLive } from './call.ts';

export const hostLine = 'host-line';

/** A worker that was stopped is awake again as soon as somebody connects; one that refuses is not hurried. */
const againMs = 500;

/** Follows the calls of a host: holds the line while one is live. An idle agent's worker may sleep. */
export function holdLine(): (report: { calls: readonly Call[] }) => void {
  let line: ReturnType<typeof browser.runtime.connect> | null = null;
  let isWanted = false;

  function hold(): void {
    if (!isWanted || line) return;
    line = browser.runtime.connect({ name: hostLine });
    line.onDisconnect.addListener(() => {
      line = null;
      setTimeout(hold, againMs);
    });
  }

  return ({ calls }) => {
    isWanted = calls.some(isLive);
    if (isWanted) return hold();
    line?.disconnect();
    line = null;
  };
}
