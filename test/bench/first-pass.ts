/**
 * Runs inside a page, in an isolated world of its own as a content script does, and times one first pass over the
 * document: click-to-call's own code with the worker's answers made up, so that neither waiting nor parsing counts.
 */

import { PageNumbers } from '../../lib/page/page-numbers.ts';
import { walkPage } from '../../lib/page/text-walk.ts';
import { quietAtOnce } from './quiet.ts';
import { standInForBackground } from './stand-in.ts';

Object.assign(globalThis, {
  /** Milliseconds of the pass, marking included. */
  async firstPassMs(): Promise<number> {
    standInForBackground();
    const quiet = quietAtOnce();
    const lifetime = new AbortController();
    const startedAt = performance.now();
    walkPage(async () => new PageNumbers(lifetime.signal, () => {}), lifetime.signal);
    await quiet.settled();
    const spent = performance.now() - startedAt;
    lifetime.abort();
    return spent;
  },
});
