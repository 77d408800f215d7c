/** Opens a page for a customer who calls: once for each call, and in the tab that has it already. */

import { browser } from '../../../lib/browser.ts';
import type { Call } from '../../../lib/call.ts';
import { log } from '../../../lib/log.ts';
import { popAddress, type ScreenPopRules } from '../../../lib/screen-pop.ts';
import type { SessionStore, StoredArea } from '../session-store.ts';
import { openOwnPage } from './own-page-tabs.ts';

/** Addresses of tabs of other sites cannot be read without a permission for them: what was opened is remembered. */
const key = 'poppedTabs';
const most = 50;

export function createScreenPop(
  store: SessionStore,
  stored: StoredArea,
  rules: () => Promise<ScreenPopRules>,
): void {
  async function pop(call: Call, at: ScreenPopRules['screenPopAt']): Promise<void> {
    const { screenPop, screenPopAt, screenPopTemplate } = await rules();
    if (screenPop === 'off' || screenPopAt !== at) return;
    if (screenPop === 'record') return openOwnPage('interactions', call.id);
    const address = popAddress(screenPopTemplate, call);
    if (address !== null) await openAddress(address);
  }

  async function openAddress(address: string): Promise<void> {
    const tabs = ((await stored.get([key]))[key] ?? {}) as Record<string, number>;
    const known = tabs[address];
    const tab =
      known === undefined ? null : await browser.tabs.update(known, { active: true }).catch(() => null);
    const shown = tab ?? (await browser.tabs.create({ url: address }));
    if (shown.windowId !== undefined) await browser.windows.update(shown.windowId, { focused: true });
    const others = Object.entries(tabs).filter(([other]) => other !== address);
    if (shown.id !== undefined)
      await stored.set({ [key]: Object.fromEntries([...others, [address, shown.id]].slice(-most)) });
  }

  store.onCallEvent(({ type, call }) => {
    if (call.direction !== 'inbound' || (type !== 'rang' && type !== 'answered')) return;
    // A page that could not be opened is no reason to trouble the call.
    pop(call, type === 'rang' ? 'ring' : 'answer').catch((error: unknown) =>
      log.warn('no screen pop', { why: String(error) }),
    );
  });
}
