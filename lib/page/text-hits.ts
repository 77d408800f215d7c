/** The texts under a root in which digits of a telephone number may stand. Reads, and touches nothing. */

import { hitsIn } from '../numbers/gate.ts';
import { unread } from './readable.ts';

/**
 * One native pass over the whole text, then from the two ends of it to the places that hold something: pages without numbers cost
 * less than a walk, and what stands between a number on top and one in the footer is passed unread. To measure elements on the way
 * down costs more than it saves, since each kind of element has to be set up first. Yields null where it may be interrupted; in no order.
 */
export function* textHits(root: Element | Document | DocumentFragment): Generator<Text | null> {
  const top = 'body' in root ? (root.body ?? root.documentElement) : root;
  const content = top?.textContent;
  if (!content) return;
  const hits = withoutScripts(hitsIn(content), top, content);
  if (hits.length === 0 || ('closest' in top && top.closest(unread))) return;
  yield null;
  const middle = hits.findIndex((place, i) => i % 2 === 0 && place > content.length / 2);
  const half = middle === -1 ? hits.length : middle;
  yield* walk(top, hits.slice(0, half), 'nextNode');
  // As seen from the end.
  const behind = hits.slice(half).map((place) => content.length - place);
  yield* walk(top, behind.reverse(), 'previousNode');
}

/**
 * The hits that stand in no script: most pages have digits in theirs. A script is found in the whole text by its code; from one
 * that is not there on, they are come upon later.
 */
function withoutScripts(hits: readonly number[], top: Node, content: string): readonly number[] {
  if (hits.length === 0 || !('getElementsByTagName' in top)) return hits;
  const open: number[] = [];
  let [next, at] = [0, 0];
  const keepBefore = (place: number) => {
    for (; (hits[next] ?? place) < place; next += 2) open.push(hits[next] ?? 0, hits[next + 1] ?? 0);
  };
  for (const script of (top as Element).getElementsByTagName('script')) {
    const code = script.textContent ?? '';
    const start = content.indexOf(code, at);
    if (start === -1 || next === hits.length) break;
    keepBefore(start);
    at = start + code.length;
    while ((hits[next + 1] ?? Number.POSITIVE_INFINITY) <= at) next += 2;
  }
  keepBefore(Number.POSITIVE_INFINITY);
  return open;
}

/** The texts in which the hits stand, from one end of the root on. */
function* walk(
  root: Node,
  hits: readonly number[],
  side: 'nextNode' | 'previousNode',
): Generator<Text | null> {
  if (hits.length === 0) return;
  const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_CDATA_SECTION);
  let node = side === 'nextNode' ? texts.nextNode() : texts.lastChild();
  let [passed, next] = [0, 0];
  for (let seen = 1; node && next < hits.length; node = texts[side](), seen++) {
    passed += (node as Text).length;
    if ((hits[next] ?? 0) < passed) {
      if (!node.parentElement?.closest(unread)) yield node as Text;
      // A hit that goes on behind the node stands in the next one too.
      while ((hits[next + 1] ?? Number.POSITIVE_INFINITY) <= passed) next += 2;
    }
    if (seen % 64 === 0) yield null;
  }
}
