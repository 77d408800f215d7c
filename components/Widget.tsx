/** The whole widget: head, the worst trouble, and the cards of the moment. */

import type { JSX } from 'preact';
import { focusCall } from '../lib/call.ts';
import type { Session } from '../lib/session.ts';
import type { Ask } from './ask.ts';

export interface WidgetProps {
  session: Session;
  /** Epoch ms; tick it once a second while visible. */
  now: number;
  ask: Ask;
  onCollapse: (event: Event) => void;
  /** Put on the drag grip, a button: pointer and key handlers of whoever moves the widget. */
  grip?: JSX.HTMLAttributes<HTMLButtonElement>;
  /** Shown under a number before it is called; nothing when empty. */
  recordingNotice?: string;
  /** True while the page covers the controls: they are off and a banner says so. */
  isCovered?: boolean;
}

export function Widget({ session, now, ask, onCollapse, grip }: WidgetProps) {
  const call = focusCall(session.calls);
  return (
    <section class="widget" aria-label="Calls">
      <header class="head">
        <button type="button" class="grip" aria-label="Move" {...grip} />
        <span>{session.agent?.presence.name ?? session.connection.state}</span>
        <button type="button" onClick={onCollapse}>
          Collapse
        </button>
      </header>
      {call && (
        <div>
          {call.name ?? call.number} {call.phase} {Math.floor((now - call.phaseAt) / 1000)}
          {call.phase === 'ringing' && (
            <button type="button" onClick={(event) => ask(event, 'accept', call.id)}>
              Accept
            </button>
          )}
        </div>
      )}
    </section>
  );
}
