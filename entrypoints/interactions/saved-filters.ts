/** Filters that were given a name; they stay in this browser. */

import { signal } from '@preact/signals';
import type { SavedFilter } from '../../components/interactions/interactions-view.ts';
import { browser } from '../../lib/browser.ts';

const key = 'savedFilters';
const most = 20;

export const saved = signal<SavedFilter[]>([]);

const stored = async () => ((await browser.storage.local.get(key))[key] as SavedFilter[] | undefined) ?? [];

export async function loadSaved(): Promise<void> {
  saved.value = await stored();
}

/** Keeps `filter`, in the place of one with the same name; the oldest makes room. */
export const saveFilter = (filter: SavedFilter): Promise<void> =>
  change((filters) => [...filters.filter(({ name }) => name !== filter.name), filter].slice(-most));

export const dropFilter = (name: string): Promise<void> =>
  change((filters) => filters.filter((one) => one.name !== name));

/** One tab after the other: each starts from what is stored, which another may have changed. */
const change = (work: (filters: SavedFilter[]) => SavedFilter[]): Promise<void> =>
  navigator.locks.request(key, async () => {
    const filters = work(await stored());
    await browser.storage.local.set({ [key]: filters });
    saved.value = filters;
  });
