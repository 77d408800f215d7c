import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { followHand } from '../lib/page/number-hand.ts';

declare global {
  /** Set once this script came to the page; the content script calls it. */
  var followVoiceHand: typeof followHand | undefined;
}

/** Loaded by the content script into its isolated world, on pages that have a number to act on. */
export default defineUnlistedScript(() => {
  globalThis.followVoiceHand = followHand;
});
