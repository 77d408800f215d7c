/** What the agent has in hand at the platform. Pure. */

import { isLive } from './call.ts';
import { isAtPlatform } from './callbacks/callback.ts';
import type { Session } from './session.ts';
import { isWorkAtPlatform } from './work/work-item.ts';

/** Whether a call is live, or a callback or other work is open there. */
export const isInHand = ({
  calls,
  callbacks,
  work,
}: Pick<Session, 'calls' | 'callbacks' | 'work'>): boolean =>
  calls.some(isLive) || callbacks.some(isAtPlatform) || work.some(isWorkAtPlatform);
