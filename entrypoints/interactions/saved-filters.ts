/** Filters that were given a name; they stay in this browser. */

import { signal } from '@preact/signals';
import type { SavedFilter } from '../../components/interactions/interactions-view.ts';
import { browser } from '../../lib/browser.ts';

const key = 'savedFilters';
const most = 20;

export const saved = signal<SavedFilter[]>([]);

export async function loadSaved(): Promise<void> {
  saved.value = ((await browser.storage.local.get(key))[key] as SavedFilter[] | undefined) ?? [];
}

/** Keeps `filter`, in the place of one with the same name; the oldest makes room. */
export async function saveFilter(filter: SavedFilter): Promise<void> {
  await write([...saved.value.filter(({ name }) => name !== filter.name), filter].slice(-most));
}

export const dropFilter = (name: string): Promise<void> =>
  write(saved.value.filter((one) => one.name !== name));

async function write(filters: SavedFilter[]): Promise<void> {
  await browser.storage.local.set({ [key]: filters });
  saved.value = filters;
}
