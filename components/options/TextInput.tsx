/** A line of text that is kept when its field is left or Enter is pressed. What is being typed stays, whatever is drawn anew meanwhile. */

import { Component, type TargetedEvent } from 'preact';

interface TextInputProps {
  id?: string;
  'aria-label'?: string;
  'aria-describedby'?: string;
  type?: 'text' | 'time';
  /** As it is kept now. */
  value: string;
  maxLength?: number;
  placeholder?: string | undefined;
  disabled?: boolean;
  /** The id of a list of proposals. */
  list?: string;
  onChange(event: TargetedEvent<HTMLInputElement>): void;
}

export class TextInput extends Component<TextInputProps> {
  /** Null while nothing is typed that was not kept yet. */
  private typed: string | null = null;

  override render({ type = 'text', value, onChange, ...others }: TextInputProps) {
    return (
      <input
        {...others}
        type={type}
        autocomplete="off"
        value={this.typed ?? value}
        onInput={({ currentTarget }) => {
          this.typed = currentTarget.value;
        }}
        onChange={(event) => {
          this.typed = null;
          onChange(event);
        }}
        onBlur={() => {
          this.typed = null;
        }}
      />
    );
  }
}
