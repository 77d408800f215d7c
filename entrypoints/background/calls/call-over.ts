/** A caller who hangs up at the very moment of the answer makes Connect refuse in words of its own: that the call is over says more. */

import { isLive } from '../../../lib/call.ts';
import { VoiceError } from '../../../lib/errors.ts';
import type { SessionStore } from '../session-store.ts';
import { until } from '../until.ts';

/** How much later than the refusal the end of the call may be told. */
const limitMs = 1_500;

/** What Connect says to an answer that comes too late, and to much else. */
const mayMeanOver = ['refused', 'not-now', 'no-such-party'];

/** Throws `no-such-call` when a call that rang is over, or is within a moment; else `error` as it came. */
export async function toldAsOver(store: SessionStore, callId: string, error: unknown): Promise<never> {
  const now = () => store.now().calls.find(({ id }) => id === callId);
  if (error instanceof VoiceError && mayMeanOver.includes(error.code))
    await until(store, () => now()?.phase !== 'ringing', limitMs);
  const call = now();
  throw call && isLive(call) ? error : new VoiceError('no-such-call', String(error));
}
