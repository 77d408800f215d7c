/** The kinds of people to reach, as tabs: arrows, Home and End change over. */

import type { DirectoryTab } from '../../../lib/directory/entry.ts';
import { tabNames } from './directory-rows.ts';

interface DirectoryTabsProps {
  tabs: readonly DirectoryTab[];
  chosen: DirectoryTab;
  counts: Partial<Record<DirectoryTab, number>>;
  onChoose: (tab: DirectoryTab) => void;
}

export function DirectoryTabs({ tabs, chosen, counts, onChoose }: DirectoryTabsProps) {
  const at = tabs.indexOf(chosen);
  return (
    <div
      class="tabs"
      role="tablist"
      aria-label="Whom to reach"
      onKeyDown={(event) => {
        const forth = getComputedStyle(event.currentTarget).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
        const back = forth === 'ArrowRight' ? 'ArrowLeft' : 'ArrowRight';
        const to =
          event.key === forth
            ? (at + 1) % tabs.length
            : event.key === back
              ? (at - 1 + tabs.length) % tabs.length
              : event.key === 'Home'
                ? 0
                : event.key === 'End'
                  ? tabs.length - 1
                  : -1;
        const tab = tabs[to];
        if (!tab) return;
        event.preventDefault();
        event.currentTarget.querySelectorAll<HTMLElement>('[role=tab]')[to]?.focus();
        onChoose(tab);
      }}
    >
      {tabs.map((tab) => (
        <button
          type="button"
          key={tab}
          role="tab"
          aria-selected={tab === chosen}
          tabIndex={tab === chosen ? 0 : -1}
          onClick={() => onChoose(tab)}
        >
          {tabNames[tab]}{' '}
          <span class="quiet num">{counts[tab]?.toLocaleString(undefined, { notation: 'compact' })}</span>
        </button>
      ))}
    </div>
  );
}
