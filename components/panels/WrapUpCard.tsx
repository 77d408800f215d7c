/** After a call: how long the after call work has run, and the two ways out of it. */

import { Button } from '../Button.tsx';
import { CallTimer } from '../CallTimer.tsx';
import { CallWho } from '../CallWho.tsx';
import { type CardProps, canPress } from '../card-props.ts';
import { SetAvailable } from '../SetAvailable.tsx';
import { callerName, duration } from '../words.ts';

export function WrapUpCard(props: CardProps) {
  const { call, session, now, ask } = props;
  const isWrapUp = call.phase === 'wrap-up';
  const talkedMs = call.answeredAt === null ? null : (call.endedAt ?? call.phaseAt) - call.answeredAt;
  const bits = [call.queue, talkedMs === null ? null : `call ${duration(talkedMs)}`].filter(Boolean);
  return (
    <article class="card" aria-label={`${isWrapUp ? 'After call work' : 'Ended'}, ${callerName(call)}`}>
      <CallWho
        call={call}
        icon="pencil"
        tone="plain"
        beneath={<span class="num">{bits.join(' · ')}</span>}
        clock={
          <>
            <b>
              <CallTimer since={call.phaseAt} now={now} />
            </b>
            <span class="state plain">{isWrapUp ? 'Wrap-up' : 'Ended'}</span>
          </>
        }
      />
      <div class="buttons">
        <Button size="l" isOff={!canPress(props, 'clear')} onPress={(event) => ask(event, 'clear', call.id)}>
          Clear
        </Button>
        <SetAvailable session={session} ask={ask} />
      </div>
    </article>
  );
}
