/** Pages of ours in tabs: one tab for each page, found again rather than opened twice. */

import { browser } from '../../lib/browser.ts';
import type { OwnPage } from '../../lib/own-pages.ts';

/** Opens a page of ours, or brings the tab that has it to the front; `part` is what stands after the # of its address. */
export async function openOwnPage(page: OwnPage, part?: string): Promise<void> {
  const url = browser.runtime.getURL(`/${page}.html`);
  const wanted = part === undefined ? url : `${url}#${encodeURIComponent(part)}`;
  const contexts = await chrome.runtime.getContexts({ contextTypes: ['TAB'] });
  const there = contexts.find(({ documentUrl, tabId }) => tabId >= 0 && documentUrl?.split('#')[0] === url);
  if (!there) {
    await browser.tabs.create({ url: wanted });
    return;
  }
  await browser.tabs.update(there.tabId, { active: true, ...(part === undefined ? {} : { url: wanted }) });
  await browser.windows.update(there.windowId, { focused: true });
}
