/** Copies a text and says so for as long as the button keeps the focus. */

import { Component, type ComponentChildren } from 'preact';
import { Icon } from '../../Icon.tsx';

/** A frame of another site may not use the clipboard API; there the older command still works under a click. */
async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const field = document.createElement('textarea');
    field.value = text;
    document.body.append(field);
    field.select();
    const isCopied = document.execCommand('copy');
    field.remove();
    return isCopied;
  }
}

interface CopyButtonProps {
  text: string;
  size?: 's' | 'l';
  children: ComponentChildren;
}

type Outcome = 'copied' | 'failed' | null;

export class CopyButton extends Component<CopyButtonProps, { outcome: Outcome }> {
  override state = { outcome: null as Outcome };

  override render({ text, size = 's', children }: CopyButtonProps, { outcome }: { outcome: Outcome }) {
    return (
      <button
        type="button"
        class={`button ${size === 's' ? 'line' : 'plain'} ${size}`}
        onClick={async () => this.setState({ outcome: (await copy(text)) ? 'copied' : 'failed' })}
        onBlur={() => this.setState({ outcome: null })}
      >
        <Icon name={outcome === 'copied' ? 'check' : 'copy'} />
        <span role="status">
          {outcome === 'copied' ? 'Copied' : outcome === 'failed' ? 'Select and copy it' : children}
        </span>
      </button>
    );
  }
}
