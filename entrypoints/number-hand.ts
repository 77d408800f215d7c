import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { followHand, type NumberHand } from '../lib/page/number-hand.ts';
import type { PageNumbers } from '../lib/page/page-numbers.ts';

declare global {
  /** Set once this script came to the page; the content script calls it. */
  var followVoiceHand: ((numbers: PageNumbers, life: AbortController) => NumberHand) | undefined;
}

/** Loaded by the content script into its isolated world, on pages that have a number to act on. */
export default defineUnlistedScript(() => {
  globalThis.followVoiceHand = (numbers, life) => {
    let tries = 0;
    return followHand(numbers, life, async () => {
      // The browser keeps in mind which address failed and fetches it no more: each try has one of its own.
      await import(/* @vite-ignore */ chrome.runtime.getURL(`/number-card.js#${tries++}`));
      return globalThis.actOnVoiceNumbers(numbers);
    });
  };
});
