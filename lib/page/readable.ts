/** Which of a page's text is the page's to show, and ours to read. */

/** Not read: code, fields, drawings, and what somebody is writing. */
export const unread =
  'script,style,noscript,template,textarea,select,option,title,svg,code,[contenteditable]:not([contenteditable=false i])';

/** Whether a text is shown as text: not in code, not where somebody writes. */
export function isReadable(node: Node): boolean {
  const parent = node.parentElement;
  return !parent || (!parent.closest(unread) && !parent.isContentEditable && document.designMode !== 'on');
}
