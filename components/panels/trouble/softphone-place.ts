/** What can be wrong with where the softphone lives, in words. Pure. */

import { isLive } from '../../../lib/call.ts';
import type { Session } from '../../../lib/session.ts';
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

/** The agent left the calls to another page: there is no softphone here. */
export function leftTo([other]: Session['otherCcps']): Trouble {
  return {
    ...windowClosed,
    title: 'Calls are left to another page',
    text: `They ring and sound in “${other?.title || 'another tab'}”, and can’t be handled here. This softphone comes back when that page is closed.`,
    ways: [{ label: 'Use this one', way: 'restartHost' }],
  };
}

/** Another page has a softphone of the same agent: which of the two has a call's sound is not for us to guess. */
export function openTwice({ otherCcps, calls }: Session): Trouble {
  // A page of another site is not ours to close; a call cannot move.
  const closable = otherCcps.filter(({ isFramed }) => !isFramed);
  const canHost = closable.some((ccp) => ccp.canHost);
  const name = otherCcps[0]?.title || 'Another tab';
  const advice = closable.length > 0 ? 'Keep only one.' : 'Close that page, or leave the calls to it.';
  const choices: Trouble['ways'] = [
    ...(closable.length > 0 ? [{ label: 'This one', way: 'closeOtherCcps' } as const] : []),
    { label: canHost ? 'The tab' : 'That page', way: 'useOtherCcp' },
  ];
  return {
    kind: 'other-ccp',
    tone: 'hold',
    icon: 'layers',
    title: 'Amazon Connect is open twice',
    text: `“${name}” has a softphone too, and a call’s sound may come out of either. ${advice}`,
    ways: calls.some(isLive) ? [] : choices,
  };
}
