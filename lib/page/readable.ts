/** Which of a page's text is the page's to show, and ours to read. */

/** What a page keeps out of our hands, links too (docs/decisions.md). */
export const optedOut = '[data-no-call]';

/** Not read: code, fields, drawings, formulas, what somebody is writing, and what the page keeps out; and the source that the browser's XML viewer keeps beside its picture. */
export const unread = `script,style,noscript,template,textarea,select,option,title,svg,math,code,#webkit-xml-viewer-source-xml,[contenteditable]:not([contenteditable=false i]),${optedOut}`;

/** Whether a text is shown as text: not in code, not where somebody writes. */
export function isReadable(node: Node): boolean {
  if (document.designMode === 'on') return false;
  const parent = node.parentElement;
  if (parent?.closest(unread)) return false;
  // `isContentEditable` would say so too, and have the browser work out the page's styles for it.
  const host = (node.getRootNode() as Partial<ShadowRoot>).host;
  return !host || isReadable(host);
}
