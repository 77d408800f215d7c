/** The numbers of a page as one list. */

import type { CheckedNumber } from '../numbers/checked-number.ts';
import { addressOf, telLinks } from './number-link.ts';
import type { PageNumbers } from './page-numbers.ts';

/** Something on the page that can be called. */
export interface PageNumber {
  /** What stands on the page. */
  text: string;
  /** What was checked: the text, or the address of a link. */
  raw: string;
  number: CheckedNumber;
  place: Range | Element;
}

/** Everything that can be called now, in document order: numbers in text, and tel: links. */
export function allNumbers(page: PageNumbers): PageNumber[] {
  const inLinks = [...page.links].flatMap((place): PageNumber[] => {
    const raw = addressOf(place);
    const number = page.texts.get(raw);
    return number && place.isConnected ? [{ text: place.textContent?.trim() ?? '', raw, number, place }] : [];
  });
  const inText = page.marks.all().flatMap(({ node, range, number }): PageNumber[] => {
    const text = range.toString();
    return node.parentElement?.closest(telLinks) ? [] : [{ text, raw: text, number, place: range }];
  });
  return [...inText, ...inLinks].sort(inOrder);
}

function inOrder(a: PageNumber, b: PageNumber): number {
  const start = ({ place }: PageNumber): [Node, number] =>
    place instanceof Range ? [place.startContainer, place.startOffset] : [place, 0];
  const [nodeA, offsetA] = start(a);
  const [nodeB, offsetB] = start(b);
  if (nodeA === nodeB) return offsetA - offsetB;
  const [outerA, outerB] = [outermost(nodeA), outermost(nodeB)];
  const [first, second] = outerA === outerB ? [nodeA, nodeB] : [outerA, outerB];
  return first.compareDocumentPosition(second) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
}

/** The node itself, or the host in the document of the shadow roots around it. */
function outermost(node: Node): Node {
  const root = node.getRootNode();
  return root instanceof ShadowRoot ? outermost(root.host) : node;
}
