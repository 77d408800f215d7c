/** Callbacks as entries of the one list of calls and callbacks (CB-01, CF-28). Pure. */

import { type Call, isLive } from '../call.ts';
import type { Callback } from './callback.ts';

/**
 * Callbacks that have a card of their own beside the calls: neither closed, nor a call themselves, as queued ones are from
 * the offer on.
 */
export const besideCalls = (callbacks: readonly Callback[]): Callback[] =>
  callbacks.filter(
    ({ carrier, phase }) => phase !== 'closed' && carrier !== 'queue' && carrier !== 'customer-first',
  );

/** Those of them that no live call carries at the moment: what a count of entries adds to the calls. */
export const waitingBeside = (callbacks: readonly Callback[], calls: readonly Call[]): Callback[] =>
  besideCalls(callbacks).filter(({ callId }) => !calls.some((call) => call.id === callId && isLive(call)));

/** How many calls, callbacks and other pieces of work there are, in words; empty for none. */
export function entryCount(calls: number, callbacks: number, work: number): string {
  const counted = (count: number, word: string) => (count === 1 ? `1 ${word}` : `${count} ${word}s`);
  return [
    calls > 0 && counted(calls, 'call'),
    callbacks > 0 && counted(callbacks, 'callback'),
    work > 0 && counted(work, 'work item'),
  ]
    .filter(Boolean)
    .join(', ');
}
