/** Whom a typed name finds, each number with the way to call it. */

import { Component } from 'preact';
import { IconButton } from '../../Button.tsx';
import type { SurfaceProps } from '../../card-props.ts';
import { Icon } from '../../Icon.tsx';
import { type DirectoryRow, withThere } from './directory-rows.ts';
import { type DirectorySearch, directorySearch } from './directory-search.ts';
import { PersonRow } from './PersonRow.tsx';
import { ThereFoot } from './ThereFoot.tsx';
import { type There, thereSearch } from './there-search.ts';
import { VirtualRows } from './VirtualRows.tsx';

interface CallResultsProps extends SurfaceProps {
  text: string;
  isOff: boolean;
  onBest: (e164: string | null) => void;
}

interface CallResultsState {
  rows: DirectoryRow[];
  /** The search in ServiceNow; null where there is none. */
  there: There | null;
  /** The text that was answered; null before the first answer. */
  answered: string | null;
  hasFailed: boolean;
  active: number;
}

export class CallResults extends Component<CallResultsProps, CallResultsState> {
  override state: CallResultsState = { rows: [], there: null, answered: null, hasFailed: false, active: 0 };
  private search: DirectorySearch = directorySearch(this.props.lookup);
  private readonly thereSearch = thereSearch(this.props.lookup);
  private readonly showThere = (there: There) => {
    // Without an instance there is nothing to say, and before the first answer nobody knows whether there is one.
    const isKnown = there.answer ? there.answer.trouble !== 'off' : this.state.there !== null;
    this.setState({ there: isKnown ? there : null }, this.tellBest);
  };
  private readonly tellBest = () =>
    this.props.onBest(this.rows().find(({ number }) => number !== null)?.number ?? null);

  private rows(): DirectoryRow[] {
    return withThere(this.state.rows, this.state.there?.answer?.entries ?? []);
  }

  override componentDidMount(): void {
    this.look();
  }
  override componentDidUpdate(before: CallResultsProps): void {
    if (before.text !== this.props.text) this.look();
  }
  override componentWillUnmount(): void {
    this.search.stop();
    this.thereSearch.stop();
  }

  private look(): void {
    const { text } = this.props;
    this.thereSearch.ask(text, this.showThere);
    this.search.ask(
      text,
      null,
      (found) => {
        // Colleagues and queues have none, and are reached by a transfer alone.
        const rows = found.rows.filter(({ number, entry }) => number !== null || entry.tab === 'customers');
        this.setState({ rows, answered: text, hasFailed: false, active: 0 }, this.tellBest);
      },
      () => this.setState({ hasFailed: true }),
    );
  }

  override render(
    { ask, isOff }: CallResultsProps,
    { there, answered, hasFailed, active }: CallResultsState,
  ) {
    const rows = this.rows();
    if (hasFailed)
      return (
        <p class="quiet directory-foot" role="status">
          The directory did not answer. A number can still be typed.
        </p>
      );
    const foot = there && (
      <ThereFoot
        there={there}
        onMore={() => this.thereSearch.more(there, this.showThere)}
        onRefresh={() => this.thereSearch.refresh(there, this.showThere)}
      />
    );
    if (answered !== null && rows.length === 0 && foot) return foot;
    if (answered !== null && rows.length === 0)
      return (
        <p class="quiet directory-foot" role="status">
          <Icon name="search-x" size="s" /> Nobody called “{answered}” with a number.
        </p>
      );
    return (
      <>
        {/* biome-ignore lint/a11y/useSemanticElements: a table cannot leave out the rows that are out of sight */}
        <div role="grid" aria-label="People found" class="found">
          {rows.length > 0 && (
            <VirtualRows
              count={rows.length}
              active={null}
              draw={(at) => {
                const row = rows[at];
                if (!row) return null;
                const { key, number, entry, refusal } = row;
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
                      isOff={isOff || refusal !== null}
                      hint={refusal ?? undefined}
                      onPress={(event) => number && ask(event, 'suggestNumber', number)}
                    />
                  </PersonRow>
                );
              }}
            />
          )}
        </div>
        {foot}
      </>
    );
  }
}
