/** A follow-up of the agent's own: whom to call, when, and why (EX-14). */

import { Component } from 'preact';
import { reasonsOf } from '../../lib/callbacks/reasons.ts';
import { modal } from '../app/modal.ts';
import { Button } from '../Button.tsx';
import { ClockChange } from '../panels/wrap-up/ClockChange.tsx';
import { ClockThen } from '../panels/wrap-up/ClockThen.tsx';
import { localInput, nextMorning } from '../panels/wrap-up/local-time-input.ts';
import type { CallbacksPageProps } from './callbacks-view.ts';

interface NewFollowUpState {
  name: string;
  number: string;
  time: string;
  reason: string;
  description: string;
  /** Why it was not taken; null for nothing. */
  fault: string | null;
}

export class NewFollowUp extends Component<CallbacksPageProps, NewFollowUpState> {
  override state: NewFollowUpState = {
    ...{ name: '', number: '', reason: '', description: '', fault: null },
    time: localInput(nextMorning(this.props.view.now)),
  };

  private submit = async (event: Event) => {
    event.preventDefault();
    const { view, actions } = this.props;
    const { name, number, time, reason, description } = this.state;
    const at = new Date(time).getTime();
    const checked = await view.surface?.lookup.checkNumber(number).catch(() => null);
    if (!checked || !('e164' in checked))
      return this.setState({ fault: 'That is no number that can be called. Check the digits.' });
    if (!Number.isFinite(at) || at <= view.now)
      return this.setState({ fault: 'Choose a time that is still to come.' });
    actions.schedule(checked.e164, at, reason, description, name.trim());
  };

  override render({ view, actions }: CallbacksPageProps, state: NewFollowUpState) {
    const offered = view.surface?.session.callbackRules.callbackReasons ?? 'both';
    const set =
      (field: 'name' | 'number' | 'time' | 'description') =>
      ({ currentTarget }: { currentTarget: HTMLInputElement | HTMLTextAreaElement }) =>
        this.setState((was) => ({ ...was, [field]: currentTarget.value, fault: null }));
    return (
      <dialog
        class="dialog"
        aria-labelledby="follow-up-title"
        ref={modal}
        onClose={() => actions.askSchedule(false)}
      >
        <form onSubmit={this.submit}>
          <h2 id="follow-up-title">New follow-up</h2>
          <label class="labelled">
            Number
            <span class="field">
              <input type="tel" required dir="ltr" value={state.number} onInput={set('number')} />
            </span>
          </label>
          <label class="labelled">
            Customer
            <span class="field">
              <input maxLength={100} value={state.name} onInput={set('name')} />
            </span>
          </label>
          <label class="labelled">
            When
            <span class="field">
              <input
                type="datetime-local"
                required
                min={localInput(view.now)}
                value={state.time}
                onInput={set('time')}
              />
            </span>
          </label>
          <ClockChange text={state.time} />
          {view.surface && (
            <ClockThen
              number={state.number}
              at={new Date(state.time).getTime()}
              lookup={view.surface.lookup}
            />
          )}
          <label class="labelled">
            Reason
            <select
              value={state.reason}
              onChange={({ currentTarget }) => this.setState({ reason: currentTarget.value })}
            >
              <option value="">None</option>
              {reasonsOf(offered).map(({ value, label }) => (
                <option key={value} value={value} selected={value === state.reason}>
                  {label}
                </option>
              ))}
            </select>
          </label>
          <label class="labelled">
            What was promised
            <textarea rows={3} maxLength={500} value={state.description} onInput={set('description')} />
          </label>
          {state.fault && (
            <p class="bad" role="alert">
              {state.fault}
            </p>
          )}
          <div class="row dialog-ways">
            <button type="submit" class="button primary">
              Schedule
            </button>
            <Button onPress={() => actions.askSchedule(false)}>Cancel</Button>
          </div>
        </form>
      </dialog>
    );
  }
}
