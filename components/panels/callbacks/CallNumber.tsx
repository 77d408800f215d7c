/** Which number, and the button that calls it: the first time, or again. */

import { Component, type ComponentChildren } from 'preact';
import { Button } from '../../Button.tsx';
import { Icon } from '../../Icon.tsx';
import { type CallbackProps, pressRefusal } from './callback-props.ts';
import { numberChoice } from './callback-words.ts';
import type { Looked } from './NumberLook.tsx';

/** A choice that was not taken by then was refused. */
const takenWithinMs = 2_000;

interface CallNumberProps extends CallbackProps {
  looked: Looked;
  isRetry: boolean;
  /** Beside what else there is to do, and not what it is all about. */
  isAside?: boolean;
  /** What stands between the two. */
  children?: ComponentChildren;
}

interface CallNumberState {
  /** Chosen here, and not taken yet: arrows go on from it, and nothing is dialled until what shows is what is meant. */
  picked: string | null;
}

export class CallNumber extends Component<CallNumberProps, CallNumberState> {
  override state: CallNumberState = { picked: null };
  private timer: ReturnType<typeof setTimeout> | undefined;

  override componentDidUpdate(): void {
    const { picked } = this.state;
    if (picked !== null && picked === this.props.callback.chosen) this.show(null);
  }
  override componentWillUnmount(): void {
    clearTimeout(this.timer);
  }
  private show(picked: string | null): void {
    clearTimeout(this.timer);
    if (picked !== null) this.timer = setTimeout(() => this.show(null), takenWithinMs);
    this.setState({ picked });
  }

  override render(props: CallNumberProps, { picked }: CallNumberState) {
    const { callback, looked, isRetry, isAside = false, children, now, ask } = props;
    const { id, chosen, numbers } = callback;
    const { needsTick, isConfirmed, confirm } = looked;
    const shown = picked ?? chosen;
    const dialRefusal = pressRefusal(props, 'dialCallback');
    const chooseRefusal = pressRefusal(props, 'chooseCallbackNumber');
    return (
      <>
        <label class="pick">
          <span class="label">Callback number</span>
          <span class="select">
            <select
              value={shown ?? ''}
              disabled={chooseRefusal !== null || numbers.length === 0}
              title={chooseRefusal ?? undefined}
              onChange={(event) => {
                this.show(event.currentTarget.value);
                ask(event, 'chooseCallbackNumber', id, event.currentTarget.value);
              }}
            >
              {numbers.length === 0 && <option value="">No number came with it</option>}
              {numbers.map((number) => (
                <option key={number.e164} value={number.e164} selected={number.e164 === shown}>
                  {numberChoice(number, now)}
                </option>
              ))}
            </select>
            <Icon name="chevron-down" size="s" />
          </span>
        </label>
        {children}
        {needsTick && (
          <label class="check">
            <input
              type="checkbox"
              checked={isConfirmed}
              onChange={({ currentTarget }) => confirm(currentTarget.checked)}
            />
            Call all the same
          </label>
        )}
        <Button
          {...(isAside ? {} : { tone: 'call', size: 'l' })}
          icon="phone"
          hint={dialRefusal || (needsTick && !isConfirmed ? 'Tick the box first.' : undefined)}
          isOff={dialRefusal !== null || (needsTick && !isConfirmed) || shown !== chosen}
          onPress={(event) => ask(event, 'dialCallback', id, isConfirmed)}
        >
          {isRetry ? 'Retry call' : 'Call number'}
        </Button>
      </>
    );
  }
}
