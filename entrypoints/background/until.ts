/** Waits on the session, and never on time alone. */

import type { Session } from '../../lib/session.ts';
import type { SessionStore } from './session-store.ts';

/** Resolves as soon as the session is so, or after `limitMs` without it; answers whether it is. */
export async function until(
  store: Pick<SessionStore, 'now' | 'onChange'>,
  isSo: (session: Session) => boolean,
  limitMs: number,
): Promise<boolean> {
  const isThere = () => isSo(store.now());
  if (isThere()) return true;
  const done = Promise.withResolvers<void>();
  const limit = setTimeout(done.resolve, limitMs);
  const stop = store.onChange(() => isThere() && done.resolve());
  await done.promise;
  clearTimeout(limit);
  stop();
  return isThere();
}
