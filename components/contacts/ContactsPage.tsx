/** The contacts of this browser: list, form, import. */

import { AppFrame } from '../app/AppFrame.tsx';
import { ConfirmDelete } from '../app/ConfirmDelete.tsx';
import { PageIcon } from '../app/PageIcon.tsx';
import { Button, IconButton } from '../Button.tsx';
import { Icon } from '../Icon.tsx';
import { Warning } from '../panels/trouble/Warning.tsx';
import { ContactForm } from './ContactForm.tsx';
import { ContactList } from './ContactList.tsx';
import type { ContactsActions, ContactsView } from './contacts-view.ts';
import { ImportPanel } from './ImportPanel.tsx';
import { counted } from './words.ts';
import './contacts.css';

export interface ContactsPageProps {
  view: ContactsView;
  actions: ContactsActions;
}

export function ContactsPage({ view, actions }: ContactsPageProps) {
  const { list, editing, importing, done, fault } = view;
  const isListed = !importing && list.state === 'ready' && list.all > 0;
  return (
    <AppFrame
      page="contacts"
      aside={list.state === 'ready' && list.all > 0 && counted(list.all, 'contact')}
      tools={!importing && list.state === 'ready' && <Tools view={view} actions={actions} />}
    >
      {fault && (
        <div class="sheet-panel strip">
          <Warning tone="bad" icon="circle-alert" title={fault.title}>
            {fault.remedy}
          </Warning>
        </div>
      )}
      {done && (
        <p class="sheet-panel strip done" role="status">
          <span class="good row">
            <Icon name="circle-check" />
          </span>
          <span class="grow">{done.text}</span>
          {done.canUndo && (
            <Button size="s" onPress={actions.undo}>
              Undo
            </Button>
          )}
          <IconButton icon="x" label="Dismiss" onPress={actions.dismissDone} />
        </p>
      )}
      {importing ? (
        <ImportPanel importing={importing} actions={actions} />
      ) : (
        <ContactList list={list} actions={actions} />
      )}
      {isListed && (
        <p class="foot-line quiet">
          Contacts stay in this browser.
          <button type="button" class="link" onClick={() => actions.askDeleteAll(true)}>
            Delete all…
          </button>
        </p>
      )}
      {editing && (
        <ContactForm contact={editing} number={view.newNumber} region={view.region} actions={actions} />
      )}
      {view.isDeletingAll && (
        <ConfirmDelete
          title={`Delete all ${counted(list.all, 'contact')}?`}
          word="Delete all"
          copy={{ word: 'Export CSV', take: () => actions.exportAs('csv') }}
          onDelete={actions.deleteAll}
          onClose={() => actions.askDeleteAll(false)}
        >
          They go from this browser for good, favourites among them. Export them first to keep them.
        </ConfirmDelete>
      )}
    </AppFrame>
  );
}

function Tools({ view: { list }, actions }: ContactsPageProps) {
  return (
    <>
      {list.all > 0 && (
        <label class="field search">
          <Icon name="search" />
          <input
            type="search"
            value={list.text}
            placeholder="Name, company or number"
            aria-label="Search contacts"
            autocomplete="off"
            spellcheck={false}
            onInput={(event) => actions.search(event.currentTarget.value)}
          />
        </label>
      )}
      <button type="button" class="button plain" onClick={actions.startImport}>
        <PageIcon name="upload" /> Import…
      </button>
      {list.all > 0 && (
        <fieldset class="joined" aria-label="Export">
          <button type="button" class="button plain" onClick={() => actions.exportAs('csv')}>
            <PageIcon name="download" /> Export CSV
          </button>
          <button type="button" class="button plain" onClick={() => actions.exportAs('vcard')}>
            vCard
          </button>
        </fieldset>
      )}
      <button type="button" class="button primary" onClick={() => actions.edit('new')}>
        <PageIcon name="plus" /> Add contact…
      </button>
    </>
  );
}
