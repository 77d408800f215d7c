/** Carries out browser shortcuts, wherever the agent is in the browser. */

import { browser } from '../../../lib/browser.ts';
import { openCallBar } from '../../../lib/call-bar-window.ts';
import type { PageRequest } from '../../../lib/page/requests.ts';
import { isShortcut, type ShortcutName, shortcutCommand } from '../../../lib/shortcuts.ts';
import { type GateParts, perform } from '../gate.ts';
import { askPage } from './page-script.ts';
import type { WidgetOpener } from './widget-opener.ts';

interface ShortcutParts extends Pick<GateParts, 'store' | 'commands'> {
  opener: Pick<WidgetOpener, 'open'>;
}

/** Does what the shortcut of this name is for; nothing when no call allows it. A failure stands in the session's notice. */
export async function pressed(parts: ShortcutParts, name: string): Promise<void> {
  if (!isShortcut(name)) return;
  const { store } = parts;
  await store.ready;
  const surface = surfaces[name];
  if (surface) return surface(parts);
  const meant = shortcutCommand(name, store.now());
  if (!meant) return;
  const target = 'callId' in meant ? meant.callId : meant.presenceId;
  await perform(parts, meant.command, {}, [target]).catch(() => {});
}

const surfaces: Partial<Record<ShortcutName, (parts: ShortcutParts) => Promise<void>>> = {
  'open-widget': showWidget,
  async keypad(parts) {
    await showWidget(parts);
    parts.store.change({ panel: { name: 'keypad', at: Date.now() } });
  },
  'call-bar': openCallBar,
  async 'next-number'() {
    const [tab] = await browser.tabs.query({ active: true, lastFocusedWindow: true });
    const request: PageRequest = { to: 'page', name: 'nextNumber', args: [] };
    // A page without our script has no numbers of ours.
    if (tab?.id !== undefined) await askPage(tab.id, request).catch(() => {});
  },
};

/** On the page, or where a page cannot show it, in the popup. */
async function showWidget({ opener }: ShortcutParts): Promise<void> {
  await opener.open().catch(() => browser.action.openPopup().catch(() => {}));
}
