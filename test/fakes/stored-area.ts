import type { StoredArea } from '../../entrypoints/background/session-store.ts';

/** Session storage in memory; values are copied as the browser does. `items` is what is stored. */
export function storedArea(items: Record<string, unknown> = {}): StoredArea & {
  items: Record<string, unknown>;
} {
  return {
    items,
    get: async (keys) =>
      structuredClone(Object.fromEntries(keys.filter((key) => key in items).map((key) => [key, items[key]]))),
    set: async (changed) => void Object.assign(items, structuredClone(changed)),
  };
}

/** Session storage of a worker that does not die, so that nothing is ever read back. */
export const forgetfulArea: StoredArea = { get: async () => ({}), set: async () => {} };
