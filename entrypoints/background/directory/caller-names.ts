/** Gives calls the people, and the names, that the directory knows for their numbers. */

import { unknownNumbers, withNamesakes, withPerson } from '../../../lib/directory/caller-names.ts';
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

/** Looks up each unknown number once while there are calls. Of several people who have one the agent says which. */
export function nameCallers(
  store: SessionStore,
  whoIs: (e164: string) => Promise<Pick<DirectoryEntry, 'id' | 'name'>[]>,
): CallerNames {
  const asked = new Set<string>();

  async function look(number: string): Promise<void> {
    const found = await whoIs(number);
    // Two entries of one name are told apart by nobody: they count as one person.
    const people = [
      ...new Map(found.map(({ id, name }) => [name, { value: id, display_value: name }])).values(),
    ];
    const [person] = people;
    if (!person) return;
    if (people.length === 1) return store.change(withPerson(store.now(), number, person));
    const namesakes = people.slice(0, mostNamesakes);
    store.change({
      calls: store
        .now()
        .calls.map((call) => (call.number === number ? withNamesakes(call, namesakes) : call)),
    });
  }

  store.onChange(({ calls }) => {
    if (!calls) return;
    if (calls.length === 0) asked.clear();
    for (const number of unknownNumbers(calls)) {
      if (asked.has(number)) continue;
      asked.add(number);
      look(number).catch((error: unknown) => log.warn('caller not looked up', { why: String(error) }));
    }
  });

  return {
    choose(callId, name) {
      const { calls, missed } = store.now();
      const person = calls
        .find(({ id }) => id === callId)
        ?.namesakes.find(({ display_value }) => display_value === name);
      if (!person) throw new VoiceError('not-now', 'nobody of that name has this number');
      store.change({
        calls: calls.map((call) => (call.id === callId ? { ...call, name, person } : call)),
        missed: missed.map((it) => (it.callId === callId ? { ...it, name } : it)),
      });
    },
  };
}
