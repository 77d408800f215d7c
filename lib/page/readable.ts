/** Which of a page's text is the page's to show, and ours to read. */

/** What a page keeps out of our hands, links too (docs/decisions.md). */
export const optedOut = '[data-no-call]';

/** Not read: code, fields, drawings, what somebody is writing, and what the page keeps out; and the source that the browser's XML viewer keeps beside its picture. */
export const unread = `script,style,noscript,template,textarea,select,option,title,svg,code,#webkit-xml-viewer-source-xml,[contenteditable]:not([contenteditable=false i]),${optedOut}`;

/** Whether a text is shown as text: not in code, not where somebody writes. */
export function isReadable(node: Node): boolean {
  const parent = node.parentElement;
  return !parent || (!parent.closest(unread) && !parent.isContentEditable && document.designMode !== 'on');
}
