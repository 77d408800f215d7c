/** A callback on its way to somebody else: to whom, for how long, and the way back (CF-11). */

import { Button } from '../Button.tsx';
import { CallTimer } from '../CallTimer.tsx';
import { Icon } from '../Icon.tsx';
import { type CallbackProps, pressRefusal } from './callback-props.ts';
import { customerName } from './callback-words.ts';

export function CallbackHandover(props: CallbackProps) {
  const { callback, now, ask } = props;
  const { transfer, phaseAt } = callback;
  const refusal = pressRefusal(props, 'cancelCallbackTransfer');
  return (
    <article class="card callback" aria-label={`Callback waits for transfer, ${customerName(callback)}`}>
      <div class="who">
        <span class="disc hold">
          <Icon name="hourglass" size="l" />
        </span>
        <div class="grow">
          <h3 class="name cut" title={customerName(callback)}>
            <bdi>{customerName(callback)}</bdi>
          </h3>
          <p class="beneath">
            Waiting for <b>{transfer?.to ?? 'somebody'}</b> to take it
          </p>
        </div>
        <div class="clock">
          <b>
            <CallTimer since={transfer?.since ?? phaseAt} now={now} />
          </b>
          <span class="state hold">Waiting</span>
        </div>
      </div>
      <p class="meaning">The callback stays yours until somebody accepts.</p>
      <div class="buttons">
        <Button
          icon="undo-2"
          turn="inline"
          hint={refusal || undefined}
          isOff={refusal !== null}
          onPress={(event) => ask(event, 'cancelCallbackTransfer', callback.id)}
        >
          Cancel transfer
        </Button>
      </div>
      {refusal && <p class="refusal">{refusal}</p>}
    </article>
  );
}
