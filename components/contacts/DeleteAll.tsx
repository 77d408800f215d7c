/** The one question before everything is gone. */

import { modal } from '../app/modal.ts';
import { Button } from '../Button.tsx';
import type { ContactsActions } from './contacts-view.ts';
import { counted } from './words.ts';

export function DeleteAll({ count, actions }: { count: number; actions: ContactsActions }) {
  const close = () => actions.askDeleteAll(false);
  return (
    <dialog class="dialog" aria-labelledby="delete-all-title" ref={modal} onClose={close}>
      <h2 id="delete-all-title">Delete all {counted(count, 'contact')}?</h2>
      <p>They go from this browser for good, favourites among them. Export them first to keep them.</p>
      <div class="row dialog-ways">
        <Button onPress={() => actions.exportAs('csv')}>Export CSV</Button>
        <span class="grow" />
        <Button onPress={close}>Cancel</Button>
        <Button tone="refuse" onPress={actions.deleteAll}>
          Delete all
        </Button>
      </div>
    </dialog>
  );
}
