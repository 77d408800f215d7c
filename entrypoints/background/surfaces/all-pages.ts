/** What is told to every page at once. */

import { browser } from '../../../lib/browser.ts';
import type { PageRequest, PageRequestName } from '../../../lib/page/requests.ts';

/** Tells every page, with all its frames. One without our script has nothing to hear it. */
export async function askAllPages(name: PageRequestName, args: unknown[]): Promise<void> {
  const request: PageRequest = { to: 'page', name, args };
  for (const { id } of await browser.tabs.query({}))
    if (id !== undefined) void browser.tabs.sendMessage(id, request).catch(() => {});
}
