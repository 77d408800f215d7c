/** Every interaction that matches, however many: only rows on the screen are drawn, and what goes on keeps its clock. */

import type { Interaction } from '../../lib/interactions/interaction.ts';
import { whoOf } from '../../lib/interactions/interaction.ts';
import type { SortField } from '../../lib/interactions/search.ts';
import { numberText } from '../../lib/numbers/number-text.ts';
import { Button } from '../Button.tsx';
import { Icon } from '../Icon.tsx';
import { VirtualRows } from '../panels/VirtualRows.tsx';
import { duration } from '../words.ts';
import type { InteractionsPageProps } from './InteractionsPage.tsx';
import { interactionState, interactionType, startedAt } from './words.ts';

const headings: readonly { title: string; by: SortField | null; isFigure?: boolean }[] = [
  { title: 'Number', by: 'number' },
  { title: 'Who', by: 'who' },
  { title: 'Type', by: null },
  { title: 'Queue', by: 'queue' },
  { title: 'State', by: 'state' },
  { title: 'Started', by: 'opened_at', isFigure: true },
  { title: 'Preview', by: null, isFigure: true },
  { title: 'Talk', by: 'talkMs', isFigure: true },
  { title: 'Wrap-up', by: 'wrap_up_duration', isFigure: true },
  { title: 'Code', by: 'code' },
];

export function InteractionList({ view, actions }: InteractionsPageProps) {
  const { list, now } = view;
  if (list.state === 'loading') return <Bones />;
  if (list.state === 'failed') return <Unreadable actions={actions} />;
  const { total, talkMs, wrapUpMs } = list.totals;
  const { text, filter, sort } = list.question;
  if (total === 0 && text === '' && Object.keys(filter).length === 0) return <FirstDay />;
  if (total === 0) return <NothingMatches actions={actions} />;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a table cannot leave out the rows that are not on the screen
    <div class="sheet-panel interactions" role="table" aria-label="Interactions" aria-rowcount={total + 1}>
      {/* biome-ignore lint/a11y/useSemanticElements: as above */}
      <div class="interaction heading" role="row" aria-rowindex={1} tabIndex={-1}>
        {headings.map(({ title, by, isFigure }) => {
          const isSorted = by !== null && sort.by === by;
          const order = isSorted ? (sort.isDescending ? 'descending' : 'ascending') : undefined;
          return (
            // biome-ignore lint/a11y/useSemanticElements: as above
            <span
              role="columnheader"
              key={title}
              aria-sort={order}
              tabIndex={-1}
              class={isFigure ? 'figure' : ''}
            >
              {by ? (
                <button
                  type="button"
                  class="sort"
                  onClick={() =>
                    actions.ask({ sort: { by, isDescending: isSorted ? !sort.isDescending : true } })
                  }
                >
                  {title}
                  {isSorted && <span class={`sort-mark ${order}`} aria-hidden="true" />}
                </button>
              ) : (
                title
              )}
            </span>
          );
        })}
      </div>
      <VirtualRows
        count={total}
        active={null}
        draw={(at) => <Row key={at} at={at} record={list.interactionAt(at)} now={now} />}
      />
      <p class="list-foot num quiet">
        {`${total.toLocaleString()} interactions`}{' '}
        <span>
          Talk <b>{duration(talkMs)}</b>
        </span>{' '}
        <span>
          Wrap-up <b>{duration(wrapUpMs)}</b>
        </span>
      </p>
    </div>
  );
}

function Row({ at, record, now }: { at: number; record: Interaction | null; now: number }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: as above
    <div class="interaction" role="row" aria-rowindex={at + 2} tabIndex={-1}>
      {record ? (
        <Cells record={record} now={now} />
      ) : (
        // biome-ignore lint/a11y/useSemanticElements: as above
        <span class="bone" role="cell" tabIndex={-1} />
      )}
    </div>
  );
}

const span = (ms: number | null) => (ms === null ? '–' : duration(ms));

function Cells({ record, now }: { record: Interaction; now: number }) {
  const { word, tone, icon } = interactionState(record);
  const type = interactionType(record);
  const number = record.caller_phone_number && numberText(record.caller_phone_number);
  const who = whoOf(record);
  const isTalking = record.answeredAt !== null && record.endedAt === null;
  const isWrappingUp = record.state === 'wrap_up';
  const code = record.wrap_up_segment?.wrap_up_code?.display_value;
  return (
    <>
      {/* biome-ignore-start lint/a11y/useSemanticElements: as above */}
      <span role="cell">
        <a class="record-number num" href={`#${record.number}`}>
          {record.number}
        </a>
      </span>
      <span role="cell" class="who">
        <span class="cut who-name">{who === record.caller_phone_number ? (number ?? who) : who}</span>
        {number && who !== record.caller_phone_number && <bdi class="quiet num number">{number}</bdi>}
      </span>
      <span role="cell" class="row">
        <Icon name={type.icon} size="s" /> <span class="cut">{type.word}</span>
      </span>
      <span role="cell" class="cut">
        {record.queue ?? '–'}
      </span>
      <span role="cell">
        <span class={`chip ${tone}`}>
          <Icon name={icon} size="s" /> {word}
        </span>
      </span>
      <span role="cell" class="figure num">
        {startedAt(record.opened_at, now)}
      </span>
      <span role="cell" class="figure num quiet-figure">
        {span(record.previewMs)}
      </span>
      <span role="cell" class={`figure num ${isTalking ? 'good' : ''}`}>
        {isTalking && record.answeredAt !== null ? (
          <b>{duration(now - record.answeredAt)}</b>
        ) : (
          span(record.talkMs)
        )}
      </span>
      <span role="cell" class={`figure num ${isWrappingUp ? 'hold' : ''}`}>
        {isWrappingUp ? (
          <b>{duration(now - (record.wrap_up_segment?.opened_on ?? now))}</b>
        ) : (
          span(record.wrap_up_duration)
        )}
      </span>
      <span role="cell" class="cut">
        {isWrappingUp ? <a href={`#${record.number}`}>Finish wrap-up</a> : (code ?? '–')}
      </span>
      {/* biome-ignore-end lint/a11y/useSemanticElements: as above */}
    </>
  );
}

function FirstDay() {
  return (
    <section class="sheet-panel vacant">
      <Icon name="phone" size="xl" />
      <h2>No calls yet</h2>
      <p>Every call you take or place is kept here.</p>
    </section>
  );
}

function NothingMatches({ actions }: Pick<InteractionsPageProps, 'actions'>) {
  return (
    <section class="sheet-panel vacant" role="status">
      <Icon name="search-x" size="xl" />
      <h2>Nothing matches</h2>
      <p>Search and filters together leave no interaction.</p>
      <div class="row">
        <Button onPress={actions.clearFilters}>Clear filters</Button>
      </div>
    </section>
  );
}

function Unreadable({ actions }: Pick<InteractionsPageProps, 'actions'>) {
  return (
    <section class="sheet-panel vacant" role="alert">
      <Icon name="circle-alert" size="xl" />
      <h2>The interactions could not be read</h2>
      <p>The browser’s store did not open. Your calls go on.</p>
      <div class="row">
        <Button tone="primary" onPress={actions.reload}>
          Try again
        </Button>
      </div>
    </section>
  );
}

function Bones() {
  return (
    <section class="sheet-panel late" role="status" aria-label="Loading interactions">
      {['a', 'b', 'c', 'd', 'e'].map((row) => (
        <div class="interaction" key={row}>
          <span class="bone" />
          <span class="bone" />
          <span />
          <span class="bone short" />
        </div>
      ))}
    </section>
  );
}
