/** Elements that may carry a number outside their text: links, fields that only show, labels. And hosts of shadow roots. */

import { hasHit } from '../numbers/gate.ts';
import { telLinks } from './number-link.ts';

const withDigit = (name: string) =>
  `[${name}]:is(${[...'0123456789'].map((digit) => `[${name}*="${digit}"]`).join()})`;
/** Fields that show a value and take none. A password is nobody's. */
const shownFields = ':is(input:not([type=password]),textarea):is([readonly],[disabled])';
const labels = `${withDigit('aria-label')},${withDigit('title')}`;
/** HTML lets some elements host a shadow root, and all custom ones, which no selector tells: hosts are what is none of the commonest others. */
const hosts = `:not(a,li,td,tr,img,ul,script,i,br,b,strong,input,em,svg,path,g,use,button,code)`;

/** Adds the telephone links at and under `root`. */
export function addLinksUnder(root: ParentNode & Node, links: Set<Element>): void {
  if (root.nodeType === 1 && (root as Element).matches(telLinks)) links.add(root as Element);
  // Of a list without any nothing is set up, as its iterator would be.
  const found = root.querySelectorAll(telLinks);
  for (let i = 0; i < found.length; i++) links.add(found[i] as Element);
}

/** The shown fields and the labels with digits at and under `root`. */
export function* carriersUnder(root: ParentNode & Node): Generator<Element> {
  if (root.nodeType === 1 && isCarrier(root as Element)) yield root as Element;
  for (const element of root.querySelectorAll(`${shownFields},${labels}`))
    if (isCarrier(element)) yield element;
}

/** Whether an element alone is a telephone link, a shown field or a label with digits. */
export function isPlace(element: Element): boolean {
  return element.hasAttributes() && (element.matches(telLinks) || isCarrier(element));
}

function isCarrier(element: Element): boolean {
  return hasHit(element.matches(shownFields) ? (element as HTMLInputElement).value : labelOf(element));
}

/** The text that an element shows to those who do not see it, or under the pointer. */
export function labelOf(element: Element): string {
  return element.getAttribute('aria-label') ?? element.getAttribute('title') ?? '';
}

/** Open shadow roots at and under `root`; null where there is none, and it may be interrupted. */
export function* rootsUnder(root: ParentNode & Node): Generator<ShadowRoot | null> {
  if (root.nodeType === 1) yield (root as Element).shadowRoot;
  for (const element of root.querySelectorAll(hosts)) yield element.shadowRoot;
}
