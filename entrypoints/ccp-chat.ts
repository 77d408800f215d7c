/** Amazon's chat library for the world of the CCP's own page: the background puts it there when the first chat needs it. */

import 'amazon-connect-chatjs';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { putChatJsAside } from '../lib/amazon-connect/chat-js.ts';

// It has put itself on `connect` by now; the script that drives the page (ccp-window) finds it aside.
export default defineUnlistedScript(() => putChatJsAside(connect));
