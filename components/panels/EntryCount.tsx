/** How many cards stand below, where there are several. Of what kind each is its card shows, so the figure leaves room for the presence. */

import { isLive } from '../../lib/call.ts';
import { entryCount, waitingBeside } from '../../lib/callbacks/entries.ts';
import type { Session } from '../../lib/session.ts';
import { liveWork } from '../../lib/work/entries.ts';

export function EntryCount({ session }: { session: Session }) {
  const calls = session.calls.filter(isLive).length;
  const callbacks = waitingBeside(session.callbacks, session.calls).length;
  const work = liveWork(session.work).length;
  const all = calls + callbacks + work;
  if (all < 2) return null;
  const words = entryCount(calls, callbacks, work);
  return (
    <span class="tag count num" role="img" aria-label={words} title={words}>
      {all}
    </span>
  );
}
