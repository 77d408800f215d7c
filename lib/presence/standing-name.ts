/** The agent's presence in words that fit what is in hand. Pure. */

import { type Presence, presenceName } from '../agent.ts';
import type { Session } from '../session.ts';

/** Of Connect's one word for a call, a chat and a task, the one that is true now. */
export function standingName(
  presence: Presence,
  { calls, callbacks, work }: Pick<Session, 'calls' | 'callbacks' | 'work'>,
): string {
  const hasOther =
    work.some(({ source }) => source === 'connect') || callbacks.some(({ carrier }) => carrier !== 'own');
  return presenceName(presence, calls.length === 0 && hasOther);
}
