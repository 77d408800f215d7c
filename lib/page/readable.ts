/** Which of a page's text is the page's to show, and ours to read. */

/** What a page keeps out of our hands, links too (docs/decisions.md). */
export const optedOut = '[data-no-call]';

/** Not read: code, fields, formulas, what somebody is writing, and what the page keeps out; and the source that the browser's XML viewer keeps beside its picture. */
export const unread = `script,style,noscript,template,textarea,select,option,title,math,code,#webkit-xml-viewer-source-xml,[contenteditable]:not([contenteditable=false i]),${optedOut}`;

/** Whether a text is shown as text: not in code, not where somebody writes, in a drawing only where that draws text. */
export function isReadable(node: Node): boolean {
  // `isContentEditable` would say so too, and have the browser work out the page's styles for it.
  return (
    document.designMode !== 'on' && !isIn(node, unread) && (!isDrawing(node) || drawnText(node) !== null)
  );
}

/** Whether a node stands in a drawing, and not in a piece of a page within it. */
const isDrawing = (node: Node) => node.parentElement?.closest('svg,foreignObject')?.localName === 'svg';

/** The text of a drawing in which a node stands; null elsewhere, and in what is kept there to be drawn elsewhere. */
export function drawnText(node: Node): Element | null {
  const text = isDrawing(node) ? node.parentElement?.closest('text') : null;
  return text && !text.closest('defs,symbol') ? text : null;
}

/** Whether a node stands in, or is, what a selector names; around its shadow roots too. */
export function isIn(node: Node, selector: string): boolean {
  const element = node.nodeType === 1 ? (node as Element) : node.parentElement;
  if (element?.closest(selector)) return true;
  const { host } = node.getRootNode() as Partial<ShadowRoot>;
  return host !== undefined && isIn(host, selector);
}
