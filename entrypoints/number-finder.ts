import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { PageNumbers } from '../lib/page/page-numbers.ts';

declare global {
  /** Set once this script came to the page; the content script calls it. */
  var findVoiceNumbers: ((...parts: ConstructorParameters<typeof PageNumbers>) => PageNumbers) | undefined;
}

/** Loaded by the content script into its isolated world, on pages whose text may hold a number. */
export default defineUnlistedScript(() => {
  globalThis.findVoiceNumbers = (...parts) => new PageNumbers(...parts);
});
