/** The entry in a page's context menu that offers the selected text for dialling. */

import { browser } from '../../lib/browser.ts';
import type { SenderStamps } from '../../lib/sender.ts';
import { type GateParts, perform } from './gate.ts';

const id = 'call-selection';

/** Puts the entry in place; browsers keep it until the extension is updated. */
export function makeSelectionMenu(): void {
  browser.contextMenus.create({ id, title: 'Call “%s”…', contexts: ['selection'] });
}

/** Shows the number card for what was selected in a tab. Nothing is dialled. */
export async function selectionChosen(
  parts: Pick<GateParts, 'store' | 'commands'>,
  {
    menuItemId,
    selectionText,
    pageUrl,
  }: { menuItemId: string | number; selectionText?: string; pageUrl?: string },
  tabId: number | undefined,
): Promise<void> {
  if (menuItemId !== id || !selectionText) return;
  await parts.store.ready;
  const origin = URL.parse(pageUrl ?? '')?.origin;
  const sender: SenderStamps = { tab: { id: tabId }, url: pageUrl, origin };
  await perform(parts, 'suggestNumber', sender, [selectionText]).catch(() => {});
}
