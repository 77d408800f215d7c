/**
 * In frames of the instance's origin: a softphone that another site shows in its page. Its frame alone can tell, since
 * nothing is known of what a tab of that site holds.
 */

import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { ccpPageAt } from '../lib/host/ccp-page.ts';
import { background } from '../lib/messaging.ts';
import { isPageRequest } from '../lib/page/requests.ts';

export default defineUnlistedScript(() => {
  if (window === window.top || ccpPageAt(location.href, location.href) === null) return;
  const tell = (isHere: boolean) => void background.ccpFramed(topSite(), isHere).catch(() => {});
  tell(true);
  addEventListener('pagehide', () => tell(false));
  addEventListener('pageshow', ({ persisted }) => persisted && tell(true));
  chrome.runtime.onMessage.addListener((message, _sender, answer) => {
    if (isPageRequest(message, 'isCcpFramed')) answer({ value: true });
  });
});

/** The site whose page this frame stands in; empty where the browser keeps it to itself. */
function topSite(): string {
  const top = location.ancestorOrigins?.item(location.ancestorOrigins.length - 1) ?? document.referrer;
  return URL.parse(top)?.host ?? '';
}
