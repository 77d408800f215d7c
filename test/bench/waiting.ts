/** Runs inside a page without digits, in an isolated world of its own: the part of click-to-call that stands in every page. */

import { walkPage } from '../../lib/page/text-walk.ts';

Object.assign(globalThis, {
  follow: () => walkPage(async () => undefined, new AbortController().signal),
});
