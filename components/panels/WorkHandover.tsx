/** Work on its way to somebody else: to whom, for how long, and the way back. */

import { channelWords, workName } from '../../lib/work/words.ts';
import { Button } from '../Button.tsx';
import { CallTimer } from '../CallTimer.tsx';
import { Icon } from '../Icon.tsx';
import { type WorkProps, workRefusal } from './work-props.ts';

export function WorkHandover(props: WorkProps) {
  const { item, now, ask } = props;
  const { id, transfer, phaseAt, channel } = item;
  const refusal = workRefusal(props, 'cancelWorkTransfer');
  return (
    <article class="card work" aria-label={`${channelWords[channel]} waits for transfer, ${workName(item)}`}>
      <div class="who">
        <span class="disc hold">
          <Icon name="hourglass" size="l" />
        </span>
        <div class="grow">
          <h3 class="name cut" title={workName(item)}>
            <bdi>{workName(item)}</bdi>
          </h3>
          <p class="beneath">
            Waiting for <b>{transfer?.to || 'somebody'}</b> to take it
          </p>
        </div>
        <div class="clock">
          <b>
            <CallTimer since={transfer?.since ?? phaseAt} now={now} />
          </b>
          <span class="state hold">Waiting</span>
        </div>
      </div>
      <p class="meaning">It stays yours until somebody accepts.</p>
      <div class="buttons">
        <Button
          icon="undo-2"
          turn="inline"
          hint={refusal || undefined}
          isOff={refusal !== null}
          onPress={(event) => ask(event, 'cancelWorkTransfer', id)}
        >
          Cancel transfer
        </Button>
      </div>
    </article>
  );
}
