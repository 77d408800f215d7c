/** What is found about the number that is chosen, and whether the agent confirmed it, for whoever draws a way to call it. */

import { Component, type ComponentChildren } from 'preact';
import type { CallbackLook } from '../../../lib/callbacks/look.ts';
import { Warning } from '../trouble/Warning.tsx';
import type { CallbackProps } from './callback-props.ts';
import { doubtWords } from './callback-words.ts';

export interface Looked {
  /** Null until it was found. */
  look: CallbackLook | null;
  /** It is dialled only once the agent has confirmed what was found. */
  needsTick: boolean;
  isConfirmed: boolean;
  confirm(isConfirmed: boolean): void;
}

interface NumberLookProps extends CallbackProps {
  children: (looked: Looked) => ComponentChildren;
}

interface NumberLookState {
  look: CallbackLook | null;
  /** The number for which what was found was confirmed. */
  confirmed: string | null;
}

export class NumberLook extends Component<NumberLookProps, NumberLookState> {
  override state: NumberLookState = { look: null, confirmed: null };

  override componentDidMount(): void {
    this.look();
  }
  override componentDidUpdate({ callback: was }: NumberLookProps): void {
    const { callback } = this.props;
    const isSame = was.chosen === callback.chosen && was.attempts.length === callback.attempts.length;
    if (!isSame || was.phase !== callback.phase) this.look();
  }

  private look(): void {
    const { lookup, callback } = this.props;
    const { id, chosen } = callback;
    this.setState({ look: null, confirmed: null });
    if (chosen === null) return;
    lookup.callbackLook(id, chosen).then(
      (look) => this.props.callback.chosen === chosen && this.setState({ look }),
      // Without it nothing is known to speak against the call; the background looks again when it is dialled.
      () => {},
    );
  }

  override render({ callback, children }: NumberLookProps, { look, confirmed }: NumberLookState) {
    const { chosen } = callback;
    return children({
      look,
      needsTick: (look?.doubts ?? []).length > 0,
      isConfirmed: confirmed !== null && confirmed === chosen,
      confirm: (isConfirmed) => this.setState({ confirmed: isConfirmed ? chosen : null }),
    });
  }
}

/** What speaks against calling now. */
export function Doubts({ callback, now, look }: CallbackProps & Pick<Looked, 'look'>) {
  const { doubt } = callback;
  const doubts = [...new Set([...(doubt ? [doubt] : []), ...(look?.doubts ?? [])])];
  return (
    <>
      {doubts.map((one) => {
        const { title, text } = doubtWords(one, look, now);
        return (
          <Warning key={one} tone="hold" icon="triangle-alert" title={title}>
            {text}
          </Warning>
        );
      })}
    </>
  );
}
