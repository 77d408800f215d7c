/** Who put the agent where they are, and when, in words. Pure. */

import type { Mover } from '../../../lib/presence/story.ts';
import type { Session } from '../../../lib/session.ts';
import { timeOfDay } from '../../words.ts';

const words: Record<Mover, (at: string) => string> = {
  agent: (at) => `You chose this status at ${at}.`,
  rule: (at) => `Set at ${at}, as you arranged.`,
  connect: (at) => `Amazon Connect set this status at ${at}.`,
  somebody: (at) => `Set at ${at} by a supervisor, or by you in another window.`,
};

/** One sentence, or undefined while nobody has moved the agent since they signed in. */
export function moveWords({ presence: { last } }: Session): string | undefined {
  return last ? words[last.by](timeOfDay(last.at)) : undefined;
}
