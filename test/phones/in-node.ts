/** Finds the numbers in the text of a page without a browser: the page's own code over a parsed document. Links, labels and shadow roots need one. */

import { candidates } from '../../lib/numbers/candidates.ts';
import { confirm } from '../../lib/numbers/confirm.ts';
import { hasHit } from '../../lib/numbers/gate.ts';
import { bestOf } from '../../lib/page/best-of.ts';
import { telLinks } from '../../lib/page/number-link.ts';
import { pageOrigin } from '../../lib/page/page-origin.ts';
import { isReadable } from '../../lib/page/readable.ts';
import { textHits } from '../../lib/page/text-hits.ts';
import { lineAround, stretches, textRun } from '../../lib/page/text-run.ts';
import { parsePage } from '../fakes/parsed-page.ts';

/** In document order. `region` is the agent's setting. */
export function numbersInText(html: string, region: string): { text: string; e164: string }[] {
  const { document, Element } = parsePage(html);
  Object.assign(globalThis, {
    document,
    Element,
    location: { hostname: '127.0.0.1' },
    NodeFilter: { SHOW_TEXT: 4, SHOW_CDATA_SECTION: 8 },
  });
  Object.assign(document, { createTreeWalker: textWalker });
  const all = [...textHits(document)]
    .filter(
      (node): node is Text =>
        node !== null && isReadable(node) && (hasHit(node.data) || hasHit(lineAround(node))),
    )
    .flatMap((node) => {
      const run = textRun(node);
      const isLinked = node.parentElement?.closest(telLinks);
      const all = stretches(run).flatMap(([from, to]) => candidates(run.text, from, to));
      return all.map(({ start, end, text, proof, rank }) => ({
        asked: { text, proof: isLinked ? ('sure' as const) : proof },
        shown: run.text.slice(start, end),
        pieces: run.pieces(start, end),
        rank,
      }));
    });
  const { numbers } = confirm(
    all.map(({ asked }) => asked),
    pageOrigin(),
    region,
  );
  const found = all.flatMap((each, i) => {
    const number = numbers[i];
    return number && 'e164' in number ? [{ ...each, e164: number.e164 }] : [];
  });
  const best = new Set(bestOf(found, () => true));
  return found.filter((each) => best.has(each)).map(({ shown, e164 }) => ({ text: shown, e164 }));
}

/** linkedom's own goes forward only. */
export function textWalker(root: Node) {
  const textsIn = (node: Node): Node[] =>
    [...node.childNodes].flatMap((child) => (child.nodeType === 1 ? textsIn(child) : child));
  const texts = textsIn(root).filter(({ nodeType }) => nodeType === 3 || nodeType === 4);
  let at = -1;
  return {
    nextNode: () => texts[++at] ?? null,
    lastChild() {
      at = texts.length - 1;
      return texts[at] ?? null;
    },
    previousNode: () => texts[--at] ?? null,
  };
}
