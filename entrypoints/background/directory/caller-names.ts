/** Gives calls the names that the directory knows for their numbers. */

import { namelessNumbers, withNames } from '../../../lib/directory/caller-names.ts';
import type { DirectoryEntry } from '../../../lib/directory/entry.ts';
import { VoiceError } from '../../../lib/errors.ts';
import { log } from '../../../lib/log.ts';
import type { SessionStore } from '../session-store.ts';

export interface CallerNames {
  /** The agent says who of those who share the number it is. Throws `not-now` for a name that is none of theirs. */
  choose(callId: string, name: string): void;
}

/** Names beyond these are no longer told apart at a glance. */
const mostNamesakes = 12;

/** Looks up each nameless number once while there are calls. Of several people who have one the agent says which. */
export function nameCallers(
  store: SessionStore,
  whoIs: (e164: string) => Promise<Pick<DirectoryEntry, 'name'>[]>,
): CallerNames {
  const asked = new Set<string>();

  async function look(number: string): Promise<void> {
    const found = await whoIs(number);
    const names = [...new Set(found.map(({ name }) => name))];
    const [name] = names;
    if (name === undefined) return;
    if (names.length === 1) return store.change(withNames(store.now(), new Map([[number, name]])));
    const namesakes = names.slice(0, mostNamesakes);
    store.change({
      calls: store.now().calls.map((call) => (call.number === number ? { ...call, namesakes } : call)),
    });
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

  return {
    choose(callId, name) {
      const { calls, missed } = store.now();
      if (!calls.some((call) => call.id === callId && call.namesakes.includes(name)))
        throw new VoiceError('not-now', 'nobody of that name has this number');
      store.change({
        calls: calls.map((call) => (call.id === callId ? { ...call, name } : call)),
        missed: missed.map((it) => (it.callId === callId ? { ...it, name } : it)),
      });
    },
  };
}
