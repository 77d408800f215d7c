/** A moment still to come, chosen on the reader's own clock. */

import { Component } from 'preact';
import { Button } from '../../Button.tsx';
import type { Lookup } from '../../card-props.ts';
import { ClockChange } from '../wrap-up/ClockChange.tsx';
import { ClockThen } from '../wrap-up/ClockThen.tsx';
import { localInput, nextMorning } from '../wrap-up/local-time-input.ts';

interface TimeChoiceProps {
  /** Whom it is for. */
  number: string;
  now: number;
  lookup: Pick<Lookup, 'checkNumber'>;
  /** The form stays until whoever shows it knows that the choice was taken: what was typed is not lost to a press that did not count. */
  onChoose(event: Event, at: number): void;
  onClose(): void;
}

export class TimeChoice extends Component<TimeChoiceProps, { text: string }> {
  override state = { text: localInput(nextMorning(this.props.now)) };

  override render({ now, number, lookup, onChoose, onClose }: TimeChoiceProps, { text }: { text: string }) {
    const at = new Date(text).getTime();
    const isOver = !Number.isFinite(at) || at <= now;
    return (
      <div class="time-choice">
        <label>
          <span class="label">New time</span>
          <span class="field">
            <input
              type="datetime-local"
              value={text}
              min={localInput(now)}
              aria-invalid={isOver}
              onInput={({ currentTarget }) => this.setState({ text: currentTarget.value })}
            />
          </span>
        </label>
        <ClockChange text={text} />
        <ClockThen {...{ number, at, lookup }} />
        {isOver && (
          <p class="refusal" role="status">
            Choose a time that is still to come.
          </p>
        )}
        <div class="buttons">
          <Button onPress={onClose}>Back</Button>
          <Button tone="primary" isOff={isOver} onPress={(event) => onChoose(event, at)}>
            Move
          </Button>
        </div>
      </div>
    );
  }
}
