/** Says call and callback states to a screen reader. Seen by nobody; timers are not read out. */

import { Component } from 'preact';
import type { Session } from '../../../lib/session.ts';
import { spokenWords } from './spoken.ts';
import { spokenOfCallbacks } from './spoken-callbacks.ts';
import { spokenOfWork } from './spoken-work.ts';

interface LiveRegionProps {
  session: Session;
  now: number;
}

type Heard = Pick<Session, 'calls' | 'callbacks' | 'work'> & { now: number };

export class LiveRegion extends Component<LiveRegionProps> {
  private heard: Heard | null = null;
  private words = { polite: '', urgent: '' };

  override render({ session: { calls, callbacks, work }, now }: LiveRegionProps) {
    const { heard } = this;
    const present = { calls, callbacks, work, now };
    const said = heard
      ? [
          spokenWords(heard, present) ?? [],
          spokenOfCallbacks(heard, present),
          spokenOfWork(heard, present),
        ].flat()
      : [];
    const text = said.map((one) => one.text).join('. ');
    const isUrgent = said.some((one) => one.isUrgent);
    if (text) this.words = { polite: '', urgent: '', [isUrgent ? 'urgent' : 'polite']: text };
    // A region must be there before its words: what already rings is said one tick after the first drawing.
    this.heard = heard
      ? present
      : {
          calls: calls.filter(({ phase }) => phase !== 'ringing'),
          callbacks: callbacks.filter(({ phase }) => phase !== 'offered'),
          work: work.filter(({ phase }) => phase !== 'offered'),
          now,
        };
    return (
      <div class="unseen">
        <p aria-live="polite">{this.words.polite}</p>
        <p aria-live="assertive">{this.words.urgent}</p>
      </div>
    );
  }
}
