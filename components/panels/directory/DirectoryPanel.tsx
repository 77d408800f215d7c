/**
 * Whom to reach: colleagues, queues, numbers and customers, found as one types. Arrows move, Enter takes the first of the
 * ways there are, Shift and Enter the second, Escape goes back.
 */

import { Component } from 'preact';
import type { DirectoryTab, TransferTarget } from '../../../lib/directory/entry.ts';
import type { Ask } from '../../ask.ts';
import { Button, IconButton } from '../../Button.tsx';
import type { Lookup } from '../../card-props.ts';
import { DirectoryField } from './DirectoryField.tsx';
import { DirectoryRows } from './DirectoryRows.tsx';
import { DirectoryTabs } from './DirectoryTabs.tsx';
import { type DirectoryRow, tabNames, withThere } from './directory-rows.ts';
import { type DirectorySearch, dialableOf, directorySearch, type Found, limit } from './directory-search.ts';
import { NothingFound } from './NothingFound.tsx';
import { ThereFoot } from './ThereFoot.tsx';
import { type There, thereSearch } from './there-search.ts';

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
  /** The search in ServiceNow; null where there is none. */
  there: There | null;
  active: number;
  counts: Partial<Record<DirectoryTab, number>>;
  trouble: 'slow' | 'failed' | null;
}

export class DirectoryPanel extends Component<DirectoryPanelProps, DirectoryPanelState> {
  override state: DirectoryPanelState = {
    tab: this.props.tabs[0] ?? 'agents',
    text: '',
    found: null,
    there: null,
    active: 0,
    counts: {},
    trouble: null,
  };
  private search: DirectorySearch = directorySearch(this.props.lookup);
  private readonly thereSearch = thereSearch(this.props.lookup);
  private isServiceNow = false;
  private slow: ReturnType<typeof setTimeout> | undefined;
  private field: HTMLInputElement | null = null;
  private readonly hold = (field: HTMLInputElement | null) => {
    this.field = field;
  };

  override componentDidMount(): void {
    this.field?.focus();
    this.look('', this.state.tab);
    void this.count();
  }
  override componentWillUnmount(): void {
    this.search.stop();
    this.thereSearch.stop();
    clearTimeout(this.slow);
  }

  /** How many each tab holds; an empty one is not shown. */
  private async count(): Promise<void> {
    const { tabs, lookup } = this.props;
    const there = await lookup.searchPeople('', 0, false).catch(() => null);
    this.isServiceNow = there !== null && there.trouble !== 'off';
    const totals = await Promise.all(
      tabs.map(async (tab) => [tab, (await lookup.searchDirectory('', tab, 1)).total] as const),
    ).catch(() => []);
    this.setState({ counts: Object.fromEntries(totals) });
    if (this.state.tab === 'customers') this.lookThere(this.state.text, 'customers');
    const first = totals.find(([, total]) => total > 0)?.[0];
    if (first && !totals.some(([tab, total]) => tab === this.state.tab && total > 0))
      this.look(this.state.text, first);
  }

  private look = (text: string, tab: DirectoryTab) => {
    clearTimeout(this.slow);
    this.slow = setTimeout(() => this.setState({ trouble: 'slow' }), slowMs);
    this.setState({ text, tab });
    this.lookThere(text, tab);
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

  private lookThere(text: string, tab: DirectoryTab): void {
    this.thereSearch.stop();
    if (this.isServiceNow && tab === 'customers') this.thereSearch.ask(text, this.showThere);
    else this.setState({ there: null });
  }
  private readonly showThere = (there: There) => this.setState({ there });

  private rows({ found, there }: DirectoryPanelState): DirectoryRow[] {
    return withThere(found?.rows ?? [], there?.answer?.entries ?? []);
  }

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
    const rows = this.rows(this.state);
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
    const { tab, text, found, there, active, counts, trouble } = state;
    const rows = this.rows(state);
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
          tabs={tabs.filter(
            (name) => name === tab || counts[name] !== 0 || (name === 'customers' && this.isServiceNow),
          )}
          chosen={tab}
          counts={counts}
          onChoose={(name) => this.look(text, name)}
        />
        <div role="tabpanel" aria-label={tabNames[tab]}>
          <DirectoryField
            label={`Search ${tabNames[tab].toLowerCase()}${takesNumbers ? ', or a number' : ''}`}
            placeholder={takesNumbers ? 'Name or number' : 'Name'}
            text={text}
            hasRows={rows.length > 0}
            active={rows[active] ? `directory-row-${active}` : undefined}
            hold={this.hold}
            onText={(typed) => this.look(typed, tab)}
            onKey={this.onKey}
          />
          <DirectoryRows
            {...{ tab, rows, active }}
            onPoint={(at) => this.setState({ active: at })}
            onFavourite={(event, { id, isFavourite }) => {
              ask(event, 'setFavourite', id, !isFavourite);
              this.star(id, !isFavourite);
            }}
            buttons={(row, isActive) => buttons(row.target, row.refusal, isActive)}
          />
          <NothingFound
            found={found && { ...found, rows, isComplete: found.isComplete && !there?.isLooking }}
            tab={tab}
            trouble={trouble}
            buttons={takesNumbers ? (e164) => buttons({ kind: 'number', e164 }, null, true) : null}
            onRetry={() => this.look(text, tab)}
          />
          {there && (
            <ThereFoot
              there={there}
              onMore={() => this.thereSearch.more(there, this.showThere)}
              onRefresh={() => this.thereSearch.refresh(there, this.showThere)}
            />
          )}
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
