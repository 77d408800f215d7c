import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { DirectoryPanel } from '../../../components/panels/directory/DirectoryPanel.tsx';
import type { DirectoryTab } from '../../../lib/directory/entry.ts';
import { type Drawn, freshDocument } from '../../fakes/drawn.tsx';
import { lookup } from '../../gallery/directory.ts';

let drawn: Drawn;
beforeEach(() => {
  drawn = freshDocument();
});
afterEach(() => vi.unstubAllGlobals());

/** The tabs of a panel over a directory that holds so many of each. */
async function tabsOver(totals: Partial<Record<DirectoryTab, number>>, tabs: readonly DirectoryTab[]) {
  const counted: typeof lookup = {
    ...lookup,
    searchDirectory: async (_, tab) => ({
      entries: [],
      total: totals[tab ?? 'agents'] ?? 0,
      isComplete: true,
    }),
  };
  const way = { label: 'Consult', isOff: false, reach: () => {} };
  drawn.draw(
    <DirectoryPanel
      {...{ title: 'Transfer', back: 'Back', tabs, ways: [way], lookup: counted }}
      takesNumbers={false}
      ask={() => {}}
      onClose={() => {}}
    />,
  );
  await new Promise((done) => setTimeout(done, 50));
  return [...drawn.root.querySelectorAll('[role=tab]')].map((tab) =>
    tab.textContent.replace(/\d+/, '').trim(),
  );
}
const all = ['agents', 'queues', 'external', 'customers'] as const;

it('[EX-07] what the instance has no quick connects for has no tab', async () => {
  expect(await tabsOver({ agents: 3, queues: 2, external: 1, customers: 9 }, all)).toEqual([
    ...['Agents', 'Queues', 'External', 'Customers'],
  ]);
  drawn = freshDocument();
  expect(await tabsOver({ queues: 2 }, all)).toEqual(['Queues']);
});

it('[EX-07] what a task cannot be handed to has none either', async () => {
  expect(await tabsOver({ agents: 3, queues: 2, external: 1 }, ['queues', 'agents'])).toEqual([
    ...['Queues', 'Agents'],
  ]);
});
