/**
 * Our script in pages that were open before it: when the extension is installed or updated, most browsers bring it only to
 * what is loaded afterwards. It may come twice (click-to-call).
 */

import { browser } from '../../../lib/browser.ts';
import type { PageRequest } from '../../../lib/page/requests.ts';

/** Brings it to all open pages that the extension may look into: those of origins that the agent allowed. */
export async function bringToOpenPages(): Promise<void> {
  for (const { id } of await browser.tabs.query({ discarded: false })) if (id !== undefined) void bring(id);
}

/**
 * Asks a page. One without our script gets it first where that is allowed: the toolbar button, a shortcut and the menu let
 * the extension into the page in front (`activeTab`). Rejects in the browser's own words where nobody is to answer.
 */
export async function askPage(
  tabId: number,
  request: PageRequest,
  frame: { frameId?: number } = {},
): Promise<unknown> {
  const ask = () => browser.tabs.sendMessage(tabId, request, frame);
  try {
    return await ask();
  } catch (nobody) {
    if (!(await bring(tabId))) throw nobody;
    return ask();
  }
}

/** Whether the page, with all its frames that may be looked into, has the script now. */
async function bring(tabId: number): Promise<boolean> {
  const { content_scripts = [] } = chrome.runtime.getManifest();
  const files = content_scripts.flatMap(({ js = [] }) => js);
  return chrome.scripting.executeScript({ target: { tabId, allFrames: true }, files }).then(
    () => true,
    () => false,
  );
}
