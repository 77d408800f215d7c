import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { numberActs } from '../lib/page/number-acts.ts';

declare global {
  /** Set once this script came to the page; who follows the agent's hand calls it. */
  var actOnVoiceNumbers: typeof numberActs;
}

/** Loaded into the same world, once a pointer rests on a number, or one is pressed or stepped to. */
export default defineUnlistedScript(() => {
  globalThis.actOnVoiceNumbers = numberActs;
});
