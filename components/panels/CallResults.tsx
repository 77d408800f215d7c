/** Whom a typed name finds, each number with the way to call it. */

import { Component } from 'preact';
import { IconButton } from '../Button.tsx';
import type { SurfaceProps } from '../card-props.ts';
import { Icon } from '../Icon.tsx';
import type { DirectoryRow } from './directory-rows.ts';
import { type DirectorySearch, directorySearch } from './directory-search.ts';
import { PersonRow } from './PersonRow.tsx';
import { VirtualRows } from './VirtualRows.tsx';

interface CallResultsProps extends SurfaceProps {
  text: string;
  isOff: boolean;
  onBest: (e164: string | null) => void;
}

interface CallResultsState {
  rows: DirectoryRow[];
  /** The text that was answered; null before the first answer. */
  answered: string | null;
  hasFailed: boolean;
  active: number;
}

export class CallResults extends Component<CallResultsProps, CallResultsState> {
  override state: CallResultsState = { rows: [], answered: null, hasFailed: false, active: 0 };
  private search: DirectorySearch = directorySearch(this.props.lookup);

  override componentDidMount(): void {
    this.look();
  }
  override componentDidUpdate(before: CallResultsProps): void {
    if (before.text !== this.props.text) this.look();
  }
  override componentWillUnmount(): void {
    this.search.stop();
  }

  private look(): void {
    const { text, onBest } = this.props;
    this.search.ask(
      text,
      null,
      (found) => {
        const rows = found.rows.filter(({ number }) => number !== null);
        this.setState({ rows, answered: text, hasFailed: false, active: 0 });
        onBest(rows[0]?.number ?? null);
      },
      () => this.setState({ hasFailed: true }),
    );
  }

  override render({ ask, isOff }: CallResultsProps, { rows, answered, hasFailed, active }: CallResultsState) {
    if (hasFailed)
      return (
        <p class="quiet directory-foot" role="status">
          The directory did not answer. A number can still be typed.
        </p>
      );
    if (answered !== null && rows.length === 0)
      return (
        <p class="quiet directory-foot" role="status">
          <Icon name="search-x" size="s" /> Nobody called “{answered}” with a number.
        </p>
      );
    return (
      // biome-ignore lint/a11y/useSemanticElements: a table cannot leave out the rows that are out of sight
      <div role="grid" aria-label="People found" class="found">
        {rows.length > 0 && (
          <VirtualRows
            count={rows.length}
            active={null}
            draw={(at) => {
              const row = rows[at];
              if (!row) return null;
              const { key, number, entry } = row;
              return (
                <PersonRow
                  key={key}
                  id={`found-${at}`}
                  row={row}
                  isActive={at === active}
                  onPoint={() => this.setState({ active: at })}
                >
                  <IconButton
                    icon="phone"
                    label={`Call ${entry.name}…`}
                    look="always"
                    isOff={isOff}
                    onPress={(event) => number && ask(event, 'suggestNumber', number)}
                  />
                </PersonRow>
              );
            }}
          />
        )}
      </div>
    );
  }
}
