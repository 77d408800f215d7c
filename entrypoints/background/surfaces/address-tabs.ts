/** Opens pages of other sites: each once, and in the tab that has it already. */

import { browser } from '../../../lib/browser.ts';
import { takeTurns } from '../../../lib/turns.ts';
import type { StoredArea } from '../session-store.ts';

/** Addresses of tabs of other sites cannot be read without a permission for them: what was opened is remembered. */
const key = 'poppedTabs';
const most = 50;

/** The way to open an address, or to bring the tab to the front that was opened for it. */
export function createAddressTabs(stored: StoredArea): (address: string) => Promise<void> {
  // Two at once would open one address twice, or forget a tab.
  const inTurn = takeTurns();
  const open = async (address: string) => {
    const tabs = ((await stored.get([key]))[key] ?? {}) as Record<string, number>;
    const known = tabs[address];
    const tab =
      known === undefined ? null : await browser.tabs.update(known, { active: true }).catch(() => null);
    const shown = tab ?? (await browser.tabs.create({ url: address }));
    if (shown.windowId !== undefined) await browser.windows.update(shown.windowId, { focused: true });
    const others = Object.entries(tabs).filter(([other]) => other !== address);
    if (shown.id !== undefined)
      await stored.set({ [key]: Object.fromEntries([...others, [address, shown.id]].slice(-most)) });
  };
  return (address) => inTurn(() => open(address));
}
