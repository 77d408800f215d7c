import { beforeEach, expect, it, vi } from 'vitest';
import type { CallbackRecord } from '../../../lib/callbacks/callback-record.ts';
import { followUp } from '../../../lib/callbacks/follow-up.ts';
import { type CallbackSearch, searchCallbacks } from '../../../lib/callbacks/search.ts';

const { asked } = vi.hoisted(() => ({ asked: { records: [] as CallbackRecord[], from: [] as number[] } }));
vi.mock('../../../lib/browser.ts', () => ({ browser: {} }));
vi.mock('../../../lib/messaging.ts', () => ({
  commands: {},
  queries: {
    // As the background answers: never more than a thousand at once.
    callbacks: async (search: CallbackSearch) => {
      asked.from.push(search.from);
      const { limit } = search;
      return searchCallbacks(asked.records, { ...search, limit: Math.min(limit, 1_000) }, 'priya', 0);
    },
  },
}));

const open = (at: number): CallbackRecord =>
  followUp(
    {
      ...{ sys_id: `c${at}`, phone_number: '+442079460958', at, reason_type: '', description: '' },
      ...{
        name: `Customer ${at}`,
        queue: null,
        agent: { value: 'priya', display_value: 'P' },
        interaction: '',
      },
    },
    0,
  );

beforeEach(() => {
  asked.from.length = 0;
});

it('[CF-40] however many are open, all of them are listed and counted', async () => {
  vi.stubGlobal('location', { hash: '#callbacks' });
  asked.records = Array.from({ length: 2_345 }, (_, at) => open(at));
  const { callbacksView, reloadCallbacks } = await import('../../../entrypoints/interactions/callbacks.ts');
  await reloadCallbacks();
  const view = callbacksView();
  expect(view).toMatchObject({ state: 'ready', total: 2_345, open: 2_345 });
  const rows = Array.from({ length: view.total }, (_, at) => view.rowAt(at)?.name);
  expect(new Set(rows).size).toBe(2_345);
  expect(rows.at(-1)).toBe('Customer 2344');
  expect(asked.from).toEqual([0, 1_000, 2_000]);
});
