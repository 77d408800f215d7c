/** After the call of a callback: what is written, the countdown at whose end it closes by itself (CF-16), and the way to call once more. */

import { Button } from '../../Button.tsx';
import { CallTimer } from '../../CallTimer.tsx';
import { Icon } from '../../Icon.tsx';
import { duration, secondsUntil } from '../../words.ts';
import { CardHead } from '../CardHead.tsx';
import { CallbackClosing } from './CallbackClosing.tsx';
import { CallNumber } from './CallNumber.tsx';
import { type CallbackProps, pressRefusal } from './callback-props.ts';
import { customerName } from './callback-words.ts';
import { Doubts, NumberLook } from './NumberLook.tsx';

/** When the bar turns amber. */
const soonSeconds = 15;

export function CallbackWrapUp(props: CallbackProps) {
  const { callback, now, ask } = props;
  const { closesAt, phaseAt, queue, attempts, id } = callback;
  const call = attempts.at(-1);
  const dialRefusal = pressRefusal(props, 'dialCallback');
  const bits = [queue, call?.durationMs != null && `call ${duration(call.durationMs)}`];
  const left = closesAt === null ? null : secondsUntil(closesAt, now);
  const tone = left !== null && left <= soonSeconds ? 'hold' : 'plain';
  const share =
    closesAt === null ? 0 : Math.min(1, Math.max(0, (now - phaseAt) / Math.max(1, closesAt - phaseAt)));
  return (
    <article class="card callback" aria-label={`After call work, callback, ${customerName(callback)}`}>
      {closesAt !== null && (
        <div class={`time-bar ${tone}`} aria-hidden="true">
          <span style={{ inlineSize: `${share * 100}%` }} />
        </div>
      )}
      <CardHead
        icon="pencil"
        name={customerName(callback)}
        beneath={<span class="num">{bits.filter(Boolean).join(' · ')}</span>}
      >
        {closesAt === null && callback.mode === 'automatic' && (
          <div class="clock">
            <b class="timed">
              <CallTimer since={phaseAt} now={now} />
            </b>
            <span class="state plain">Wrap-up</span>
          </div>
        )}
      </CardHead>
      {left !== null && (
        <p class="paused" role="timer" aria-label={`${left} seconds until it closes by itself`}>
          <Icon name="clock" />
          <span class={`grow num ${tone}`}>Closes by itself in {left} s</span>
          <Button
            size="s"
            isOff={pressRefusal(props, 'keepCallback') !== null}
            onPress={(event) => ask(event, 'keepCallback', id)}
          >
            Keep open
          </Button>
        </p>
      )}
      <CallbackClosing {...props} />
      <NumberLook {...props}>
        {(looked) => (
          <div class="callback-acts again">
            <Doubts {...props} look={looked.look} />
            <CallNumber {...props} looked={looked} isRetry isAside />
            {dialRefusal && (
              <p class="refusal" role="status">
                {dialRefusal}
              </p>
            )}
          </div>
        )}
      </NumberLook>
    </article>
  );
}
