/** The interactions: the list of every call, or the page of one. */

import { AppFrame } from '../app/AppFrame.tsx';
import { ConfirmDelete } from '../app/ConfirmDelete.tsx';
import { FileButton } from '../app/FileButton.tsx';
import { PageIcon } from '../app/PageIcon.tsx';
import { Button } from '../Button.tsx';
import { Icon } from '../Icon.tsx';
import { Filters } from './Filters.tsx';
import { InteractionList } from './InteractionList.tsx';
import type { InteractionsPageProps } from './interactions-view.ts';
import { Messages } from './Messages.tsx';
import { RecordPage } from './RecordPage.tsx';
import './interactions.css';

export function InteractionsPage({ view, actions }: InteractionsPageProps) {
  const { record, list } = view;
  if (record) return <RecordPage view={view} record={record} actions={actions} />;
  const isListed = list.state === 'ready';
  return (
    <AppFrame
      page="interactions"
      aside={isListed && `${list.totals.total.toLocaleString()} found`}
      tools={<Tools view={view} actions={actions} />}
    >
      <Messages view={view} actions={actions} />
      <Filters view={view} actions={actions} />
      <InteractionList view={view} actions={actions} />
      {isListed && list.totals.total > 0 && (
        <p class="foot-line quiet">
          Interactions stay in this browser.
          <button type="button" class="link" onClick={() => actions.askDelete('all')}>
            Delete all…
          </button>
        </p>
      )}
      {view.isDeleting === 'all' && (
        <ConfirmDelete
          title="Delete all interactions?"
          word="Delete all"
          copy={{ word: 'Export JSON', take: () => actions.exportAs('json') }}
          onDelete={actions.deleteAll}
          onClose={() => actions.askDelete(null)}
        >
          Records, notes and follow-ups of this browser are gone for good. Export them first to keep a copy.
        </ConfirmDelete>
      )}
    </AppFrame>
  );
}

function Tools({ view: { list, running }, actions }: InteractionsPageProps) {
  const isOff = running !== null;
  return (
    <>
      <label class="field search">
        <Icon name="search" />
        <input
          type="search"
          value={list.question.text}
          placeholder="Name, number, record or notes"
          aria-label="Search interactions"
          autocomplete="off"
          spellcheck={false}
          onInput={({ currentTarget }) => actions.ask({ text: currentTarget.value })}
        />
      </label>
      <FileButton accept=".json,application/json" isOff={isOff} onChoose={actions.importFile}>
        <PageIcon name="upload" /> Import…
      </FileButton>
      <fieldset class="joined" aria-label="Export">
        <Button isOff={isOff} onPress={() => actions.exportAs('csv')}>
          <PageIcon name="download" /> Export CSV
        </Button>
        <Button isOff={isOff} onPress={() => actions.exportAs('json')}>
          JSON
        </Button>
      </fieldset>
    </>
  );
}
