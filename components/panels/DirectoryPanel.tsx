/**
 * Whom to reach: colleagues, queues, numbers and customers, found as one types. Arrows move, Enter takes the first of the
 * ways there are, Shift and Enter the second, Escape goes back.
 */

import { Component } from 'preact';
import type { DirectoryTab, TransferTarget } from '../../lib/directory/entry.ts';
import type { Ask } from '../ask.ts';
import { Button, IconButton } from '../Button.tsx';
import type { Lookup } from '../card-props.ts';
import { Icon } from '../Icon.tsx';
import { DirectoryTabs } from './DirectoryTabs.tsx';
import { looksLikeNumber, tabNames } from './directory-rows.ts';
import { type DirectorySearch, dialableOf, directorySearch, type Found, limit } from './directory-search.ts';
import { NothingFound } from './NothingFound.tsx';
import { PersonRow } from './PersonRow.tsx';
import { VirtualRows } from './VirtualRows.tsx';

/** Shorter waits are not worth a word. */
const slowMs = 200;

/** What can be done with whoever is found. */
export interface Way {
  label: string;
  isOff: boolean;
  reach(event: Event, target: TransferTarget): void;
}

interface DirectoryPanelProps {
  title: string;
  /** What the way back is called. */
  back: string;
  tabs: readonly DirectoryTab[];
  /** One or two, in the order of their buttons. */
  ways: readonly Way[];
  /** Whether a typed number can be reached too. */
  takesNumbers: boolean;
  lookup: Lookup;
  ask: Ask;
  onClose: () => void;
}

interface DirectoryPanelState {
  tab: DirectoryTab;
  text: string;
  found: Found | null;
  active: number;
  counts: Partial<Record<DirectoryTab, number>>;
  trouble: 'slow' | 'failed' | null;
}

export class DirectoryPanel extends Component<DirectoryPanelProps, DirectoryPanelState> {
  override state: DirectoryPanelState = {
    tab: this.props.tabs[0] ?? 'agents',
    text: '',
    found: null,
    active: 0,
    counts: {},
    trouble: null,
  };
  private search: DirectorySearch = directorySearch(this.props.lookup);
  private slow: ReturnType<typeof setTimeout> | undefined;
  private field: HTMLInputElement | null = null;

  override componentDidMount(): void {
    this.field?.focus();
    this.look('', this.state.tab);
    void this.count();
  }
  override componentWillUnmount(): void {
    this.search.stop();
    clearTimeout(this.slow);
  }

  /** How many each tab holds; an empty one is not shown. */
  private async count(): Promise<void> {
    const { tabs } = this.props;
    const totals = await Promise.all(
      tabs.map(async (tab) => [tab, (await this.props.lookup.searchDirectory('', tab, 1)).total] as const),
    ).catch(() => []);
    this.setState({ counts: Object.fromEntries(totals) });
    const first = totals.find(([, total]) => total > 0)?.[0];
    if (first && !totals.some(([tab, total]) => tab === this.state.tab && total > 0)) this.look('', first);
  }

  private look = (text: string, tab: DirectoryTab) => {
    clearTimeout(this.slow);
    this.slow = setTimeout(() => this.setState({ trouble: 'slow' }), slowMs);
    this.setState({ text, tab });
    const settle = (changed: Partial<DirectoryPanelState>) => {
      clearTimeout(this.slow);
      this.setState({ trouble: null, ...changed });
    };
    this.search.ask(
      text,
      tab,
      (found) => settle({ found, active: 0 }),
      () => settle({ trouble: 'failed' }),
    );
  };

  /** Shown at once, and in its place: the order changes with the next search. */
  private star(id: string, isFavourite: boolean): void {
    this.setState(({ found }) => ({
      found: found && {
        ...found,
        rows: found.rows.map((row) =>
          row.entry.id === id ? { ...row, entry: { ...row.entry, isFavourite } } : row,
        ),
      },
    }));
  }

