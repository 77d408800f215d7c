/** Says call states to a screen reader. Seen by nobody; timers are not read out. */

import { useRef } from 'preact/hooks';
import type { Session } from '../lib/session.ts';
import { spokenWords } from './spoken.ts';

export function LiveRegion({ session, now }: { session: Session; now: number }) {
  // A region must be there before its words: what already rings is said one tick after the first drawing.
  const heard = useRef({
    calls: session.calls.filter((call) => call.phase !== 'ringing'),
    now,
    isFirst: true,
  });
  const words = useRef({ polite: '', urgent: '' });
  if (heard.current.isFirst) heard.current.isFirst = false;
  else {
    const spoken = spokenWords(heard.current, { calls: session.calls, now });
    if (spoken)
      words.current = { polite: '', urgent: '', [spoken.isUrgent ? 'urgent' : 'polite']: spoken.text };
    heard.current = { calls: session.calls, now, isFirst: false };
  }
  return (
    <div class="unseen">
      <p aria-live="polite">{words.current.polite}</p>
      <p aria-live="assertive">{words.current.urgent}</p>
    </div>
  );
}
