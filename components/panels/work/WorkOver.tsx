/** Work that is over for this agent: after work, or an offer that was not taken. */

import { channelWords, workName } from '../../../lib/work/words.ts';
import { isOnRecordHere } from '../../../lib/work/work-item.ts';
import { Button } from '../../Button.tsx';
import { CallTimer } from '../../CallTimer.tsx';
import { timeOfDay } from '../../words.ts';
import { CardHead } from '../CardHead.tsx';
import { OpenInteraction } from '../OpenInteraction.tsx';
import { WorkChat } from './WorkChat.tsx';
import { WorkWrapUp } from './WorkWrapUp.tsx';
import { channelIcons, type WorkProps, workRefusal } from './work-props.ts';

export function WorkOver(props: WorkProps) {
  const { item, now, ask } = props;
  const { id, channel, phase, phaseAt, isRejected, queue, acceptedAt } = item;
  const isMissed = phase === 'missed';
  const word = channelWords[channel];
  const what = !isMissed ? 'After work' : isRejected ? 'You rejected it' : 'Not taken in time';
  return (
    <article class="card work" aria-label={`${word}: ${what}, ${workName(item)}`}>
      <CardHead
        icon={channelIcons[channel]}
        tone={isMissed && !isRejected ? 'bad' : undefined}
        name={workName(item)}
        beneath={[word, queue].filter(Boolean).join(' · ')}
      >
        <div class="clock">
          <b>{isMissed ? timeOfDay(phaseAt) : <CallTimer since={phaseAt} now={now} />}</b>
          <span class={`state ${isMissed && !isRejected ? 'bad' : 'hold'}`}>{what}</span>
        </div>
      </CardHead>
      {isMissed && (
        <p class="meaning">
          {acceptedAt === null ? 'It went on to somebody else.' : 'It is no longer yours.'}
        </p>
      )}
      {isOnRecordHere(item) && (
        <p class="foot wrap-up-way">
          <OpenInteraction id={id} ask={ask} />
        </p>
      )}
      <WorkChat {...props} />
      {isMissed || !isOnRecordHere(item) ? (
        <div class="buttons">
          <Button
            icon="check"
            isOff={workRefusal(props, 'closeWork') !== null}
            onPress={(event) => ask(event, 'closeWork', id)}
          >
            {isMissed ? 'Dismiss' : 'Done'}
          </Button>
        </div>
      ) : (
        <WorkWrapUp {...props} />
      )}
    </article>
  );
}
