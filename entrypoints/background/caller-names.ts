/** Gives calls the names that the directory knows for their numbers. */

import { namelessNumbers, withNames } from '../../lib/directory/caller-names.ts';
import type { DirectoryEntry } from '../../lib/directory/entry.ts';
import { log } from '../../lib/log.ts';
import type { SessionStore } from './session-store.ts';

/** Looks up each nameless number once while there are calls. A number that several people have stays without a name. */
export function nameCallers(store: SessionStore, whoIs: (e164: string) => Promise<DirectoryEntry[]>): void {
  const asked = new Set<string>();

  async function look(number: string): Promise<void> {
    const found = await whoIs(number);
    const names = new Set(found.map(({ name }) => name));
    const [name] = names;
    if (name !== undefined && names.size === 1)
      store.change(withNames(store.now(), new Map([[number, name]])));
  }

  store.onChange(({ calls }) => {
    if (!calls) return;
    if (calls.length === 0) asked.clear();
    for (const number of namelessNumbers(calls)) {
      if (asked.has(number)) continue;
      asked.add(number);
      look(number).catch((error: unknown) => log.warn('caller not looked up', { why: String(error) }));
    }
  });
}
