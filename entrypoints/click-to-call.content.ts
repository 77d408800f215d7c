import { defineContentScript } from 'wxt/utils/define-content-script';
import { followHand } from '../lib/page/number-hand.ts';
import { PageNumbers } from '../lib/page/page-numbers.ts';
import { isPageRequest, type WidgetFate } from '../lib/page/requests.ts';

/** The always-on part: finds numbers, offers them, and brings the widget when the background asks for it. */
export default defineContentScript({
  matches: ['http://*/*', 'https://*/*'],
  allFrames: true,
  matchAboutBlank: true,
  runAt: 'document_idle',
  noScriptStartedPostMessage: true,
  main() {
    const lifetime = new AbortController();
    const numbers = new PageNumbers(lifetime.signal);
    const hand = followHand(numbers, lifetime);

    chrome.runtime.onMessage.addListener((message, _sender, answer) => {
      if (isPageRequest(message, 'nextNumber')) hand.next();
      if (!isPageRequest(message, 'showWidget')) return;
      void showWidget(message.args[0] === true).then((value) => answer({ value }));
      return true;
    });

    if (import.meta.env.GVC_TEST)
      Object.assign(globalThis, { __phonesFound: () => numbers.all().map(asFound) });
  },
});

/** The host's code comes to a page only with its first call. */
async function showWidget(isAskedFor: boolean): Promise<WidgetFate> {
  await import(/* @vite-ignore */ chrome.runtime.getURL('/widget-host.js'));
  return globalThis.showVoiceWidget(isAskedFor);
}

function asFound({ text, number }: ReturnType<PageNumbers['all']>[number]) {
  const isDialable = 'e164' in number;
  return {
    text,
    e164: isDialable ? number.e164 : null,
    ext: isDialable ? number.extension : null,
    kind: number.kind,
  };
}
