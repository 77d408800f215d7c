/** Names for numbers the platform tells without one. Pure. */

import type { Session } from '../session.ts';

type Named = Pick<Session, 'calls' | 'missed' | 'recents'>;

/** The numbers of calls and parties that have no name, each once. */
export function namelessNumbers(calls: Session['calls']): string[] {
  const all = calls.flatMap((call) => [call, ...call.parties]);
  return [...new Set(all.flatMap(({ name, number }) => (name === null && number ? [number] : [])))];
}

/** Calls, their parties, missed calls and recents with the names known for their numbers; a name that is there stays. */
export function withNames(session: Named, names: ReadonlyMap<string, string>): Named {
  const named = <Thing extends { name: string | null; number: string | null }>(thing: Thing): Thing => {
    const name = thing.name ?? (thing.number === null ? null : (names.get(thing.number) ?? null));
    return name === thing.name ? thing : { ...thing, name };
  };
  return {
    calls: session.calls.map((call) => ({ ...named(call), parties: call.parties.map(named) })),
    missed: session.missed.map(named),
    recents: session.recents.map(named),
  };
}
