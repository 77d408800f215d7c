/** Twelve keys that send tones, by pointer or by the keyboard's own digits, and what was sent. */

import { Component } from 'preact';

const keys: [digit: string, letters: string][] = [
  ['1', ''],
  ['2', 'ABC'],
  ['3', 'DEF'],
  ['4', 'GHI'],
  ['5', 'JKL'],
  ['6', 'MNO'],
  ['7', 'PQRS'],
  ['8', 'TUV'],
  ['9', 'WXYZ'],
  ['*', ''],
  ['0', '+'],
  ['#', ''],
];

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

  override render({ isOff, onDigit, onClose }: KeypadProps, { sent }: { sent: string }) {
    const send = (event: Event, digit: string) => {
      if (isOff) return;
      this.setState(({ sent }) => ({ sent: sent + digit }));
      onDigit(event, digit);
    };
    return (
      <fieldset
        class="keypad"
        aria-label="Keypad. Type digits, star or hash; Escape closes."
        tabIndex={-1}
        ref={focusOnOpen}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onClose();
          else if (
            !event.repeat &&
            !event.ctrlKey &&
            !event.metaKey &&
            keys.some(([digit]) => digit === event.key)
          )
            send(event, event.key);
        }}
      >
        <p class="digits">
          <bdi class="num cut">{sent.slice(-shown)}</bdi>
          <span>sent as tones</span>
        </p>
        <div class="keys" dir="ltr">
          {keys.map(([digit, letters]) => (
            <button
              type="button"
              class="key"
              key={digit}
              aria-disabled={isOff}
              aria-label={digit === '*' ? 'Star' : digit === '#' ? 'Hash' : undefined}
              onClick={(event) => send(event, digit)}
            >
              {digit} <small>{letters}</small>
            </button>
          ))}
        </div>
      </fieldset>
    );
  }
}
