/** Opens a dialog over the page as soon as it is drawn. For `ref`. */
export function modal(dialog: HTMLDialogElement | null): void {
  if (dialog && !dialog.open) dialog.showModal();
}
