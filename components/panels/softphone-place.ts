/** What can be wrong with where the softphone lives, in words. Pure. */

import { isLive } from '../../lib/call.ts';
import type { Session } from '../../lib/session.ts';
import type { Trouble } from './trouble.ts';

export const windowClosed: Trouble = {
  kind: 'closed',
  tone: 'bad',
  icon: 'circle-alert',
  title: 'The softphone window is closed',
  text: 'You can’t be rung, and calls can’t be made, until it is open again.',
  ways: [
    { label: 'Open it', way: 'restartHost' },
    { label: 'What to check', way: 'setUp' },
  ],
};

/** Another page has a softphone of the same agent: which of the two has a call's sound is not for us to guess. */
export function openTwice({ otherCcps, calls }: Session): Trouble {
  // A page of another site is not ours to close; a call cannot move.
  const ours = calls.some(isLive) ? [] : otherCcps.filter(({ isFramed }) => !isFramed);
  return {
    kind: 'other-ccp',
    tone: 'hold',
    icon: 'layers',
    title: 'Amazon Connect is open twice',
    text: `“${otherCcps[0]?.title || 'Another tab'}” has a softphone too, and a call’s sound may come out of either. Keep only one.`,
    ways: [
      ...(ours.length > 0 ? [{ label: 'This one', way: 'closeOtherCcps' } as const] : []),
      ...(ours.some(({ canHost }) => canHost) ? [{ label: 'The tab', way: 'useOtherCcp' } as const] : []),
    ],
  };
}
