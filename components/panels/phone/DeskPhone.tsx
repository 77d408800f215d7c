/** The number of a desk or mobile phone, checked while it is typed: Connect dials exactly this. */

import { Component } from 'preact';
import { isLive } from '../../../lib/call.ts';
import type { CheckedNumber } from '../../../lib/numbers/checked-number.ts';
import type { Session } from '../../../lib/session.ts';
import type { Ask } from '../../ask.ts';
import { Button } from '../../Button.tsx';
import type { Lookup } from '../../card-props.ts';
import { Icon } from '../../Icon.tsx';

interface DeskPhoneProps {
  session: Session;
  ask: Ask;
  lookup: Lookup;
  onDone: () => void;
}

interface DeskPhoneState {
  text: string;
  checked: CheckedNumber | null;
}

/** Why this number cannot be a phone of the agent's; null when it can. */
function refusalOf(checked: CheckedNumber): string | null {
  if (checked.kind === 'refused') return checked.reason;
  if (checked.kind === 'emergency') return 'That is an emergency number.';
  return checked.kind === 'premium' ? 'Premium-rate numbers are not called for you.' : null;
}

export class DeskPhone extends Component<DeskPhoneProps, DeskPhoneState> {
  override state: DeskPhoneState = { text: this.savedNumber, checked: null };

  private get savedNumber(): string {
    const phone = this.props.session.agent?.phone;
    return phone?.type === 'desk' ? phone.number : '';
  }

  private type = (text: string) => {
    this.setState({ text, checked: null });
    if (!text.trim()) return;
    this.props.lookup.checkNumber(text).then(
      (checked) => this.state.text === text && this.setState({ checked }),
      // The command checks again, and says so when nobody answers.
      () => {},
    );
  };

  override render({ session, ask, onDone }: DeskPhoneProps, { text, checked }: DeskPhoneState) {
    const fault = checked && refusalOf(checked);
    const isOnCall = session.calls.some(isLive);
    const isSaved = text !== '' && text === this.savedNumber;
    const isOff = isOnCall || isSaved || !checked || fault !== null || text.trim() === '';
    return (
      <form
        class="desk-phone"
        onSubmit={(event) => {
          event.preventDefault();
          if (isOff) return;
          ask(event, 'usePhone', text);
          onDone();
        }}
      >
        <label class="label" for="desk-number">
          Desk or mobile number
        </label>
        <div class="field">
          <Icon name="phone" />
          <input
            id="desk-number"
            type="text"
            inputMode="tel"
            autocomplete="off"
            spellcheck={false}
            dir="ltr"
            placeholder="+44 20 7946 0100"
            value={text}
            aria-invalid={fault !== null}
            aria-describedby={fault ? 'desk-fault' : undefined}
            onInput={(event) => this.type(event.currentTarget.value)}
          />
        </div>
        {fault && (
          <p id="desk-fault" class="bad help" role="alert">
            <Icon name="circle-alert" size="s" />
            {fault}
          </p>
        )}
        {checked && 'e164' in checked && !fault && (
          <p class="quiet">
            Connect rings <bdi class="num number">{checked.e164}</bdi>
          </p>
        )}
        <p>Calls ring that phone: answer there. Mute and the keypad are on the phone, too.</p>
        <div class="buttons">
          <Button size="l" onPress={onDone}>
            Cancel
          </Button>
          <button
            type="submit"
            class="button primary l"
            aria-disabled={isOff}
            title={isOnCall ? 'Possible after the call.' : undefined}
          >
            Save
          </button>
        </div>
      </form>
    );
  }
}
