/** The texts under a root in which digits of a telephone number may stand. Reads, and touches nothing. */

import { gate, gates } from '../numbers/gate.ts';
import { unread } from './readable.ts';

/**
 * One native pass over the whole text, and a walk over its nodes only when that text holds something, up to the last
 * place that does: pages without numbers cost less than a walk. Yields null where it may be interrupted.
 */
export function* textHits(root: Element | Document | DocumentFragment): Generator<Text | null> {
  const top = 'body' in root ? (root.body ?? root.documentElement) : root;
  const content = top?.textContent;
  if (!content || !gate.test(content)) return;
  const hits = [...content.matchAll(gates)];
  // Scripts are part of the text. When they hold every hit, there is nothing to read.
  let unreadHits = 0;
  for (const element of top.querySelectorAll(unread)) {
    if (!element.parentElement?.closest(unread)) unreadHits += element.textContent?.match(gates)?.length ?? 0;
  }
  if (unreadHits === hits.length) return;
  yield null;
  const texts = document.createTreeWalker(top, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_CDATA_SECTION);
  let start = 0;
  let next = 0;
  for (let seen = 1; next < hits.length && texts.nextNode(); seen++) {
    const node = texts.currentNode as Text;
    const end = start + node.length;
    const isHit = (hits[next]?.index ?? end) < end;
    if (isHit) yield node;
    while (next < hits.length && endOf(hits[next]) <= end) next++;
    start = end;
    if (seen % 64 === 0) yield null;
  }
}

function endOf(hit: RegExpMatchArray | undefined): number {
  return (hit?.index ?? 0) + (hit?.[0].length ?? 0);
}
