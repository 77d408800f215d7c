/** The one question before something is gone for good. */

import type { ComponentChildren } from 'preact';
import { Button } from '../Button.tsx';
import { modal } from './modal.ts';

interface ConfirmDeleteProps {
  title: string;
  /** What goes with it. */
  children: ComponentChildren;
  /** What the button says: `Delete all`. */
  word: string;
  /** A copy to take first; none where there is nothing to take. */
  copy?: { word: string; take(): void };
  onDelete(): void;
  onClose(): void;
}

export function ConfirmDelete({ title, children, word, copy, onDelete, onClose }: ConfirmDeleteProps) {
  return (
    <dialog class="dialog" aria-labelledby="delete-title" ref={modal} onClose={onClose}>
      <h2 id="delete-title">{title}</h2>
      <p>{children}</p>
      <div class="row dialog-ways">
        {copy && <Button onPress={copy.take}>{copy.word}</Button>}
        <span class="grow" />
        <Button onPress={onClose}>Cancel</Button>
        <Button tone="refuse" onPress={onDelete}>
          {word}
        </Button>
      </div>
    </dialog>
  );
}
