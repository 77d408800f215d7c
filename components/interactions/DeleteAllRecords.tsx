/** Asks once more before every record is deleted. */

import { modal } from '../app/modal.ts';
import { Button } from '../Button.tsx';
import type { InteractionsActions } from './interactions-view.ts';

export function DeleteAllRecords({ actions }: { actions: InteractionsActions }) {
  return (
    <dialog
      class="dialog"
      aria-labelledby="delete-title"
      ref={modal}
      onClose={() => actions.askDeleteAll(false)}
    >
      <h2 id="delete-title">Delete all interactions?</h2>
      <p>
        Records, notes and follow-ups of this browser are gone for good. Export them first to keep a copy.
      </p>
      <div class="row">
        <Button tone="refuse" onPress={actions.deleteAll}>
          Delete all
        </Button>
        <Button onPress={() => actions.exportAs('json')}>Export JSON</Button>
        <Button onPress={() => actions.askDeleteAll(false)}>Cancel</Button>
      </div>
    </dialog>
  );
}
