/** Pages of ours in tabs: one tab for each page, found again rather than opened twice. */

import { browser } from '../../../lib/browser.ts';
import type { PhonePanel } from '../../../lib/commands.ts';
import type { OwnPage } from '../../../lib/own-pages.ts';

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

/** In CSS px: the popup's width, and a window's frame. */
const panelSize = { width: 376, height: 640 };

/** Opens the popup's panel in a window of its own, in place of one that is open. */
export async function openPhonePanel(panel: PhonePanel): Promise<void> {
  const page = browser.runtime.getURL('/popup.html');
  for (const context of await chrome.runtime.getContexts({ contextTypes: ['TAB'] }))
    if (context.documentUrl?.startsWith(`${page}?panel=`)) await browser.tabs.remove(context.tabId);
  await browser.windows.create({ url: `${page}?panel=${panel}`, type: 'popup', ...panelSize });
}

/** Opens the contacts, which take the number from there. */
export async function addContact(number: string): Promise<void> {
  await browser.storage.session.set({ newContact: { number } });
  await openOwnPage('contacts');
}
