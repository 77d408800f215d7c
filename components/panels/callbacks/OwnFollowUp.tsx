/** What can be done with a promise of the agent's own beside keeping it: another time, or none (EX-14). */

import { Component } from 'preact';
import { Button } from '../../Button.tsx';
import { type CallbackProps, pressRefusal } from './callback-props.ts';
import { TimeChoice } from './TimeChoice.tsx';

export class OwnFollowUp extends Component<CallbackProps, { isMoving: boolean }> {
  override state = { isMoving: false };

  override render(props: CallbackProps, { isMoving }: { isMoving: boolean }) {
    const { callback, now, ask, lookup } = props;
    const { record } = callback;
    if (record === null) return null;
    if (isMoving)
      return (
        <TimeChoice
          {...{ now, lookup }}
          number={callback.chosen ?? ''}
          // Moved, it leaves the hand, and this card with it.
          onChoose={(event, at) => ask(event, 'rescheduleCallback', record, at)}
          onClose={() => this.setState({ isMoving: false })}
        />
      );
    return (
      <div class="buttons">
        <Button
          icon="calendar-clock"
          isOff={pressRefusal(props, 'rescheduleCallback') !== null}
          onPress={() => this.setState({ isMoving: true })}
        >
          Later…
        </Button>
        <Button
          icon="x"
          isOff={pressRefusal(props, 'cancelCallback') !== null}
          onPress={(event) => ask(event, 'cancelCallback', record)}
        >
          Cancel follow-up
        </Button>
      </div>
    );
  }
}
