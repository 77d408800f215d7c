/**
 * A field for a name or a number to call, its keypad, and beneath it whom it finds or who was last called. It only
 * suggests: the card that follows shows what will be dialled.
 */

import { Component } from 'preact';
import { IconButton } from '../../Button.tsx';
import type { SurfaceProps } from '../../card-props.ts';
import { Icon } from '../../Icon.tsx';
import { Dialler } from './Dialler.tsx';
import { looksLikeNumber } from './directory-rows.ts';
import { asDialled, padText } from './letters.ts';

interface NumberFieldState {
  text: string;
  isPadOpen: boolean;
  /** The number of the best match for a typed name. */
  best: string | null;
}

export class NumberField extends Component<SurfaceProps & { isOff?: boolean }, NumberFieldState> {
  override state: NumberFieldState = { text: '', isPadOpen: false, best: null };
  private field: HTMLInputElement | null = null;

  private type = (text: string) =>
    this.setState(({ isPadOpen }) => ({ text: isPadOpen ? padText(text) : text, best: null }));

  private call = (event: Event) => {
    const { text, best } = this.state;
    if (text.trim()) this.props.ask(event, 'suggestTyped', best ?? asDialled(text));
    else this.field?.focus();
  };

  override render({ isOff = false, ...props }: SurfaceProps & { isOff?: boolean }, state: NumberFieldState) {
    const { text, isPadOpen } = state;
    return (
      <>
        <form class="field" onSubmit={(event) => event.preventDefault()}>
          <Icon name="search" />
          <input
            name="number"
            type="text"
            inputMode="tel"
            autocomplete="off"
            spellcheck={false}
            aria-label="Name or number to call"
            placeholder="Name or number"
            disabled={isOff}
            dir={looksLikeNumber(text) ? 'ltr' : 'auto'}
            value={text}
            ref={(field) => {
              this.field = field;
            }}
            onInput={(event) => this.type(event.currentTarget.value)}
          />
          <IconButton
            icon="grip"
            label="Keypad"
            isExpanded={isPadOpen}
            isOff={isOff}
            onPress={() => this.setState({ isPadOpen: !isPadOpen })}
          />
          {/* Enter in the field presses this button too. */}
          <IconButton icon="phone" label="Call…" kind="submit" isOff={isOff} onPress={this.call} />
        </form>
        <Dialler
          {...props}
          text={text}
          isPadOpen={isPadOpen}
          isOff={isOff}
          onType={this.type}
          onBest={(best) => this.setState({ best })}
        />
      </>
    );
  }
}
