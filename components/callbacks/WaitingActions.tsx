/** What can be done with an open callback that is not in hand: call, and for a promise of one's own another time or none. */

import { Component } from 'preact';
import type { CallbackPage } from '../../lib/callbacks/callback-record.ts';
import { numberText } from '../../lib/numbers/number-text.ts';
import { Button } from '../Button.tsx';
import type { Lookup } from '../card-props.ts';
import { TimeChoice } from '../panels/callbacks/TimeChoice.tsx';
import type { CallbacksActions } from './callbacks-view.ts';

interface WaitingActionsProps {
  page: CallbackPage;
  now: number;
  lookup: Lookup;
  actions: CallbacksActions;
}

interface WaitingActionsState {
  isMoving: boolean;
  /** What was chosen last; the form stays until the record has it. */
  chosen: number | null;
}

export class WaitingActions extends Component<WaitingActionsProps, WaitingActionsState> {
  override state: WaitingActionsState = { isMoving: false, chosen: null };

  override componentDidUpdate(): void {
    const { chosen } = this.state;
    if (chosen !== null && this.props.page.record.scheduled_start_time === chosen) this.close();
  }
  private readonly close = () => this.setState({ isMoving: false, chosen: null });

  override render(
    { page: { record }, now, lookup, actions }: WaitingActionsProps,
    { isMoving }: WaitingActionsState,
  ) {
    const { sys_id, carrier, phone_number } = record;
    if (isMoving)
      return (
        <TimeChoice
          {...{ now, lookup }}
          number={phone_number}
          onChoose={(_, at) => {
            this.setState({ chosen: at });
            actions.reschedule(sys_id, at);
          }}
          onClose={this.close}
        />
      );
    return (
      <div class="callback-acts">
        {phone_number && (
          <Button tone="call" size="l" icon="phone" onPress={() => actions.call(phone_number)}>
            <span>
              Call <bdi class="num number">{numberText(phone_number)}</bdi>…
            </span>
          </Button>
        )}
        {carrier === 'own' ? (
          <div class="buttons">
            <Button icon="calendar-clock" onPress={() => this.setState({ isMoving: true })}>
              Reschedule…
            </Button>
            <Button icon="x" onPress={() => actions.cancel(sys_id)}>
              Cancel follow-up
            </Button>
          </div>
        ) : (
          <p class="refusal">
            Amazon Connect offers it when its turn comes. Only your own follow-ups can be moved here.
          </p>
        )}
      </div>
    );
  }
}
