/** Twelve keys that send tones, by pointer or by the keyboard's own digits, and what was sent. */

import { Component } from 'preact';
import { isDigitKey, KeyGrid } from '../KeyGrid.tsx';
import { playTone } from './tone.ts';

/** How many of the last digits fit the field. */
const shown = 16;

interface KeypadProps {
  isOff: boolean;
  onDigit: (event: Event, digit: string) => void;
  onClose: () => void;
}

const focusOnOpen = (keypad: HTMLElement | null) => keypad?.focus();

export class Keypad extends Component<KeypadProps, { sent: string }> {
  override state = { sent: '' };

  private send = (event: Event, digit: string) => {
    const { isOff, onDigit } = this.props;
    if (isOff) return;
    this.setState(({ sent }) => ({ sent: sent + digit }));
    playTone(digit);
    onDigit(event, digit);
  };

  override render({ isOff, onClose }: KeypadProps, { sent }: { sent: string }) {
    return (
      <fieldset
        class="keypad"
        aria-label="Keypad. Type digits, star or hash; Escape closes."
        tabIndex={-1}
        ref={focusOnOpen}
        onKeyDown={(event) => {
          if (event.key === 'Escape') {
            event.preventDefault();
            onClose();
          } else if (!event.repeat && !event.ctrlKey && !event.metaKey && isDigitKey(event.key))
            this.send(event, event.key);
        }}
      >
        <p class="digits">
          <bdi class="num cut">{sent.slice(-shown)}</bdi>
          <span>{isOff ? 'not possible now' : 'sent as tones'}</span>
        </p>
        <KeyGrid isOff={isOff} onKey={this.send} />
      </fieldset>
    );
  }
}
