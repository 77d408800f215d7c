/** Bringing somebody into a call: what to do next, by what the platform shows. Pure. */

import { type Call, isTalking, othersIn, type Party, type Reach } from './call.ts';
import type { TransferTarget } from './directory/entry.ts';

/** The platform has taken the order and shows nobody: after this they will not come. */
export const unseenMs = 15_000;

export type ReachStep =
  /** Nobody has decided yet. */
  | 'wait'
  /** They are there. */
  | 'there'
  /** They did not come, or have left again. */
  | 'gone'
  /** The others have left: there is nobody to bring together. */
  | 'alone'
  /** The call itself is over for the agent. */
  | 'over';

/** A new reach for `target`, beginning at `now`. */
export function reachFor(call: Call, target: TransferTarget, now: number): Reach {
  const to = target.kind === 'number' ? target.e164 : target.name;
  return { to, since: now, present: call.parties.map(({ id }) => id), partyId: null, isCancelled: false };
}

/** The party that is being reached, as soon as it shows. */
export function reachedParty(call: Call, { partyId, present }: Reach): Party | null {
  const found = partyId
    ? call.parties.find(({ id }) => id === partyId)
    : call.parties.find(({ id, role }) => role === 'third-party' && !present.includes(id));
  return found ?? null;
}

export function reachStep(call: Call, reach: Reach, now: number): ReachStep {
  if (!isTalking(call.phase)) return 'over';
  const party = reachedParty(call, reach);
  if (!party) return reach.partyId || now - reach.since >= unseenMs ? 'gone' : 'wait';
  if (party.state === 'left') return 'gone';
  if (othersIn(call).length < 2) return 'alone';
  return party.state === 'connecting' || reach.isCancelled ? 'wait' : 'there';
}
