/** How the people of a call are named, what each does, and who hears whom. Pure. */

import { type Call, othersIn, type Party, type Reach } from '../../../lib/call.ts';
import { callerName, type Tone } from '../../words.ts';

/** A party as people know it; the customer goes by the call's own name. */
export function partyName(call: Call, party: Party): string {
  const own = party.name ?? party.numberText ?? party.number;
  if (party.role === 'customer') return party.name ?? callerName(call);
  return own ?? (party.role === 'agent' ? 'A colleague' : 'Somebody');
}

/** What a party does, in a word, and since when. */
export function partyState({ state, isMuted, stateAt }: Party): { word: string; tone: Tone; since: number } {
  if (state === 'connecting') return { word: 'Ringing', tone: 'plain', since: stateAt };
  if (state === 'held') return { word: 'On hold', tone: 'hold', since: stateAt };
  return isMuted
    ? { word: 'Muted', tone: 'plain', since: stateAt }
    : { word: 'Talking', tone: 'good', since: stateAt };
}

/** Names in a sentence: "Amara", "Amara and Tomasz", "Amara, Tomasz and Mei". */
export function namesInWords(names: readonly string[]): string {
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

const hearsMusic = (names: readonly string[]) =>
  `${namesInWords(names)} ${names.length > 1 ? 'hear' : 'hears'} music`;

/** Who is being brought in: the party once it is there, else the name that was chosen. */
export function reachName(call: Call, reach: Reach | null): string {
  const party = othersIn(call).findLast(({ role }) => role === 'third-party');
  return party ? partyName(call, party) : (reach?.to ?? 'The other side');
}

/**
 * One sentence on who hears whom, or null when everybody hears everybody. `awaited` is who is being reached, null
 * for nobody.
 */
export function whoHearsWhom(call: Call, awaited: string | null = null): string | null {
  const others = othersIn(call);
  const named = (state: Party['state']) =>
    others.filter((party) => party.state === state).map((party) => partyName(call, party));
  const [talking, held] = [named('connected'), named('held')];
  if (held.length === 0) return null;
  if (awaited) return `${hearsMusic(held)} until ${awaited} answers.`;
  if (talking.length === 0) return `${hearsMusic(held)} and nobody hears you.`;
  if (talking.length === 1) return `Only you and ${talking[0]} hear each other. ${hearsMusic(held)}.`;
  return `${hearsMusic(held)}. The others hear each other.`;
}

const counts = ['no', 'one', 'two', 'three', 'four', 'five', 'six'];

/** Why nobody more can be added, or null while somebody can. */
export function fullWord(call: Call): string | null {
  const people = othersIn(call).length + 1;
  const most = counts[call.maxParties] ?? String(call.maxParties);
  return people < call.maxParties ? null : `The call is full: your contact centre allows ${most} people.`;
}
