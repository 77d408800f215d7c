/** Why the call of a callback was not answered, out of the platform's own words. Pure. */

import type { AttemptOutcome, Callback } from './callback.ts';

/** How long a reason may come after the end that it tells of. */
const laterMs = 10_000;

/** Why a call was not answered may be told after it was gone. */
export function toldLater(
  callback: Callback,
  endDetail: string | null,
  { agentError, at }: { agentError: string | null; at: number },
): Callback {
  const last = callback.attempts.at(-1);
  const isOpen = callback.phase === 'unanswered' && at - callback.phaseAt < laterMs;
  if (!isOpen || !last || last.callId !== callback.callId) return callback;
  const outcome = reasonIn(endDetail, agentError);
  if (outcome === null || outcome === last.outcome) return callback;
  return {
    ...callback,
    attempts: [...callback.attempts.slice(0, -1), { ...last, outcome }],
    numbers: callback.numbers.map((number) =>
      number.e164 === last.e164 && number.last ? { ...number, last: { ...number.last, outcome } } : number,
    ),
  };
}

/**
 * By the call's own end, null for none, and the agent's error state, null for none (amazon-connect, D1). An agent with an open
 * task may be Busy all the while: then the call's end says `error` and nobody why, and all that is known is that they were not
 * reached. A call that ends without a word rang until somebody gave up.
 */
export const outcomeOf = (endDetail: string | null, agentError: string | null): AttemptOutcome =>
  reasonIn(endDetail, agentError) ?? (endDetail === 'error' ? 'failed' : 'no-answer');

/** The reason that was told; null for none. */
function reasonIn(endDetail: string | null, agentError: string | null): AttemptOutcome | null {
  const word = `${endDetail ?? ''} ${agentError ?? ''}`;
  if (/busy|engaged/i.test(word)) return 'busy';
  if (/badaddress|bad_address|invalid|failedconnectagent/i.test(word)) return 'failed';
  return /missedcallcustomer|failedconnectcustomer|^missed /i.test(word) ? 'no-answer' : null;
}
