/** The entries in a page's context menu that offer selected text, or the number behind a link, for dialling. */

import { browser } from '../../../lib/browser.ts';
import type { SenderStamps } from '../../../lib/sender.ts';
import type { GateParts } from '../gate.ts';
import type { Suggestions } from './suggestions.ts';

const selection = 'call-selection';
const link = 'call-link';

/** Puts the entries in place; browsers keep them until the extension is updated. */
export function makeSelectionMenu(): void {
  browser.contextMenus.create({ id: selection, title: 'Call “%s”…', contexts: ['selection'] });
  browser.contextMenus.create({
    id: link,
    title: 'Call this number…',
    contexts: ['link'],
    targetUrlPatterns: ['tel:*'],
  });
}

interface Chosen {
  menuItemId: string | number;
  selectionText?: string;
  linkUrl?: string;
  pageUrl?: string;
}

/** Shows the number card for what was chosen in a tab. Nothing is dialled. */
export async function selectionChosen(
  { store, suggestions }: Pick<GateParts, 'store'> & { suggestions: Suggestions },
  { menuItemId, selectionText, linkUrl, pageUrl }: Chosen,
  tabId: number | undefined,
): Promise<void> {
  await store.ready;
  const origin = URL.parse(pageUrl ?? '')?.origin;
  const sender: SenderStamps = { tab: { id: tabId }, url: pageUrl, origin };
  if (menuItemId === selection && selectionText)
    await suggestions.suggestFrom(sender, selectionText).catch(() => {});
  if (menuItemId === link && linkUrl) await suggestions.suggest(sender, linkUrl).catch(() => {});
}
