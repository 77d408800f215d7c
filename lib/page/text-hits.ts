/** The texts under a root in which digits of a telephone number may stand. Reads, and touches nothing. */

import { hitsIn } from '../numbers/gate.ts';
import { unread } from './readable.ts';

/** To go down pays where the children are large; else, and in pages that nest without end, the texts are walked. */
const largeChild = 1_000;
const deepest = 60;

/** Places in the text of the root: of an element, or of the hits in it, start and end by turns. */
interface Stretch {
  start: number;
  end: number;
  hits: readonly number[];
}

/**
 * One native pass over the whole text, then down to the places that hold something, past everything that holds nothing:
 * pages without numbers cost less than a walk. Yields null where it may be interrupted; in no order.
 */
export function* textHits(root: Element | Document | DocumentFragment): Generator<Text | null> {
  const top = 'body' in root ? (root.body ?? root.documentElement) : root;
  const content = top?.textContent;
  if (!content) return;
  const hits = withoutScripts(hitsIn(content), top, content);
  if (hits.length === 0 || ('closest' in top && top.closest(unread))) return;
  yield null;
  yield* into(top, { start: 0, end: content.length, hits }, 0);
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

/**
 * The hits under an element. Its children are measured from the two ends, on whichever side the nearest hit is closer: what
 * stands between the outermost hits, such as a long article over its footer, often need not be measured.
 */
function* into(element: Node, { start, end, hits }: Stretch, depth: number): Generator<Text | null> {
  const isWalked = depth > deepest || end - start < largeChild * ((element as Element).childElementCount + 1);
  if (isWalked) return yield* walk(element, { start, end, hits });
  let [first, last] = [element.firstChild, element.lastChild];
  let open = hits;
  while (first && last && open.length > 0) {
    const isFirst = (open[0] ?? 0) - start <= end - (open.at(-1) ?? 0);
    const child: Node = isFirst ? first : last;
    const length = first === last ? end - start : lengthOf(child);
    const [from, to]: [number, number] = isFirst ? [start, start + length] : [end - length, end];
    const inside = within(open, from, to);
    if (inside.length > 0) {
      if (child.nodeType !== 1) yield child as Text;
      // What is not read is passed without a look into it: scripts are part of the text.
      else if (!(child as Element).matches(unread))
        yield* into(child, { start: from, end: to, hits: inside }, depth + 1);
    }
    if (first === last) return;
    if (isFirst) [first, start] = [first.nextSibling, to];
    else [last, end] = [last.previousSibling, from];
    if (length > 0) open = within(open, start, end);
  }
}

function* walk(element: Node, { start, hits }: Stretch): Generator<Text | null> {
  const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_CDATA_SECTION);
  let at = start;
  let next = 0;
  for (let seen = 1; next < hits.length && texts.nextNode(); seen++) {
    const node = texts.currentNode as Text;
    const nodeEnd = at + node.length;
    if ((hits[next] ?? 0) < nodeEnd) {
      if (!node.parentElement?.closest(unread)) yield node;
      // A hit that goes on behind the node stands in the next one too.
      while ((hits[next + 1] ?? Number.POSITIVE_INFINITY) <= nodeEnd) next += 2;
    }
    at = nodeEnd;
    if (seen % 64 === 0) yield null;
  }
}

/** The hits that stand at least in part between two places. */
function within(hits: readonly number[], from: number, to: number): readonly number[] {
  let [first, last] = [0, hits.length];
  while (first < last && (hits[first + 1] ?? 0) <= from) first += 2;
  while (first < last && (hits[last - 2] ?? 0) >= to) last -= 2;
  return first === 0 && last === hits.length ? hits : hits.slice(first, last);
}

/** How many characters of its parent's text a child is. */
function lengthOf(child: Node): number {
  if (child.nodeType === 1) return child.textContent?.length ?? 0;
  return child.nodeType === 3 || child.nodeType === 4 ? (child as Text).length : 0;
}
