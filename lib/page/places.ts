/** Elements that may carry a number outside their text: links, fields that only show, labels. And hosts of shadow roots. */

import { gate } from '../numbers/gate.ts';
import { telLinks } from './number-link.ts';

const withDigit = (name: string) => [...'0123456789'].map((digit) => `[${name}*="${digit}"]`).join();
/** Fields that show a value and take none. */
export const shownFields = ':is(input,textarea):is([readonly],[disabled])';
/** HTML lets these host a shadow root. */
const nativeHosts =
  ':is(article,aside,blockquote,div,footer,h1,h2,h3,h4,h5,h6,header,main,nav,p,section,span)';
/** Custom elements do so too, and no selector tells them: they are what is none of these. The frequent ones come first. */
const customHosts = `:not(div,a,span,li,p,td,tr,img,ul,script,i,br,option,b,strong,input,h2,h3,link,meta,em,svg,path,g,use,button,label,h4,section,article,nav,header,footer,table,tbody,th,sup,code,ol,dd,dt,dl,form,style,small,h1,h5,h6,iframe,picture,source,figure,figcaption,main,aside,html,head,body,title,noscript,font,center,hr,pre,blockquote,abbr,time,select,textarea,thead,rect,circle,line,polygon,defs,sub,cite,video,template)`;
const telHref = ':is([href^="tel:" i],[href^="callto:" i],[href^="sms:" i])';
/** One query for all, since each costs a pass over the elements; a tag in front is what fails fastest. An empty element may be a host. */
const places = [
  `a${telHref},area${telHref}`,
  'input:is([readonly],[disabled]),textarea:is([readonly],[disabled])',
  `:is([aria-label],[title]):is(${withDigit('aria-label')},${withDigit('title')})`,
  `:empty${nativeHosts}`,
  customHosts,
].join();

/** What is worth a look: an element for what it carries, a root for all in it. */
export type Place = Element | ShadowRoot;

/** The telephone links, shown fields and numbered labels at and under `root`, and the shadow roots of empty and of custom elements. */
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

/** Open shadow roots of the elements that are not empty; null between them. */
export function* nativeRoots(root: ParentNode): Generator<ShadowRoot | null> {
  for (const element of root.querySelectorAll(`${nativeHosts}:not(:empty)`)) yield element.shadowRoot;
}
