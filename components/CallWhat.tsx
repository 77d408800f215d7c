/** The quiet line of a call: mute, queue, what kind of call it is; and at its far end how the line is. */

import type { Call } from '../lib/call.ts';
import { CallTimer } from './CallTimer.tsx';
import { Icon } from './Icon.tsx';
import { QualityMark } from './panels.ts';

interface CallWhatProps {
  call: Call;
  now: number;
  /** It carries out a callback, or is one. */
  isCallback: boolean;
}

export function CallWhat({ call, now, isCallback }: CallWhatProps) {
  return (
    <div class="what-line">
      <p class="what">
        {call.isMuted && (
          <span class="tag inverse">
            <Icon name="mic-off" size="s" />
            You are muted
          </span>
        )}
        {call.queue && <span>{call.queue}</span>}
        {isCallback && <span>Callback</span>}
        {call.transferredBy && <span>from {call.transferredBy}</span>}
        {call.phone === 'desk' && <span>on your desk phone</span>}
        {call.phase === 'held' && call.answeredAt !== null && (
          <span>
            call <CallTimer since={call.answeredAt} now={now} />
          </span>
        )}
      </p>
      {call.quality && <QualityMark level={call.quality.level} />}
    </div>
  );
}
