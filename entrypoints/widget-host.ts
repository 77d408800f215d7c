import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import type { WidgetFate } from '../lib/page/requests.ts';
import { shown } from '../lib/page/slices.ts';
import { mountWidget, type WidgetHost } from '../lib/widget-host/widget-host.ts';

declare global {
  /** Set once this script came to the page; the content script calls it. */
  var showVoiceWidget: (isAskedFor: boolean) => Promise<WidgetFate>;
}

/** Loaded by the content script with the first call of a page, into its isolated world. */
export default defineUnlistedScript(() => {
  let host: WidgetHost | null = null;

  globalThis.showVoiceWidget = async (isAskedFor) => {
    // What a page without an origin frames is sandboxed like itself, and our frame stays blank.
    if (self.origin === 'null') return 'blocked';
    await shown(new AbortController().signal);
    if (host) host.expand();
    else {
      host = mountWidget(isAskedFor, () => {
        host = null;
      });
    }
    return host.fate;
  };
});
