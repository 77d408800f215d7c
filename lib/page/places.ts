/** Elements that may carry a number outside their text: links, fields that only show, labels. And hosts of shadow roots. */

import { gate } from '../numbers/gate.ts';
import { telLinks } from './number-link.ts';

const withDigit = (name: string) => [...'0123456789'].map((digit) => `[${name}*="${digit}"]`).join();
/** Fields that show a value and take none. */
export const shownFields = ':is(input,textarea):is([readonly],[disabled])';
/** One query for all: each costs a pass over the elements. */
const places = `${telLinks},${shownFields},:is(${withDigit('aria-label')},${withDigit('title')})`;
const customElements = "descendant-or-self::*[contains(local-name(), '-')]";
/** HTML lets these host a shadow root too; custom elements are told by the hyphen in their names. */
const nativeHosts = 'article,aside,blockquote,div,footer,h1,h2,h3,h4,h5,h6,header,main,nav,p,section,span';

/** The telephone links, shown fields and numbered labels at and under `root`. */
export function* placesUnder(root: ParentNode): Generator<Element> {
  if (root instanceof Element && root.matches(places) && mayCarry(root)) yield root;
  for (const element of root.querySelectorAll(places)) if (mayCarry(element)) yield element;
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

/** Open shadow roots of the other elements, or of all under a shadow root, which no XPath reads; null between them. */
export function* nativeRoots(root: ParentNode): Generator<ShadowRoot | null> {
  if (root instanceof Element) yield root.shadowRoot;
  const hosts = root.querySelectorAll(root instanceof ShadowRoot ? '*' : nativeHosts);
  for (const element of hosts) yield element.shadowRoot;
}
