/** The port by which the background learns at once that the host's page is gone while a call or a callback is open. */

import { isLive } from '../call.ts';
import { isOpen } from '../callback-contact.ts';
import type { PlatformReport } from '../voice-platform.ts';

export const hostLine = 'host-line';

/** A worker that was stopped is awake again as soon as somebody connects; one that refuses is not hurried. */
const againMs = 500;

/** Follows the work of a host: holds the line while there is any. An idle agent's worker may sleep. */
export function holdLine(): (report: Pick<PlatformReport, 'calls' | 'callbacks'>) => void {
  let line: chrome.runtime.Port | null = null;
  let isWanted = false;

  function hold(): void {
    // Our extension was replaced under a page that stayed: there is nobody to connect to.
    if (!isWanted || line || !chrome.runtime?.id) return;
    line = chrome.runtime.connect({ name: hostLine });
    line.onDisconnect.addListener(() => {
      line = null;
      setTimeout(hold, againMs);
    });
  }

  return ({ calls, callbacks }) => {
    isWanted = calls.some(isLive) || callbacks.some(isOpen);
    if (isWanted) return hold();
    line?.disconnect();
    line = null;
  };
}
