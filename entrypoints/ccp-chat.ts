/** Amazon's chat library for the world of the CCP's own page: the background puts it there when the first chat needs it. */

import 'amazon-connect-chatjs';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';

// It has put itself on `connect` by now, where the script that drives the page takes it (ccp-window).
export default defineUnlistedScript(() => {});
