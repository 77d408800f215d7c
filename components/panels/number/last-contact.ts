/** When somebody with a number was last talked with, rung or missed. Pure. */

import type { Session } from '../../../lib/session.ts';
import { whenWords } from '../../words.ts';

/** `You called · yesterday`, `They rang, not answered · 14:02`; null when nothing is known of the number, E.164. */
export function lastContact(
  { missed, recents }: Pick<Session, 'missed' | 'recents'>,
  number: string,
  now: number,
): string | null {
  const past = [
    ...recents.filter((recent) => recent.number === number).map(({ at }) => ({ at, what: 'You called' })),
    ...missed
      .filter((call) => call.number === number)
      .map(({ at }) => ({ at, what: 'They rang, not answered' })),
  ];
  const [last] = past.sort((a, b) => b.at - a.at);
  return last ? `${last.what} · ${whenWords(last.at, now)}` : null;
}
