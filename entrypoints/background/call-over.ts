/** A caller who hangs up at the very moment of the answer makes Connect refuse in words of its own: that the call is over says more. */

import { isLive } from '../../lib/call.ts';
import { VoiceError } from '../../lib/errors.ts';
import type { SessionStore } from './session-store.ts';

/** How much later than the refusal the end of the call may be told. */
const limitMs = 1_500;

/** Throws `no-such-call` when the call is over, or is within a moment; else `error` as it came. */
export async function toldAsOver(store: SessionStore, callId: string, error: unknown): Promise<never> {
  const isOver = () => !store.now().calls.some((call) => call.id === callId && isLive(call));
  await new Promise<void>((settled) => {
    if (isOver()) return settled();
    const limit = setTimeout(end, limitMs);
    const stop = store.onChange(() => isOver() && end());
    function end() {
      clearTimeout(limit);
      stop();
      settled();
    }
  });
  throw isOver() ? new VoiceError('no-such-call', String(error)) : error;
}
