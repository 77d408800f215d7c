/** Elements that may carry a number outside their text: links, fields that only show, labels. And hosts of shadow roots. */

import { gate } from '../numbers/gate.ts';
import { telLinks } from './number-link.ts';

const withDigit = (name: string) => [...'0123456789'].map((digit) => `[${name}*="${digit}"]`).join();
/** Fields that show a value and take none. */
export const shownFields = ':is(input,textarea):is([readonly],[disabled])';
/** HTML lets these host a shadow root, as custom elements do, which are told by the hyphen in their names. */
const nativeHosts =
  ':is(article,aside,blockquote,div,footer,h1,h2,h3,h4,h5,h6,header,main,nav,p,section,span)';
/** One query for all: each costs a pass over the elements. A host mostly has nothing but its root. */
const places = `${telLinks},${shownFields},:is([aria-label],[title]):is(${withDigit('aria-label')},${withDigit('title')}),${nativeHosts}:empty`;
const customElements = "descendant-or-self::*[contains(local-name(), '-')]";

/** What is worth a look: an element for what it carries, a root for all in it. */
export type Place = Element | ShadowRoot;

/** The telephone links, shown fields and numbered labels at and under `root`, and the shadow roots of empty elements. */
export function* placesUnder(root: ParentNode & Node): Generator<Place> {
  if (root.nodeType === 1) yield* placeAt(root as Element);
  for (const element of root.querySelectorAll(places)) {
    if (element.shadowRoot) yield element.shadowRoot;
    if (mayCarry(element)) yield element;
  }
}

/** The same of one element alone. */
export function* placeAt(element: Element): Generator<Place> {
  if (element.shadowRoot) yield element.shadowRoot;
  if (element.hasAttributes() && element.matches(places) && mayCarry(element)) yield element;
}

function mayCarry(element: Element): boolean {
  return element.matches(`${telLinks},${shownFields}`) || gate.test(labelOf(element));
}

/** The text that an element shows to those who do not see it, or under the pointer. */
export function labelOf(element: Element): string {
  return element.getAttribute('aria-label') ?? element.getAttribute('title') ?? '';
}

/** Open shadow roots of the custom elements at and under `root`: by name, which no selector can tell. */
export function* customRoots(root: Node): Generator<ShadowRoot> {
  const found = document.evaluate(customElements, root, null, XPathResult.ORDERED_NODE_SNAPSHOT_TYPE);
  for (let i = 0; i < found.snapshotLength; i++) {
    const shadow = (found.snapshotItem(i) as Element).shadowRoot;
    if (shadow) yield shadow;
  }
}

/** Open shadow roots of the elements that are not empty, or of all under a shadow root, which no XPath reads; null between them. */
export function* nativeRoots(root: ParentNode): Generator<ShadowRoot | null> {
  const hosts = root.querySelectorAll(root instanceof ShadowRoot ? '*' : `${nativeHosts}:not(:empty)`);
  for (const element of hosts) yield element.shadowRoot;
}
