/** Another call beside the one in the card above: who, how long, and the way back to it. */

import { Button } from './Button.tsx';
import { CallTimer } from './CallTimer.tsx';
import { type CardProps, canPress } from './card-props.ts';
import { Icon } from './Icon.tsx';
import { callerName, stateWord } from './words.ts';

export function SecondCallStrip(props: CardProps) {
  const { call, now, ask } = props;
  const { word, tone, since } = stateWord(call);
  const isHeld = call.phase === 'held';
  return (
    <article class="card strip" aria-label={`${word}, ${callerName(call)}`}>
      <span class={`disc small ${tone}`}>
        <Icon name={isHeld ? 'pause' : call.direction === 'inbound' ? 'phone-incoming' : 'phone-outgoing'} />
      </span>
      <div class="grow">
        <h3 class="cut">
          <bdi>{callerName(call)}</bdi>
        </h3>
        <p class={`state ${tone}`}>{word}</p>
      </div>
      <b class="clock">
        <CallTimer since={since} now={now} />
      </b>
      {isHeld ? (
        <Button
          size="s"
          isOff={!canPress(props, 'resume')}
          onPress={(event) => ask(event, 'resume', call.id)}
        >
          Resume
        </Button>
      ) : (
        <Button
          size="s"
          isOff={!canPress(props, 'hangUp')}
          onPress={(event) => ask(event, 'hangUp', call.id)}
        >
          End
        </Button>
      )}
    </article>
  );
}
