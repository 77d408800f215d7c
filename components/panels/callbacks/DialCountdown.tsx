/** The countdown of an automatic callback from its absolute end: pause, resume, thirty seconds more. */

import { Button } from '../../Button.tsx';
import { Countdown } from '../../Countdown.tsx';
import { Icon } from '../../Icon.tsx';
import { type CallbackProps, pressRefusal } from './callback-props.ts';

export function DialCountdown(props: CallbackProps) {
  const { callback, now, ask } = props;
  const { id, dialsAt, pausedMs, acceptedAt, phaseAt } = callback;
  if (dialsAt === null && pausedMs === null) return null;
  if (dialsAt === null)
    return (
      <p class="paused">
        <Icon name="circle-pause" />
        <span class="grow">Paused. Nothing dials by itself.</span>
        <Button
          size="s"
          isOff={pressRefusal(props, 'resumeCallback') !== null}
          onPress={(event) => ask(event, 'resumeCallback', id)}
        >
          Resume
        </Button>
      </p>
    );
  return (
    <div class="dial-countdown">
      <Countdown
        from={acceptedAt ?? phaseAt}
        until={dialsAt}
        now={now}
        what="until it dials by itself"
        look="still"
      />
      <p class="grow">
        <b>Dials by itself</b>
        <span class="quiet">to this number</span>
      </p>
      <Button
        size="s"
        icon="pause"
        isOff={pressRefusal(props, 'pauseCallback') !== null}
        onPress={(event) => ask(event, 'pauseCallback', id)}
      >
        Pause
      </Button>
      <Button
        size="s"
        isOff={pressRefusal(props, 'extendCallback') !== null}
        onPress={(event) => ask(event, 'extendCallback', id)}
      >
        +30 s
      </Button>
    </div>
  );
}
