/** The quiet line of a call: mute, queue, what kind of call it is; and at its far end how the line is. */

import { CallTimer } from './CallTimer.tsx';
import type { CardProps } from './card-props.ts';
import { Icon } from './Icon.tsx';
import { QualityMark } from './panels.ts';

interface CallWhatProps extends CardProps {
  /** It carries out a callback, or is one. */
  isCallback: boolean;
}

export function CallWhat(props: CallWhatProps) {
  const { call, now, isCallback } = props;
  return (
    <div class="what-line">
      <p class="what">
        {call.isMuted && (
          <span class="tag inverse">
            <Icon name="mic-off" size="s" />
            You are muted
          </span>
        )}
        {call.queue && <span class="cut">{call.queue}</span>}
        {isCallback && <span>Callback</span>}
        {call.transferredBy && <span>from {call.transferredBy}</span>}
        {call.phone === 'desk' && <span>on your desk phone</span>}
        {call.phase === 'held' && call.answeredAt !== null && (
          <span>
            call <CallTimer since={call.answeredAt} now={now} />
          </span>
        )}
      </p>
      <QualityMark {...props} />
    </div>
  );
}
