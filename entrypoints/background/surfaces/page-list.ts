/** The numbers of the page in front as a list for the popup. A page tells them when it is asked, and not before. */

import { browser } from '../../../lib/browser.ts';
import type { CheckedNumber } from '../../../lib/numbers/checked-number.ts';
import type { PageRules } from '../../../lib/numbers/number-rules.ts';
import type { PageRequest } from '../../../lib/page/requests.ts';
import type { SenderStamps } from '../../../lib/sender.ts';
import type { PageList } from '../../../lib/session.ts';
import { siteOf } from '../dialling/site-rules.ts';
import type { SessionStore } from '../session-store.ts';
import { askPage } from './page-script.ts';

export interface PageListKeeper {
  /** Asks the page in front, with all its frames; what it tells stands in the session. */
  ask(): Promise<void>;
  /** Takes what a frame of that page tells: its numbers, E.164 and what follows, in document order. */
  take(sender: SenderStamps, texts: string[]): Promise<void>;
}

export interface PageListParts {
  store: SessionStore;
  checkNumber(text: string, region: string): CheckedNumber;
  rules(sender: SenderStamps): Promise<PageRules>;
  now?: () => number;
}

const mostNumbers = 200;
/** A page that was not asked a moment ago has nothing to tell. */
const askedMs = 5_000;

export function createPageList({ store, checkNumber, rules, now = Date.now }: PageListParts): PageListKeeper {
  let asked = { tabId: -1, at: 0 };

  return {
    async ask() {
      const [tab] = await browser.tabs.query({ active: true, lastFocusedWindow: true, windowType: 'normal' });
      store.change({ page: null });
      if (tab?.id === undefined) return;
      asked = { tabId: tab.id, at: now() };
      const request: PageRequest = { to: 'page', name: 'tellNumbers', args: [] };
      // A page without our script, such as the browser's own, has none.
      await askPage(tab.id, request).catch(() => {});
    },
    async take(sender, texts) {
      if (sender.tab?.id !== asked.tabId || now() - asked.at > askedMs) return;
      const { marksNumbers } = await rules(sender);
      const isTop = sender.frameId === 0;
      const before: PageList = store.now().page ?? { site: '', isMarked: marksNumbers, numbers: [] };
      const known = new Set(before.numbers.map(({ e164 }) => e164));
      const numbers = [...before.numbers];
      for (const text of texts) {
        // What a page says of its numbers is read again: it may say anything.
        const number = checkNumber(text, '');
        if (!('e164' in number) || known.has(number.e164) || numbers.length >= mostNumbers) continue;
        known.add(number.e164);
        const { e164, international, country, kind } = number;
        numbers.push({ text, e164, international, country, isPremium: kind === 'premium' });
      }
      const site = isTop ? siteOf(sender) : before.site;
      store.change({ page: { site, isMarked: isTop ? marksNumbers : before.isMarked, numbers } });
    },
  };
}
