/** A text of the page with what stands before and behind it. */

import type { Written } from '../numbers/why.ts';
import { textRun } from './text-run.ts';

/** A selection may be a whole page. */
const mostWritten = 500;

/** What stands in a stretch of the page, and around it; null for one without text. */
export function writtenAt(place: Range): Omit<Written, 'isElsewhere'> | null {
  const { startContainer, startOffset, endContainer, endOffset } = place;
  const texts = document.createTreeWalker(place.commonAncestorContainer, NodeFilter.SHOW_TEXT);
  texts.currentNode = startContainer;
  const node = startContainer.nodeType === 3 ? startContainer : texts.nextNode();
  if (!node || !place.intersectsNode(node)) return null;
  const run = textRun(node as Text);
  const start = run.from + (node === startContainer ? startOffset : 0);
  const end = run.placeOf(endContainer, endOffset) ?? start + place.toString().length;
  return {
    before: run.text.slice(0, start),
    text: run.text.slice(start, end).slice(0, mostWritten),
    after: run.text.slice(end),
  };
}
