/** Who the numbers of calls belong to, and names for those the platform tells without one. Pure. */

import type { Call } from '../call.ts';
import type { Reference } from '../interactions/reference.ts';
import type { Session } from '../session.ts';

type Named = Pick<Session, 'calls' | 'missed' | 'recents'>;

/** Numbers of calls whose person, and of parties whose name is not known, each once. */
export function unknownNumbers(calls: Session['calls']): string[] {
  const all = calls.flatMap((call) => [
    ...(call.person === null ? [call.number] : []),
    ...call.parties.flatMap(({ name, number }) => (name === null ? [number] : [])),
  ]);
  return [...new Set(all.filter((number) => number !== null))];
}

/** Calls, their parties, missed calls and recents with the person who has this number; a name that is there stays. */
export function withPerson(session: Named, number: string, person: Reference): Named {
  const named = <Thing extends { name: string | null; number: string | null }>(thing: Thing): Thing =>
    thing.name === null && thing.number === number ? { ...thing, name: person.display_value } : thing;
  return {
    calls: session.calls.map((call) => {
      const one = { ...named(call), parties: call.parties.map(named) };
      return call.number === number && call.person === null ? { ...one, person } : one;
    }),
    missed: session.missed.map(named),
    recents: session.recents.map(named),
  };
}

/** A call whose number several people have; one whom the platform named already is that one. */
export const withNamesakes = (call: Call, namesakes: Reference[]): Call => ({
  ...call,
  namesakes,
  person: call.person ?? namesakes.find(({ display_value }) => display_value === call.name) ?? null,
});
