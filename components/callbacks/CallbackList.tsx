/** Every callback that matches, however many: open ones under their groups, all others in one row of rows. */

import type { CallbackRecord } from '../../lib/callbacks/callback-record.ts';
import { callbackGroups, type GroupedRow, grouped } from '../../lib/callbacks/groups.ts';
import type { CallbackSortField } from '../../lib/callbacks/search.ts';
import type { CallbackWeek } from '../../lib/callbacks/week.ts';
import { Bones, NothingMatches, Unreadable, Vacant } from '../app/ListState.tsx';
import { Icon } from '../Icon.tsx';
import { VirtualRows } from '../panels/directory/VirtualRows.tsx';
import { duration } from '../words.ts';
import { CallbackCells } from './CallbackCells.tsx';
import type { CallbacksPageProps } from './callbacks-view.ts';

/** Two headings in one column stand for the two lines of its cells. */
const headings: readonly { fields: readonly (readonly [CallbackSortField, string])[]; isFigure?: boolean }[] =
  [
    { fields: [['name', 'Customer']] },
    {
      fields: [
        ['callback_type', 'Type'],
        ['number', 'Number'],
      ],
    },
    {
      fields: [
        ['reason_type', 'Reason'],
        ['state', 'State'],
      ],
    },
    { fields: [['queue', 'Queue']] },
    { fields: [['scheduled_start_time', 'Due']], isFigure: true },
    { fields: [] },
    { fields: [['attempts', 'Attempts']], isFigure: true },
    { fields: [['previewMs', 'Preview']], isFigure: true },
  ];

export function CallbackList({ view, actions }: CallbacksPageProps) {
  const { state, question, total, now } = view;
  if (state === 'loading')
    return <Bones what="callbacks" row="callback-row" cells={['line', 'line', 'short']} />;
  if (state === 'failed') return <Unreadable what="The callbacks" onRetry={actions.reload} />;
  const isAsked = question.text !== '' || question.reason !== '' || question.queue !== '';
  if (total === 0 && !isAsked) return <None show={question.show} />;
  if (total === 0)
    return (
      <NothingMatches
        text="Search and filters together leave no callback."
        clear="Clear filters"
        onClear={() => actions.ask({ text: '', reason: '', queue: '' })}
      />
    );
  const rows = question.show === 'open' ? grouped(whole(view), now) : null;
  const count = rows?.length ?? total;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a table cannot leave out the rows that are not on the screen
    <div
      class="sheet-panel interactions callbacks"
      role="table"
      aria-label="Callbacks"
      aria-rowcount={count + 1}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: as above */}
      <div class="callback-row heading" role="row" aria-rowindex={1} tabIndex={-1}>
        {headings.map(({ fields, isFigure }, at) => {
          const sorted = fields.find(([by]) => by === question.sort.by);
          const order = sorted && (question.sort.isDescending ? 'descending' : 'ascending');
          return (
            // biome-ignore lint/a11y/useSemanticElements: as above
            <span
              role="columnheader"
              key={fields[0]?.[0] ?? at}
              aria-sort={order}
              tabIndex={-1}
              class={isFigure ? 'figure' : 'sorts'}
            >
              {fields.length === 0 && 'Local time'}
              {fields.map(([by, title]) => (
                <button
                  key={by}
                  type="button"
                  class="sort"
                  onClick={() =>
                    actions.ask({
                      sort: { by, isDescending: question.sort.by === by && !question.sort.isDescending },
                    })
                  }
                >
                  {title}
                  {question.sort.by === by && <span class={`sort-mark ${order}`} aria-hidden="true" />}
                </button>
              ))}
            </span>
          );
        })}
      </div>
      <VirtualRows
        count={count}
        headings={rows?.flatMap((row, at) => ('group' in row ? at : []))}
        active={null}
        draw={(at) => <Row key={at} at={at} row={rows ? rows[at] : rowOf(view.rowAt(at))} view={view} />}
      />
      <p class="list-foot num quiet">
        {total === 1 ? '1 callback' : `${total.toLocaleString()} callbacks`}
        {view.figures && <WeekFigures figures={view.figures} />}
      </p>
    </div>
  );
}

/** The last seven days, half of the time; how long each part of a callback took (CB-24). */
function WeekFigures({ figures }: { figures: CallbackWeek }) {
  const { waitMs, previewMs, reachMs, handleMs, reachedShare } = figures;
  const spans = [
    ['Waited', waitMs, 'From the request until you took it'],
    ['Preview', previewMs, 'From taking it to the first dial'],
    ['Rang', reachMs, 'From the first dial until the customer answered'],
    ['Handled', handleMs, 'From taking it until it was closed'],
  ] as const;
  if (spans.every(([, ms]) => ms === null)) return null;
  return (
    <>
      {' '}
      <span>7 days, medians:</span>
      {spans.map(
        ([word, ms, meaning]) =>
          ms !== null && (
            <span key={word} title={meaning}>
              {' '}
              {word} <b>{duration(ms)}</b>
            </span>
          ),
      )}
      {reachedShare !== null && (
        <span title="Of those that were dialled">
          {' '}
          Reached <b>{Math.round(reachedShare * 100)} %</b>
        </span>
      )}
    </>
  );
}

const rowOf = (row: CallbackRecord | null) => (row ? { row } : undefined);

const whole = ({ total, rowAt }: CallbacksPageProps['view']): CallbackRecord[] =>
  Array.from({ length: total }, (_, at) => rowAt(at)).filter((row) => row !== null);

interface RowProps extends Pick<CallbacksPageProps, 'view'> {
  at: number;
  row: GroupedRow<CallbackRecord> | undefined;
}

function Row({ at, row, view: { now, chosen, surface } }: RowProps) {
  if (row && 'group' in row)
    return (
      // biome-ignore lint/a11y/useSemanticElements: as above
      <div class={`callback-row group ${row.group}`} role="row" aria-rowindex={at + 2} tabIndex={-1}>
        {/* biome-ignore lint/a11y/useSemanticElements: as above */}
        <span role="cell" tabIndex={-1}>
          <b>{callbackGroups[row.group]}</b> <span class="num quiet">{row.count.toLocaleString()}</span>
        </span>
      </div>
    );
  const isChosen = row && chosen?.page?.record.sys_id === row.row.sys_id;
  return (
    // biome-ignore lint/a11y/useSemanticElements: as above
    <div
      class={`callback-row ${isChosen ? 'chosen' : ''}`}
      role="row"
      aria-rowindex={at + 2}
      aria-current={isChosen ? 'true' : undefined}
      tabIndex={-1}
    >
      {row ? (
        <CallbackCells
          record={row.row}
          now={now}
          most={surface?.session.callbackRules.callbackMostAttempts ?? 0}
        />
      ) : (
        // biome-ignore lint/a11y/useSemanticElements: as above
        <span class="bone" role="cell" tabIndex={-1} />
      )}
    </div>
  );
}

const nothing = {
  open: ['All done', 'No callback waits for you. New ones come when you are Available.'],
  closed: ['Nothing closed yet', 'Callbacks that you close are kept here.'],
  all: [
    'No callbacks yet',
    'Whatever you are asked to call back stands here, and so does what you promised.',
  ],
} as const;

function None({ show }: { show: keyof typeof nothing }) {
  const [title, text] = nothing[show];
  return <Vacant icon={<Icon name="history" size="xl" />} title={title} text={text} />;
}
