/** From a file to contacts: choose it, look at what would happen, confirm. Nothing is stored before that. */

import { FileButton } from '../app/FileButton.tsx';
import { PageIcon } from '../app/PageIcon.tsx';
import { Button } from '../Button.tsx';
import { Warning } from '../panels/trouble/Warning.tsx';
import type { ContactsActions, ImportView } from './contacts-view.ts';
import { ImportPreviewPanel } from './ImportPreviewPanel.tsx';
import { counted } from './words.ts';

interface ImportPanelProps {
  importing: ImportView;
  actions: ContactsActions;
}

export function ImportPanel({ importing, actions }: ImportPanelProps) {
  switch (importing.step) {
    case 'choose':
      return <ChooseFile trouble={importing.trouble} actions={actions} />;
    case 'reading':
      return (
        <Running
          title={`Reading ${importing.file}`}
          text={`${counted(importing.rows, 'row')} so far. Nothing is stored yet.`}
          actions={actions}
        />
      );
    case 'preview':
      return <ImportPreviewPanel importing={importing} actions={actions} />;
    case 'saving':
      return (
        <Running
          title={`Importing ${importing.file}`}
          text={`${importing.saved.toLocaleString()} of ${counted(importing.of, 'contact')} kept.`}
          actions={actions}
        />
      );
  }
}

function ChooseFile({ trouble, actions }: { trouble: string | null; actions: ContactsActions }) {
  return (
    <section
      class="sheet-panel vacant drop"
      aria-label="Import contacts"
      onDragOver={(event) => {
        event.preventDefault();
        event.currentTarget.classList.add('over');
      }}
      onDragLeave={(event) => event.currentTarget.classList.remove('over')}
      onDrop={(event) => {
        event.preventDefault();
        event.currentTarget.classList.remove('over');
        const file = event.dataTransfer?.files[0];
        if (file) actions.chooseFile(file);
      }}
    >
      <PageIcon name="file-text" size="xl" />
      <h2>Drop a CSV or vCard file here</h2>
      <p>You see what it holds before anything is stored.</p>
      {trouble && (
        <div class="strip sheet-panel">
          <Warning tone="bad" icon="circle-alert" title="That file cannot be read">
            {trouble}
          </Warning>
        </div>
      )}
      <div class="row">
        <FileButton
          tone="primary"
          accept=".csv,.tsv,.txt,.vcf,.vcard,text/csv,text/vcard"
          onChoose={actions.chooseFile}
        >
          Choose a file…
        </FileButton>
        <Button onPress={actions.closeImport}>Cancel</Button>
      </div>
      <p class="quiet">
        From Outlook, Google or a phone: export the contacts there, then drop the file here.
      </p>
    </section>
  );
}

function Running({ title, text, actions }: { title: string; text: string; actions: ContactsActions }) {
  return (
    <section class="sheet-panel vacant" role="status">
      <PageIcon name="file-text" size="xl" />
      <h2>{title}</h2>
      <p class="num">{text}</p>
      <div class="row">
        <Button onPress={actions.closeImport}>Cancel</Button>
      </div>
    </section>
  );
}
