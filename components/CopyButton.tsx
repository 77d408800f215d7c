/** Copies a text and says so for as long as the button keeps the focus. */

import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { Icon } from './Icon.tsx';

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

export function CopyButton({ text, size = 's', children }: CopyButtonProps) {
  const [outcome, setOutcome] = useState<'copied' | 'failed' | null>(null);
  return (
    <button
      type="button"
      class={`button ${size === 's' ? 'line' : 'plain'} ${size}`}
      onClick={async () => setOutcome((await copy(text)) ? 'copied' : 'failed')}
      onBlur={() => setOutcome(null)}
    >
      <Icon name={outcome === 'copied' ? 'check' : 'copy'} />
      <span role="status">
        {outcome === 'copied' ? 'Copied' : outcome === 'failed' ? 'Select and copy it' : children}
      </span>
    </button>
  );
}
