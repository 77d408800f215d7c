/** The session as far as sections of the options show it, followed while the page is open. */

import { watchSession } from '../../lib/session-view.ts';

export const session = watchSession(new AbortController().signal);
