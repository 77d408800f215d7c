/** Why the call of a callback was not answered, out of the platform's own words. Pure. */

import type { AttemptOutcome, Callback } from './callback.ts';

/** How long a reason may come after the end that it tells of. */
const laterMs = 10_000;

/** Why a call was not answered may be told after it was gone: `no-answer` is what stands where nothing is. */
export function toldLater(
  callback: Callback,
  endDetail: string | null,
  { agentError, at }: { agentError: string | null; at: number },
): Callback {
  const last = callback.attempts.at(-1);
  const isOpen = callback.phase === 'unanswered' && at - callback.phaseAt < laterMs;
  if (!isOpen || !last || last.callId !== callback.callId || last.outcome !== 'no-answer') return callback;
  const outcome = outcomeOf(endDetail, agentError);
  if (outcome === last.outcome) return callback;
  return {
    ...callback,
    attempts: [...callback.attempts.slice(0, -1), { ...last, outcome }],
    numbers: callback.numbers.map((number) =>
      number.e164 === last.e164 && number.last ? { ...number, last: { ...number.last, outcome } } : number,
    ),
  };
}

/** By the call's own end, null for none, and the agent's error state, null for none (amazon-connect, D1). */
export function outcomeOf(endDetail: string | null, agentError: string | null): AttemptOutcome {
  const word = `${endDetail ?? ''} ${agentError ?? ''}`;
  if (/busy|engaged/i.test(word)) return 'busy';
  return /badaddress|bad_address|invalid|failedconnectagent/i.test(word) ? 'failed' : 'no-answer';
}
