/**
 * Which presence here is which state in another system. Many of ours may be one of theirs; one of those is the way
 * back. Names are compared without regard to capitals and spaces around them. Pure.
 */

import { type Presence, presenceMark } from '../agent.ts';
import { isChoosable } from './story.ts';

export interface MappingRow {
  /** A presence by its name, or what one that cannot be chosen comes to. */
  ours: string;
  theirs: string;
  /** Whether `theirs` leads here: the one of several that is chosen when the other system says so. */
  isWayBack: boolean;
}

export type PresenceMapping = readonly MappingRow[];

/** What Connect's own states come to: nobody can choose them, so nothing leads back to them. */
export const unchosen = ['On contact', 'After call work', 'Missed call'] as const;

const same = (a: string, b: string) => a.trim().toLowerCase() === b.trim().toLowerCase();
const squeezed = (name: string) => name.toLowerCase().replaceAll(/\s/g, '');
const isUnchosen = (name: string) => unchosen.some((it) => same(it, name));

/** A kept or imported table in the names of now: what is in hand was taken for a call once. */
export const inPresentNames = (mapping: PresenceMapping): PresenceMapping =>
  mapping.map((row) => (same(row.ours, 'On a call') ? { ...row, ours: 'On contact' } : row));

/** The table's name of a presence. */
export function oursOf(presence: Presence): string {
  if (isChoosable(presence.kind)) return presence.name;
  const mark = presenceMark(presence);
  if (mark === 'wrap-up') return 'After call work';
  return mark === 'missed' ? 'Missed call' : 'On contact';
}

/** Their state for one of ours; null for one that the table does not have. */
export function theirsFor(mapping: PresenceMapping, ours: string): string | null {
  return mapping.find((row) => same(row.ours, ours))?.theirs ?? null;
}

/**
 * Ours for a state of theirs: the present one if it means that already, else the way back. Null for one that leads
 * nowhere.
 */
export function oursFor(mapping: PresenceMapping, theirs: string, present: string | null): string | null {
  const rows = mapping.filter((row) => same(row.theirs, theirs));
  const stays = present !== null && rows.some((row) => same(row.ours, present));
  if (stays) return present;
  const choosable = rows.filter((row) => !isUnchosen(row.ours));
  const back = choosable.find((row) => row.isWayBack) ?? (choosable.length === 1 ? choosable[0] : undefined);
  return back?.ours ?? null;
}

export interface MappingProblem {
  kind: 'unmapped' | 'doubled' | 'unknown-ours' | 'unknown-theirs' | 'no-way-back' | 'two-ways-back';
  /** The state it is about, of ours or of theirs. */
  state: string;
}

/** What is wrong with the table. `ours` are the presences there are, `theirs` their states, null while nobody knows them. */
export function mappingProblems(
  mapping: PresenceMapping,
  ours: readonly string[],
  theirs: readonly string[] | null,
): MappingProblem[] {
  const has = (names: readonly string[], name: string) => names.some((it) => same(it, name));
  const about = (kind: MappingProblem['kind'], states: Iterable<string>): MappingProblem[] =>
    [...states].map((state) => ({ kind, state }));
  const known = [...ours, ...unchosen];
  const reached = new Map(mapping.map((row) => [row.theirs.trim().toLowerCase(), row.theirs]));
  const backTo = (state: string) => mapping.filter((row) => same(row.theirs, state) && !isUnchosen(row.ours));
  return [
    ...about(
      'unmapped',
      known.filter((name) => theirsFor(mapping, name) === null),
    ),
    ...about(
      'doubled',
      mapping
        .filter((row, at) => mapping.findIndex((it) => same(it.ours, row.ours)) < at)
        .map((row) => row.ours),
    ),
    ...about(
      'unknown-ours',
      mapping.map((row) => row.ours).filter((name) => !has(known, name)),
    ),
    ...about('unknown-theirs', theirs ? [...reached.values()].filter((name) => !has(theirs, name)) : []),
    ...about(
      'no-way-back',
      [...reached.values(), ...(theirs ?? []).filter((name) => !has([...reached.values()], name))].filter(
        (state) => oursFor(mapping, state, null) === null && !isOnlyUnchosen(mapping, state),
      ),
    ),
    ...about(
      'two-ways-back',
      [...reached.values()].filter((state) => backTo(state).filter((row) => row.isWayBack).length > 1),
    ),
  ];
}

/** A state that only Connect's own states come to needs no way back: nobody chooses to have a contact. */
function isOnlyUnchosen(mapping: PresenceMapping, theirs: string): boolean {
  const rows = mapping.filter((row) => same(row.theirs, theirs));
  return rows.length > 0 && rows.every((row) => isUnchosen(row.ours));
}

const words: Record<MappingProblem['kind'], (state: string) => string> = {
  unmapped: (state) => `“${state}” leads to nothing: the other system keeps its state.`,
  doubled: (state) => `“${state}” stands twice; the first counts.`,
  'unknown-ours': (state) => `Connect has no status “${state}”.`,
  'unknown-theirs': (state) => `The other system has no state “${state}”.`,
  'no-way-back': (state) => `“${state}” leads back to nothing: choose its way back.`,
  'two-ways-back': (state) => `“${state}” has several ways back; the first counts.`,
};

/** A problem in one sentence. */
export const problemWords = ({ kind, state }: MappingProblem): string => words[kind](state);

/** Names that mean one thing in different systems, the wanted meaning first. */
const meanings: Record<'available' | 'busy' | 'away' | 'offline', RegExp> = {
  available: /^(?:available|ready|on[ -]?queue|online)$/i,
  busy: /busy|occupied|do not disturb|on (?:a call|contact)/i,
  away: /away|break|not ready|unavailable|idle/i,
  offline: /offline|signed out|logged out/i,
};

/** A table to begin with: same names first, then the same meaning. What fits nothing is left out. */
export function suggestMapping(ours: readonly Presence[], theirs: readonly string[]): PresenceMapping {
  const meaning = (name: keyof typeof meanings) => theirs.find((state) => meanings[name].test(state));
  const away = meaning('away');
  const busy = meaning('busy') ?? away;
  const byKind = { routable: meaning('available'), 'not-routable': away, offline: meaning('offline') };
  const chosen = ours.flatMap(({ name, kind }) => {
    if (!isChoosable(kind)) return [];
    const to = theirs.find((state) => same(state, name)) ?? byKind[kind as keyof typeof byKind];
    return to ? [{ ours: name, theirs: to }] : [];
  });
  // Voice has a presence of its own for most of them, such as AfterCallWork.
  const called = (name: string) => theirs.find((state) => squeezed(state) === squeezed(name));
  const unchosenTo: Record<(typeof unchosen)[number], string | undefined> = {
    'On contact': busy,
    'After call work': called('After call work') ?? busy,
    'Missed call': called('Missed call') ?? away,
  };
  const rows = [
    ...chosen,
    ...unchosen.flatMap((name) => (unchosenTo[name] ? [{ ours: name, theirs: unchosenTo[name] }] : [])),
  ];
  return rows.map((row, at) => ({
    ...row,
    isWayBack:
      !isUnchosen(row.ours) &&
      rows.findIndex((it) => same(it.theirs, row.theirs) && !isUnchosen(it.ours)) === at,
  }));
}
