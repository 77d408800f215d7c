/**
 * Runs inside a page, in an isolated world of its own as a content script does, and times one first pass over the
 * document: click-to-call's own code with the worker's answers made up, so that neither waiting nor parsing counts.
 */

import { PageNumbers } from '../../lib/page/page-numbers.ts';
import { walkPage } from '../../lib/page/text-walk.ts';
import { standInForBackground } from './stand-in.ts';

Object.assign(globalThis, {
  /** Milliseconds of the pass, marking included. */
  async firstPassMs(): Promise<number> {
    standInForBackground();
    // Each wait for a quiet moment ends at once: what is left is the work.
    scheduler.postTask = async (work) => work();
    const lifetime = new AbortController();
    const startedAt = performance.now();
    walkPage(async () => new PageNumbers(lifetime.signal, () => {}), lifetime.signal);
    // Everything up to here runs in microtasks, so a message of our own comes after the last of it.
    const spent = await new Promise<number>((done) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => done(performance.now() - startedAt);
      port2.postMessage(null);
    });
    lifetime.abort();
    return spent;
  },
});
