/** The texts under a root in which digits of a telephone number may stand. Reads, and touches nothing. */

import { gate } from '../numbers/gate.ts';
import { unread } from './readable.ts';

/** To go down pays where the children are large; else, and in pages that nest without end, the texts are walked. */
const largeChild = 1_500;
const deepest = 60;

/**
 * One native pass over the whole text, then down to the places that hold something, past everything that holds nothing:
 * pages without numbers cost less than a walk. Yields null where it may be interrupted.
 */
export function* textHits(root: Element | Document | DocumentFragment): Generator<Text | null> {
  const top = 'body' in root ? (root.body ?? root.documentElement) : root;
  const content = top?.textContent;
  if (!content || !gate.test(content)) return;
  if ('closest' in top && top.closest(unread)) return;
  yield null;
  yield* new Descent(content).into(top, 0, content.length, 0);
}

/** Counts places in the text of the root while it goes down. */
class Descent {
  readonly #content: string;
  readonly #gates = new RegExp(gate, 'g');
  #hit = 0;
  #hitEnd = 0;

  constructor(content: string) {
    this.#content = content;
    this.#next(0);
  }

  /** The next hit at or behind a place. */
  #next(from: number): void {
    this.#gates.lastIndex = from;
    const found = this.#gates.exec(this.#content);
    this.#hit = found?.index ?? Number.POSITIVE_INFINITY;
    this.#hitEnd = this.#hit + (found?.[0].length ?? 0);
  }

  /** The hits under an element whose text stands between two places. */
  *into(element: ParentNode & Node, start: number, end: number, depth: number): Generator<Text | null> {
    const isWalked = depth > deepest || end - start < largeChild * (element.childElementCount + 1);
    if (isWalked) return yield* this.#walk(element, start, end);
    let at = start;
    for (let child = element.firstChild; child && this.#hit < end; child = child.nextSibling) {
      const childEnd = at + lengthOf(child, end - at);
      if (this.#hit < childEnd && childEnd > at) {
        if (child.nodeType !== 1) yield child as Text;
        // What is not read is passed without a look into it: scripts are part of the text.
        else if ((child as Element).matches(unread)) this.#next(childEnd);
        else yield* this.into(child as Element, at, childEnd, depth + 1);
        this.#pass(childEnd);
      }
      at = childEnd;
    }
  }

  *#walk(element: Node, start: number, last: number): Generator<Text | null> {
    const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_CDATA_SECTION);
    let at = start;
    for (let seen = 1; this.#hit < last && texts.nextNode(); seen++) {
      const node = texts.currentNode as Text;
      const end = at + node.length;
      if (this.#hit < end) {
        if (!node.parentElement?.closest(unread)) yield node;
        this.#pass(end);
      }
      at = end;
      if (seen % 64 === 0) yield null;
    }
  }

  /** Leaves the hits that end before a place behind. */
  #pass(end: number): void {
    while (this.#hitEnd <= end) this.#next(this.#hitEnd);
  }
}

/** How many characters of its parent's text a child is; `rest` is what the parent has left. */
function lengthOf(child: Node, rest: number): number {
  if (child.nodeType === 3 || child.nodeType === 4) return (child as Text).length;
  if (child.nodeType !== 1) return 0;
  if ((child as Element).nextElementSibling) return child.textContent?.length ?? 0;
  // The last element is what the texts behind it leave.
  let behind = 0;
  for (let next = child.nextSibling; next; next = next.nextSibling)
    if (next.nodeType === 3 || next.nodeType === 4) behind += (next as Text).length;
  return rest - behind;
}
