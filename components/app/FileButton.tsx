/** A button that asks for a file on this computer. */

import type { ComponentChildren } from 'preact';

interface FileButtonProps {
  children: ComponentChildren;
  /** Which files are offered: endings and MIME types, separated by commas. */
  accept: string;
  tone?: 'plain' | 'primary';
  title?: string;
  /** Dimmed in place, a press does nothing. */
  isOff?: boolean;
  /** With `multiple` all that were chosen, else the one; never none. */
  onChoose(...files: [File, ...File[]]): void;
  multiple?: boolean;
}

export function FileButton({
  children,
  tone = 'plain',
  title,
  isOff = false,
  onChoose,
  ...input
}: FileButtonProps) {
  return (
    <label class={`button ${tone} file`} title={title} aria-disabled={isOff}>
      {children}
      <input
        {...input}
        type="file"
        disabled={isOff}
        class="unseen"
        onChange={({ currentTarget }) => {
          const [first, ...others] = currentTarget.files ?? [];
          // The same file, mended, can be chosen again.
          currentTarget.value = '';
          if (first) onChoose(first, ...others);
        }}
      />
    </label>
  );
}
