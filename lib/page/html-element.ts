/** An element of HTML in whatever document: in one of XML or SVG, `createElement` makes none. */
export function htmlElement<Tag extends keyof HTMLElementTagNameMap>(tag: Tag): HTMLElementTagNameMap[Tag];
export function htmlElement(tag: string): HTMLElement;
export function htmlElement(tag: string): HTMLElement {
  return document.createElementNS('http://www.w3.org/1999/xhtml', tag) as HTMLElement;
}
