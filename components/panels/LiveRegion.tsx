/** Says call states to a screen reader. Seen by nobody; timers are not read out. */

import { Component } from 'preact';
import type { Session } from '../../lib/session.ts';
import { spokenWords } from './spoken.ts';

interface LiveRegionProps {
  session: Session;
  now: number;
}

export class LiveRegion extends Component<LiveRegionProps> {
  private heard: { calls: Session['calls']; now: number } | null = null;
  private words = { polite: '', urgent: '' };

  override render({ session: { calls }, now }: LiveRegionProps) {
    const spoken = this.heard && spokenWords(this.heard, { calls, now });
    if (spoken) this.words = { polite: '', urgent: '', [spoken.isUrgent ? 'urgent' : 'polite']: spoken.text };
    // A region must be there before its words: what already rings is said one tick after the first drawing.
    this.heard = { calls: this.heard ? calls : calls.filter(({ phase }) => phase !== 'ringing'), now };
    return (
      <div class="unseen">
        <p aria-live="polite">{this.words.polite}</p>
        <p aria-live="assertive">{this.words.urgent}</p>
      </div>
    );
  }
}
