/** A text of a record that may be set right: as it stands, and as a field once it is pressed. */

import { Component, type ComponentChildren } from 'preact';
import { Button, IconButton } from '../Button.tsx';

interface RecordTextProps {
  label: string;
  value: string;
  /** Most characters. */
  longest?: number | undefined;
  onEdit(text: string): void;
  /** The value as it is read. */
  children: ComponentChildren;
}

interface RecordTextState {
  /** What is being written; null while it is read. */
  text: string | null;
  /** What was sent; the field stays until the record has it. */
  sent: string | null;
}

export class RecordText extends Component<RecordTextProps, RecordTextState> {
  override state: RecordTextState = { text: null, sent: null };

  override componentDidUpdate({ value: was }: RecordTextProps): void {
    const { sent } = this.state;
    const { value } = this.props;
    // It may be kept otherwise than it was typed: trimmed, or a number in its own grouping.
    if (sent !== null && (value.trim() === sent || value !== was)) this.close();
  }
  private readonly enter = (field: HTMLInputElement | null) => field?.focus();
  private readonly close = () => this.setState({ text: null, sent: null });

  override render({ label, value, longest, onEdit, children }: RecordTextProps, { text }: RecordTextState) {
    if (text === null)
      return (
        <span class="record-text">
          <span class="grow">{children}</span>
          <IconButton
            icon="pencil"
            label={`Change ${label.toLowerCase()}`}
            onPress={() => this.setState({ text: value })}
          />
        </span>
      );
    return (
      <form
        class="record-text writing"
        onSubmit={(event) => {
          event.preventDefault();
          const sent = text.trim();
          // Nothing would change by it, and nothing be heard of it.
          if (sent === value.trim()) return this.close();
          this.setState({ sent });
          onEdit(sent);
        }}
        onKeyDown={({ key }) => key === 'Escape' && this.close()}
      >
        <span class="field">
          <input
            ref={this.enter}
            aria-label={label}
            maxLength={longest}
            value={text}
            onInput={({ currentTarget }) => this.setState({ text: currentTarget.value })}
          />
        </span>
        <span class="buttons">
          <Button size="s" onPress={this.close}>
            Back
          </Button>
          <button type="submit" class="button primary s">
            Keep
          </button>
        </span>
      </form>
    );
  }
}