  private readonly onKey = (event: KeyboardEvent) => {
    const { found, active, text, trouble } = this.state;
    const rows = found?.rows ?? [];
    const move = (to: number) => this.setState({ active: Math.max(0, Math.min(rows.length - 1, to)) });
    if (event.isComposing) return;
    if (event.key === 'ArrowDown') move(active + 1);
    else if (event.key === 'ArrowUp') move(active - 1);
    else if (event.key === 'PageDown') move(active + 5);
    else if (event.key === 'PageUp') move(active - 5);
    else if (event.key === 'Enter' && !event.repeat) {
      // What is on the screen must answer what was typed.
      if (trouble || found?.text !== text) return;
      const { ways, takesNumbers } = this.props;
      const way = (event.shiftKey && ways[1]) || ways[0];
      const row = rows[active];
      const typed = takesNumbers ? dialableOf(found.typed) : null;
      if (!way || way.isOff) return;
      if (row && !row.refusal) way.reach(event, row.target);
      else if (!row && typed) way.reach(event, { kind: 'number', e164: typed.e164 });
    } else return;
    event.preventDefault();
  };

  override render(props: DirectoryPanelProps, state: DirectoryPanelState) {
    const { title, back, tabs, ways, takesNumbers, ask, onClose } = props;
    const { tab, text, found, active, counts, trouble } = state;
    const rows = found?.rows ?? [];
    const buttons = (target: TransferTarget, refusal: string | null, isActive: boolean) =>
      ways.map(({ label, isOff, reach }) => (
        <Button
          key={label}
          size="s"
          tabIndex={isActive ? 0 : -1}
          hint={refusal ?? undefined}
          isOff={refusal !== null || isOff}
          onPress={(event) => reach(event, target)}
        >
          {label}
        </Button>
      ));
    return (
      <section
        class="card directory"
        aria-label={title}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onClose();
          else if (event.key === '/' && event.target !== this.field) this.field?.focus();
          else return;
          event.preventDefault();
        }}
      >
        <div class="directory-head">
          <IconButton icon="arrow-left" label={back} turn="inline" onPress={onClose} />
          <h2 class="name grow">{title}</h2>
          <span class="quiet">
            <kbd>/</kbd> to search
          </span>
        </div>
        <DirectoryTabs
          tabs={tabs.filter((name) => name === tab || counts[name] !== 0)}
          chosen={tab}
          counts={counts}
          onChoose={(name) => this.look(text, name)}
        />
        <div role="tabpanel" aria-label={tabNames[tab]}>
          <div class="field">
            <Icon name="search" />
            <input
              type="text"
              role="combobox"
              aria-label={`Search ${tabNames[tab].toLowerCase()}${takesNumbers ? ', or a number' : ''}`}
              aria-expanded={rows.length > 0}
              aria-haspopup="grid"
              aria-controls="directory-rows"
              aria-activedescendant={rows[active] ? `directory-row-${active}` : undefined}
              aria-autocomplete="list"
              autocomplete="off"
              spellcheck={false}
              placeholder={takesNumbers ? 'Name or number' : 'Name'}
              ref={(field) => {
                this.field = field;
              }}
              dir={looksLikeNumber(text) ? 'ltr' : 'auto'}
              value={text}
              onInput={(event) => this.look(event.currentTarget.value, tab)}
              onKeyDown={this.onKey}
            />
          </div>
          {/* biome-ignore lint/a11y/useSemanticElements: a table cannot leave out the rows that are out of sight */}
          <div id="directory-rows" role="grid" aria-label={tabNames[tab]} aria-rowcount={rows.length}>
            {rows.length > 0 && (
              <VirtualRows
                key={tab}
                count={rows.length}
                active={active}
                draw={(at) => {
                  const row = rows[at];
                  if (!row) return null;
                  const { entry, key, target, refusal } = row;
                  return (
                    <PersonRow
                      key={key}
                      id={`directory-row-${at}`}
                      row={row}
                      isActive={at === active}
                      onPoint={() => this.setState({ active: at })}
                      onFavourite={(event) => {
                        ask(event, 'setFavourite', entry.id, !entry.isFavourite);
                        this.star(entry.id, !entry.isFavourite);
                      }}
                    >
                      {buttons(target, refusal, at === active)}
                    </PersonRow>
                  );
                }}
              />
            )}
          </div>
          <NothingFound
            found={found}
            tab={tab}
            trouble={trouble}
            buttons={takesNumbers ? (e164) => buttons({ kind: 'number', e164 }, null, true) : null}
            onRetry={() => this.look(text, tab)}
          />
          {found && rows.length > 0 && found.total > limit && (
            <p class="quiet directory-foot">
              The first {limit} of {found.total.toLocaleString()}. Type more to find others.
            </p>
          )}
        </div>
      </section>
    );
  }
}
