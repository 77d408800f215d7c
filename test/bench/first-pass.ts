/**
 * Runs inside a page, in an isolated world of its own as a content script does, and times one first pass over the
 * document: click-to-call's own code with the worker's answers made up, so that neither waiting nor parsing counts.
 */

import { PageNumbers } from '../../lib/page/page-numbers.ts';
import { walkPage } from '../../lib/page/text-walk.ts';

Object.assign(globalThis, {
  /** Milliseconds of the pass, marking included. */
  async firstPassMs(): Promise<number> {
    chromeStandIn();
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

/** Answers as the worker would on a page where every candidate is a number. */
function chromeStandIn(): void {
  const number = (text: string) => ({ kind: 'ordinary', e164: '+', international: text, national: text });
  const answer = (name: string, asked: { text: string }[]) =>
    name === 'pageRules'
      ? { marksNumbers: true, defaultRegion: 'US', isOneClick: false }
      : { region: 'US', numbers: asked.map(({ text }) => number(text)) };
  const sendMessage = async ({ name, args }: { name: string; args: [{ text: string }[]] }) => ({
    value: answer(name, args[0]),
  });
  Object.assign(globalThis, { chrome: { runtime: { id: 'bench', sendMessage } } });
}
