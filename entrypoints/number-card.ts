import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { numberCard } from '../lib/page/number-card.ts';

declare global {
  /** Set once this script came to the page. */
  var voiceNumberCard: typeof numberCard | undefined;
}

/** Loaded by the content script when the agent first points at a number, into its isolated world. */
export default defineUnlistedScript(() => {
  globalThis.voiceNumberCard = numberCard;
});
