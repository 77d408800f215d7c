import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { findNumbers } from '../lib/page/number-finder.ts';

declare global {
  /** Set once this script came to the page; the content script calls it. */
  var findVoiceNumbers: typeof findNumbers | undefined;
}

/** Loaded by the content script into its isolated world, on pages whose text may hold a number. */
export default defineUnlistedScript(() => {
  globalThis.findVoiceNumbers = findNumbers;
});
