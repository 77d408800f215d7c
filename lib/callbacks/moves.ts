/** What happened to a callback, as the stream of its interaction tells it. Pure. */

import type { MoveWhat } from '../interactions/move.ts';
import type { Reference } from '../interactions/reference.ts';
import type { Attempt, Callback } from './callback.ts';

interface Told {
  at: number;
  what: MoveWhat;
}

/** Whether its interaction is that of a call: the platform dials, and the call tells everything. */
const isCall = ({ carrier }: Callback) => carrier === 'queue' || carrier === 'customer-first';

/** The callback that a call, by contact id, is made for and in whose stream it stands; null for a call of its own. */
export const carriedBy = (callId: string, callbacks: readonly Callback[]): Callback | null =>
  callbacks.find((one) => !isCall(one) && one.attempts.some((attempt) => attempt.callId === callId)) ?? null;

/** What happened from `was`, null when it is new, to `callback`, in order. */
export function callbackMoves(
  was: Callback | null,
  callback: Callback,
  agent: Reference,
  now: number,
): Told[] {
  if (isCall(callback) || was === callback) return [];
  // A reminder of the agent's own promise is no contact until they take it up.
  const isHidden = (one: Callback | null) =>
    one === null || (one.carrier === 'own' && one.acceptedAt === null);
  if (isHidden(callback)) return [];
  const before = isHidden(was) ? null : was;
  return [
    ...(before === null ? [opened(callback, agent)] : []),
    ...(isAccepted(callback) && !isAccepted(before)
      ? [{ at: callback.acceptedAt ?? now, what: { type: 'accepted' } as const }]
      : []),
    ...callback.attempts.flatMap((attempt) => ofAttempt(sameAttempt(before, attempt), attempt)),
    ...ofPhase(before, callback, now),
  ];
}

const isAccepted = (callback: Callback | null) =>
  callback !== null && callback.phase !== 'offered' && callback.acceptedAt !== null;

function opened(callback: Callback, agent: Reference): Told {
  const { id, queue, chosen, name, details, offeredAt, phase } = callback;
  const isOffer = phase === 'offered';
  return {
    at: isOffer ? offeredAt : (callback.acceptedAt ?? offeredAt),
    what: {
      ...({ type: 'opened', direction: 'outbound', kind: 'callback' } as const),
      ...{ by: isOffer ? 'offer' : 'seen', contactId: id, queue, caller_phone_number: chosen, name, agent },
      ...{ context: details.fields, transferredBy: null },
    },
  };
}

const sameAttempt = (before: Callback | null, attempt: Attempt) =>
  before?.attempts.find(({ at, e164 }) => at === attempt.at && e164 === attempt.e164) ?? null;

/** An attempt counts once the platform shows its call: what was meant only leaves no trace. */
function ofAttempt(was: Attempt | null, { at, e164, by, callId, outcome, durationMs }: Attempt): Told[] {
  const told: Told[] = [];
  if (callId !== null && (was === null || was.callId === null))
    told.push({ at, what: { type: 'attempted', e164, by, callId } });
  // Why it failed may be told later than that it did.
  const isOver = outcome !== null && outcome !== 'answered' && (was?.outcome ?? null) !== outcome;
  if (isOver) told.push({ at: at + (durationMs ?? 0), what: { type: 'attemptFailed', outcome } });
  return told;
}

function ofPhase(
  was: Callback | null,
  { phase, phaseAt, ending, transfer, answeredAt }: Callback,
  now: number,
): Told[] {
  if (was?.phase === phase) return [];
  const told: Told[] = [];
  // Of the first talk the answer is kept; of one more its phase began with it.
  if (phase === 'talking')
    told.push({ at: (was?.answeredAt ? phaseAt : answeredAt) ?? phaseAt, what: { type: 'answered' } });
  if (phase === 'wrap-up')
    told.push(
      { at: phaseAt, what: end(answeredAt === null ? 'failed' : 'answered', '', true) },
      { at: phaseAt, what: { type: 'wrapUpStarted' } },
    );
  if (phase !== 'closed') return told;
  if (was?.phase === 'wrap-up') return [{ at: now, what: { type: 'cleared' } }];
  if (answeredAt !== null) return [{ at: now, what: end('answered', 'Closed', false) }];
  switch (ending) {
    case 'transferred':
      return [
        {
          at: phaseAt,
          what: { type: 'transferred', to: transfer?.to || 'Somebody else', assigned_to: null },
        },
        { at: phaseAt, what: end('failed', 'Transferred', false) },
      ];
    case 'rejected':
    case 'missed':
      return [{ at: phaseAt, what: end(ending, '', false) }];
    default:
      return [{ at: phaseAt, what: end('failed', words[ending ?? 'closed'], false) }];
  }
}

const words = { closed: 'Closed', cancelled: 'Cancelled', postponed: 'Postponed' } as const;

const end = (
  outcome: 'answered' | 'failed' | 'rejected' | 'missed',
  detail: string,
  isWrapUp: boolean,
): MoveWhat => ({
  ...({ type: 'ended' } as const),
  ...{ outcome, detail, isWrapUp },
});
