/** The entries in a page's context menu that offer selected text, explain why it is or is not marked, or offer the number behind a link. */

import { browser } from '../../../lib/browser.ts';
import { isPageOrigin } from '../../../lib/numbers/page-region.ts';
import { isWritten } from '../../../lib/numbers/why.ts';
import type { PageRequest } from '../../../lib/page/requests.ts';
import type { SenderStamps } from '../../../lib/sender.ts';
import type { GateParts } from '../gate.ts';
import { askPage } from '../surfaces/page-script.ts';
import type { AskedWhy, Suggestions } from './suggestions.ts';

/** How long the page may take to tell where its selection stands. */
const patienceMs = 500;
/** A selection may be a whole page. */
const longestSelection = 500;
const selection = 'call-selection';
const why = 'why-selection';
const link = 'call-link';

/** Puts the entries in place; browsers keep them until the extension is updated. */
export function makeSelectionMenu(): void {
  browser.contextMenus.create({ id: selection, title: 'Call “%s”…', contexts: ['selection'] });
  browser.contextMenus.create({ id: why, title: 'Why is this (not) a number?', contexts: ['selection'] });
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
  frameId?: number;
}

/** Shows the number card for what was chosen in a tab. Nothing is dialled. */
export async function selectionChosen(
  { store, suggestions }: Pick<GateParts, 'store'> & { suggestions: Suggestions },
  { menuItemId, selectionText, linkUrl, pageUrl, frameId }: Chosen,
  tabId: number | undefined,
): Promise<void> {
  await store.ready;
  const origin = URL.parse(pageUrl ?? '')?.origin;
  const sender: SenderStamps = { tab: { id: tabId }, url: pageUrl, origin };
  if (menuItemId === selection && selectionText)
    await suggestions.suggestFrom(sender, selectionText, await asSelected(tabId, frameId)).catch(() => {});
  if (menuItemId === why && selectionText) {
    const asked = (await asSelected(tabId, frameId)) ?? asIs(selectionText, pageUrl);
    await suggestions.explain(sender, asked).catch(() => {});
  }
  if (menuItemId === link && linkUrl) await suggestions.suggest(sender, linkUrl).catch(() => {});
}

/** The selection by itself, where no script of ours can tell more: in the browser's PDF viewer, for one. */
function asIs(text: string, pageUrl: string | undefined): AskedWhy {
  const host = URL.parse(pageUrl ?? '')?.hostname ?? '';
  return {
    written: { before: '', text: text.slice(0, longestSelection), after: '' },
    origin: { hosts: host ? [host] : [], langs: [], countries: [] },
    top: '',
  };
}

/** The selection where it stands; null where the page has no script of ours, or is too busy to tell. */
async function asSelected(tabId: number | undefined, frameId = 0): Promise<AskedWhy | null> {
  if (tabId === undefined) return null;
  const request: PageRequest = { to: 'page', name: 'tellSelection', args: [] };
  const told = askPage(tabId, request, { frameId }).catch(() => null);
  const late = new Promise<null>((resolve) => setTimeout(resolve, patienceMs, null));
  const { written, origin, top } = ((await Promise.race([told, late])) ?? {}) as Partial<AskedWhy>;
  return isWritten(written) && isPageOrigin(origin) ? { written, origin, top: String(top ?? '') } : null;
}
