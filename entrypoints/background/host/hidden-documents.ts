/** A browser holds one hidden document of an extension at a time: the framed host, or the bell of the window host. */

import { within } from './connect-host.ts';

/** Longer than any of it takes. The browser may leave a promise that never settles (reliability, finding 5). */
const turnLimitMs = 30_000;
let turn: Promise<unknown> = Promise.resolve();

/** Runs `work` once nobody else opens, uses or closes one, or has for far too long. */
export function inDocumentTurn<Value>(work: () => Promise<Value>): Promise<Value> {
  const done = turn.then(work);
  turn = within(turnLimitMs, done).catch(() => {});
  return done;
}

/** The addresses of those that stand: one, or none. */
export async function hiddenDocuments(): Promise<string[]> {
  const contexts = await chrome.runtime.getContexts({ contextTypes: ['OFFSCREEN_DOCUMENT'] });
  return contexts.flatMap(({ documentUrl }) => documentUrl ?? []);
}
