/** The head of a panel that takes the whole popup: the way back, its title, and a way out. */

import type { ComponentChildren } from 'preact';
import { IconButton } from '../../Button.tsx';

interface PanelHeadProps {
  title: string;
  /** Left out in a window of its own, where nothing is behind it. */
  onBack?: (() => void) | undefined;
  onClose: () => void;
  children?: ComponentChildren;
}

export function PanelHead({ title, onBack, onClose, children }: PanelHeadProps) {
  return (
    <header class="popup-head panel-head">
      {onBack && <IconButton icon="arrow-left" label="Back" turn="inline" onPress={onBack} />}
      <h1 class="name grow">{title}</h1>
      {children}
      <IconButton icon="x" label="Close" onPress={onClose} />
    </header>
  );
}
