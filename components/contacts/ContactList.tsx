/** All contacts that match, however many: only rows on the screen are drawn. */

import { numberText } from '../../lib/numbers/number-text.ts';
import { Bones, NothingMatches, Unreadable, Vacant } from '../app/ListState.tsx';
import { PageIcon } from '../app/PageIcon.tsx';
import { Button, IconButton } from '../Button.tsx';
import { Icon } from '../Icon.tsx';
import { VirtualRows } from '../panels/directory/VirtualRows.tsx';
import type { ContactsActions, ListView } from './contacts-view.ts';

interface ContactListProps {
  list: ListView;
  actions: ContactsActions;
}

/** Numbers that have room in a row. */
const shown = 2;

export function ContactList({ list, actions }: ContactListProps) {
  if (list.state === 'loading')
    return <Bones what="contacts" row="contact" cells={[null, 'line', 'short']} />;
  if (list.state === 'failed') return <Unreadable what="The contacts" onRetry={actions.reload} />;
  if (list.all === 0) return <FirstDay actions={actions} />;
  if (list.total === 0)
    return (
      <NothingMatches
        title={`Nothing called “${list.text}”`}
        text="Try a part of the name, the company or the number."
        clear="Clear search"
        onClear={() => actions.search('')}
      />
    );
  return (
    // biome-ignore lint/a11y/useSemanticElements: a table cannot leave out the rows that are not on the screen
    <div class="sheet-panel contacts" role="table" aria-label="Contacts" aria-rowcount={list.total + 1}>
      {/* biome-ignore lint/a11y/useSemanticElements: as above */}
      <div class="contact heading" role="row" aria-rowindex={1} tabIndex={-1}>
        {['Favourite', 'Name', 'Numbers', 'Actions'].map((title) => (
          // biome-ignore lint/a11y/useSemanticElements: as above
          <span role="columnheader" key={title} tabIndex={-1}>
            <span class={title === 'Favourite' || title === 'Actions' ? 'unseen' : ''}>{title}</span>
          </span>
        ))}
      </div>
      <VirtualRows
        count={list.total}
        active={null}
        draw={(at) => <Row key={at} at={at} list={list} actions={actions} />}
      />
    </div>
  );
}

function Row({ at, list, actions }: ContactListProps & { at: number }) {
  const contact = list.contactAt(at);
  return (
    // biome-ignore lint/a11y/useSemanticElements: as above
    <div class="contact" role="row" aria-rowindex={at + 2} tabIndex={-1}>
      {contact ? (
        <Cells contact={contact} actions={actions} />
      ) : (
        // biome-ignore lint/a11y/useSemanticElements: as above
        <span class="bone" role="cell" tabIndex={-1} />
      )}
    </div>
  );
}

function Cells({
  contact,
  actions,
}: {
  contact: NonNullable<ReturnType<ListView['contactAt']>>;
  actions: ContactsActions;
}) {
  const { id, name, company, numbers, isFavourite } = contact;
  return (
    <>
      {/* biome-ignore-start lint/a11y/useSemanticElements: as above */}
      <span role="cell">
        <button
          type="button"
          class="icon-button star"
          aria-pressed={isFavourite}
          aria-label={`Favourite: ${name}`}
          title={isFavourite ? 'No favourite any more' : 'Make it a favourite'}
          onClick={() => actions.setFavourite(id, !isFavourite)}
        >
          <PageIcon name="star" isFilled={isFavourite} />
        </button>
      </span>
      <span role="cell" class="contact-who">
        <button type="button" class="who-name cut" onClick={() => actions.edit(contact)}>
          {name}
        </button>
        {company && <span class="quiet cut">{company}</span>}
      </span>
      <span role="cell" class="contact-numbers">
        {numbers.slice(0, shown).map(({ e164, label }) => (
          <button
            type="button"
            key={e164}
            class="call-number"
            title="Call…"
            onClick={() => actions.call(e164)}
          >
            <Icon name="phone" size="s" />
            <span class="unseen">Call {name}, </span>
            <bdi class="num number">{numberText(e164)}</bdi>
            {label && <span class="number-kind"> {label}</span>}
          </button>
        ))}
        {numbers.length > shown && (
          <button type="button" class="link" onClick={() => actions.edit(contact)}>
            {numbers.length - shown} more
          </button>
        )}
      </span>
      <span role="cell" class="contact-acts">
        <IconButton icon="pencil" label={`Edit ${name}…`} onPress={() => actions.edit(contact)} />
        <button
          type="button"
          class="icon-button"
          aria-label={`Delete ${name}`}
          title="Delete"
          onClick={() => actions.delete(contact)}
        >
          <PageIcon name="trash-2" />
        </button>
      </span>
      {/* biome-ignore-end lint/a11y/useSemanticElements: as above */}
    </>
  );
}

function FirstDay({ actions }: Pick<ContactListProps, 'actions'>) {
  return (
    <Vacant
      icon={<PageIcon name="contact" size="xl" />}
      title="No contacts yet"
      text="With contacts, callers have names and can be found by a few letters."
    >
      <Button tone="primary" onPress={actions.startImport}>
        Import a file…
      </Button>
      <Button onPress={() => actions.edit('new')}>Add contact…</Button>
    </Vacant>
  );
}
