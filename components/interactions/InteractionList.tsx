/** Every interaction that matches, however many: only rows on the screen are drawn, and what goes on keeps its clock. */

import type { Interaction } from '../../lib/interactions/interaction.ts';
import { whoOf } from '../../lib/interactions/interaction.ts';
import type { SortField } from '../../lib/interactions/search.ts';
import { numberText } from '../../lib/numbers/number-text.ts';
import { Bones, NothingMatches, Unreadable, Vacant } from '../app/ListState.tsx';
import { Icon } from '../Icon.tsx';
import { VirtualRows } from '../panels/directory/VirtualRows.tsx';
import { duration } from '../words.ts';
import type { InteractionsPageProps } from './interactions-view.ts';
import { isMyWrapUps } from './interactions-view.ts';
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
  if (list.state === 'loading')
    return <Bones what="interactions" row="interaction" cells={['line', 'line', null, 'short']} />;
  if (list.state === 'failed') return <Unreadable what="The interactions" onRetry={actions.reload} />;
  const { total, talkMs, wrapUpMs } = list.totals;
  const { text, filter, sort } = list.question;
  if (total === 0 && text === '' && Object.keys(filter).length === 0)
    return (
      <Vacant
        icon={<Icon name="phone" size="xl" />}
        title="No interactions yet"
        text="Every call, chat, e-mail and task that comes to you is kept here."
      />
    );
  if (total === 0 && isMyWrapUps(list.question))
    return (
      <Vacant
        icon={<Icon name="circle-check" size="xl" />}
        title="Nothing to wrap up"
        text="What you cleared without writing it up stands here until you do."
        role="status"
      >
        <a class="button plain" href="#all">
          All interactions
        </a>
      </Vacant>
    );
  if (total === 0)
    return (
      <NothingMatches
        text="Search and filters together leave no interaction."
        clear="Clear filters"
        onClear={actions.clearFilters}
      />
    );
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
        {total === 1 ? '1 interaction' : `${total.toLocaleString()} interactions`}{' '}
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
