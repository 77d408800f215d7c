/** The numbers of a page as one list. */

import type { CheckedNumber } from '../numbers/checked-number.ts';
import { telLinks } from './number-link.ts';
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

/** Everything that can be called now, in document order: numbers in text, in links, in fields and labels. */
export function allNumbers(page: PageNumbers): PageNumber[] {
  const inPlaces = [...page.places].flatMap(([place, asked]): PageNumber[] =>
    asked.flatMap((each) => {
      const number = place.isConnected ? page.texts.answer(each) : null;
      return number ? [{ text: shownIn(place, each.text), raw: each.text, number, place }] : [];
    }),
  );
  // What a link dials counts, not what it shows, unless it dials nothing.
  const links = new Set(inPlaces.filter(({ number }) => number.kind !== 'refused').map(({ place }) => place));
  const inText = page.marks.all().flatMap(({ node, range, number }): PageNumber[] => {
    const link = node.parentElement?.closest(telLinks);
    const text = range.toString().replace(/\s+/g, ' ');
    return link && links.has(link) ? [] : [{ text, raw: text, number, place: range }];
  });
  return [...inText, ...inPlaces].sort(inOrder);
}

/** The element that is the number, or that its text stands in. */
export function elementOf(place: PageNumber['place']): Element | null {
  return place instanceof Range ? place.startContainer.parentElement : place;
}

function shownIn(place: Element, carried: string): string {
  return place.matches(telLinks) ? (place.textContent?.trim() ?? '') : carried;
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
