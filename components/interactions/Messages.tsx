/** What is wrong with what is kept, and what was just done; on the list and on a record's page alike. */

import { ConfirmDelete } from '../app/ConfirmDelete.tsx';
import { Outcome } from '../app/Outcome.tsx';
import { Button } from '../Button.tsx';
import { recordsTrouble } from '../panels/trouble/records-trouble.ts';
import { Warning } from '../panels/trouble/Warning.tsx';
import type { InteractionsPageProps } from './interactions-view.ts';

export function Messages({ view, actions }: InteractionsPageProps) {
  const { records, fault, done, running } = view;
  const some =
    records.missing === 1
      ? '1 interaction that was kept here is'
      : `${records.missing} interactions that were kept here are`;
  const lost = `${some} gone. Import your last export to have them back.`;
  const trouble = recordsTrouble({ records });
  return (
    <>
      {trouble && (
        <div class="sheet-panel">
          {records.trouble === 'lost' ? (
            <Warning
              tone="bad"
              icon="circle-alert"
              title="Interactions were lost"
              actions={[
                <Button key="dismiss" onPress={actions.dismissLoss}>
                  Dismiss
                </Button>,
              ]}
            >
              {lost}
            </Warning>
          ) : (
            <Warning tone="bad" icon="circle-alert" title={trouble.title}>
              {trouble.text}
            </Warning>
          )}
        </div>
      )}
      {records.notesLost > 0 && <LostNotes view={view} actions={actions} />}
      <Outcome {...{ fault, done, running }} onDismiss={actions.dismissDone} onGiveUp={actions.giveUp} />
    </>
  );
}

/** Nothing that was written is lost with its record. */
function LostNotes({ view: { records, isDeleting }, actions }: InteractionsPageProps) {
  const calls = records.notesLost === 1 ? 'one call' : `${records.notesLost} calls`;
  return (
    <div class="sheet-panel">
      <Warning
        tone="hold"
        icon="circle-alert"
        title={`Notes of ${calls} have lost their record`}
        actions={[
          <Button key="save" onPress={actions.saveLostNotes}>
            Save notes
          </Button>,
          <Button key="delete" onPress={() => actions.askDelete('notes')}>
            Delete…
          </Button>,
        ]}
      >
        Import your last export: where it holds the call, they return to it. Or save them to a file.
      </Warning>
      {isDeleting === 'notes' && (
        <ConfirmDelete
          title={`Delete the notes of ${calls}?`}
          word="Delete notes"
          copy={{ word: 'Save notes', take: actions.saveLostNotes }}
          onDelete={actions.deleteLostNotes}
          onClose={() => actions.askDelete(null)}
        >
          They are kept nowhere else. Save them first to keep a copy.
        </ConfirmDelete>
      )}
    </div>
  );
}
