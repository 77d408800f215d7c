/** What taking a list over would do: new and existing told apart, some or all of it chosen. */

import {
  type Compared,
  type Comparison,
  type ListKind,
  type ListSource,
  mostListed,
} from '../../lib/lists/listed.ts';
import { Button } from '../Button.tsx';
import { Icon } from '../Icon.tsx';
import { listWords } from './list-words.ts';

export interface Preview {
  /** `here` when it is to be sent. */
  source: ListSource | 'here';
  comparison: Comparison;
  /** Names that are chosen. */
  chosen: ReadonlySet<string>;
  /** What the rows shown hold. */
  filter: string;
  /** Rows of a file that were left out. */
  refused: number;
  /** Service channels there, when queues are to be sent; and which are chosen. */
  channels: { id: string; name: string }[];
  chosenChannels: readonly string[];
}

export interface ListPreviewProps {
  kind: ListKind;
  preview: Preview;
  /** What the source is called. */
  source: string;
  busy: string | null;
  onPreview(changed: Partial<Preview>): void;
  onConfirm(): void;
  onCancel(): void;
}

/** Whether a row would change anything. A name that is other on the instance is left to people there. */
const isTakable = ({ state }: Compared, isSending: boolean) =>
  state === 'new' || (state === 'renamed' && !isSending);

export function ListPreview({
  kind,
  preview,
  source,
  busy,
  onPreview,
  onConfirm,
  onCancel,
}: ListPreviewProps) {
  const { comparison, chosen, filter, refused, channels, chosenChannels } = preview;
  const { rows, absent } = comparison;
  const isSending = preview.source === 'here';
  const { one, many, title } = listWords[kind];
  const takable = rows.filter((row) => isTakable(row, isSending));
  const shown = rows.filter(({ offered }) =>
    offered.name.toLowerCase().includes(filter.trim().toLowerCase()),
  );
  const news = rows.filter(({ state }) => state === 'new').length;
  const count = takable.filter(({ offered }) => chosen.has(offered.name)).length;
  const needsChannel = isSending && kind === 'queues' && chosenChannels.length === 0;
  const choose = (names: readonly string[], isChosen: boolean) => {
    const next = new Set(chosen);
    for (const name of names) isChosen ? next.add(name) : next.delete(name);
    onPreview({ chosen: next });
  };
  return (
    <section
      class="sheet-panel list-preview"
      aria-label={isSending ? `${title} to ServiceNow` : `${title} from ${source}`}
    >
      <header class="row">
        <h3 class="name grow">{isSending ? `${title} to ServiceNow` : `${title} from ${source}`}</h3>
        <span class="field">
          <Icon name="search" />
          <input
            type="text"
            aria-label={`Filter ${many}`}
            placeholder="Filter"
            value={filter}
            onInput={({ currentTarget }) => onPreview({ filter: currentTarget.value })}
          />
        </span>
      </header>
      <p role="status">
        {news} new, {rows.length - news} {isSending ? 'there' : 'here'} already
        {refused > 0 &&
          `, ${refused} rows of the file left out: no name, one that is too long, or beyond the first ${mostListed.toLocaleString()}`}
        .
        {absent.length > 0 &&
          ` ${isSending ? 'Only there' : 'Only here'}: ${absent.slice(0, 5).join(', ')}${absent.length > 5 ? ` and ${absent.length - 5} more` : ''}.`}
      </p>
      {isSending && kind === 'queues' && (
        <fieldset class="row">
          <legend>Service channels of these queues</legend>
          {channels.map(({ id, name }) => (
            <label key={id} class="row">
              <input
                type="checkbox"
                checked={chosenChannels.includes(id)}
                onChange={({ currentTarget }) =>
                  onPreview({
                    chosenChannels: currentTarget.checked
                      ? [...chosenChannels, id]
                      : chosenChannels.filter((channel) => channel !== id),
                  })
                }
              />
              {name}
            </label>
          ))}
        </fieldset>
      )}
      {takable.length > 1 && (
        <label class="row listed">
          <input
            type="checkbox"
            checked={count === takable.length}
            onChange={({ currentTarget }) =>
              choose(
                takable.map(({ offered }) => offered.name),
                currentTarget.checked,
              )
            }
          />
          All {takable.length}
        </label>
      )}
      <ul>
        {shown.map((row) => (
          <Row
            key={row.offered.name}
            row={row}
            isSending={isSending}
            isChosen={chosen.has(row.offered.name)}
            onChoose={(isChosen) => choose([row.offered.name], isChosen)}
          />
        ))}
      </ul>
      {shown.length === 0 && (
        <p class="quiet">{rows.length === 0 ? `There are no ${many}.` : 'Nothing matches.'}</p>
      )}
      <div class="row">
        <Button
          tone="primary"
          isOff={busy !== null || count === 0 || needsChannel}
          hint={
            needsChannel
              ? 'Choose a service channel first'
              : count === 0
                ? 'Nothing new is chosen'
                : undefined
          }
          onPress={onConfirm}
        >
          {`${isSending ? 'Send' : 'Take'} ${count} ${count === 1 ? one : many}`}
        </Button>
        <Button onPress={onCancel}>Cancel</Button>
      </div>
    </section>
  );
}

interface RowProps {
  row: Compared;
  isSending: boolean;
  isChosen: boolean;
  onChoose(isChosen: boolean): void;
}

function Row({ row, isSending, isChosen, onChoose }: RowProps) {
  const { offered, state, known } = row;
  const can = isTakable(row, isSending);
  const place = isSending ? 'there' : 'here';
  const words =
    state === 'new'
      ? known === null
        ? 'New'
        : 'New channel'
      : state === 'renamed'
        ? `Called ${known} ${place}`
        : `Is ${place}`;
  return (
    <li data-state={state}>
      <label class="row listed">
        <input
          type="checkbox"
          checked={can && isChosen}
          disabled={!can}
          onChange={({ currentTarget }) => onChoose(currentTarget.checked)}
        />
        <span class="grow cut">
          <bdi>{offered.name}</bdi>
        </span>
        <span class="quiet cut">{offered.queues.join(', ')}</span>
        <span class={state === 'new' ? 'good' : 'quiet'}>{words}</span>
      </label>
    </li>
  );
}
