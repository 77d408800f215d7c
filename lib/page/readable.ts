/** Which of a page's text is the page's to show, and ours to read. */

/** What a page keeps out of our hands, links too (docs/decisions.md). */
export const optedOut = '[data-no-call]';

/** Not read: code, fields, drawings, formulas, what somebody is writing, and what the page keeps out; and the source that the browser's XML viewer keeps beside its picture. */
export const unread = `script,style,noscript,template,textarea,select,option,title,svg,math,code,#webkit-xml-viewer-source-xml,[contenteditable]:not([contenteditable=false i]),${optedOut}`;

/** Whether a text is shown as text: not in code, not where somebody writes. */
export function isReadable(node: Node): boolean {
  // `isContentEditable` would say so too, and have the browser work out the page's styles for it.
  return document.designMode !== 'on' && !isIn(node, unread);
}

/** Whether a node stands in, or is, what a selector names; around its shadow roots too. */
export function isIn(node: Node, selector: string): boolean {
  const element = node.nodeType === 1 ? (node as Element) : node.parentElement;
  if (element?.closest(selector)) return true;
  const { host } = node.getRootNode() as Partial<ShadowRoot>;
  return host !== undefined && isIn(host, selector);
}
