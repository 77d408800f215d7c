/** Whom one can reach, as rows: those in sight are drawn, the active one carries the buttons' places in the tab order. */

import type { ComponentChildren } from 'preact';
import type { DirectoryEntry, DirectoryTab } from '../../../lib/directory/entry.ts';
import { type DirectoryRow, tabNames } from './directory-rows.ts';
import { PersonRow } from './PersonRow.tsx';
import { VirtualRows } from './VirtualRows.tsx';

interface DirectoryRowsProps {
  tab: DirectoryTab;
  rows: readonly DirectoryRow[];
  active: number;
  onPoint: (at: number) => void;
  onFavourite: (event: Event, entry: DirectoryEntry) => void;
  buttons: (row: DirectoryRow, isActive: boolean) => ComponentChildren;
}

export function DirectoryRows({ tab, rows, active, onPoint, onFavourite, buttons }: DirectoryRowsProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a table cannot leave out the rows that are out of sight
    <div id="directory-rows" role="grid" aria-label={tabNames[tab]} aria-rowcount={rows.length}>
      {rows.length > 0 && (
        <VirtualRows
          key={tab}
          count={rows.length}
          active={active}
          draw={(at) => {
            const row = rows[at];
            if (!row) return null;
            return (
              <PersonRow
                key={row.key}
                id={`directory-row-${at}`}
                row={row}
                isActive={at === active}
                onPoint={() => onPoint(at)}
                onFavourite={row.isThere ? undefined : (event) => onFavourite(event, row.entry)}
              >
                {buttons(row, at === active)}
              </PersonRow>
            );
          }}
        />
      )}
    </div>
  );
}
