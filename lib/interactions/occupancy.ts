/** How much of an agent's time went to calls. Pure. */

import type { Agent, PresenceKind } from '../agent.ts';
import { isWithin, type Period } from './period.ts';

/** One stretch in which an agent's presence did not change. */
export interface PresenceTime {
  /** Login. */
  agent: string;
  /** The platform's own name. */
  presence: string;
  kind: PresenceKind;
  from: number;
  /** Null while it lasts. */
  to: number | null;
}

/** The presence that the agent is in, as a stretch that lasts. */
export const presenceTime = ({ login, presence }: Agent): PresenceTime => ({
  ...{ agent: login, presence: presence.name, kind: presence.kind },
  ...{ from: presence.since, to: null },
});

/** Connect's system states in which the agent is on a call or wraps one up (amazon-connect: AgentAvailStates). */
const busy = new Set(['Busy', 'CallingCustomer', 'Dialing', 'Joining', 'PendingBusy', 'AfterCallWork']);

/** The share of time on calls and wrap-up of that and available time, 0 to 1; null when neither was seen in the period. */
export function occupancyOf(
  times: Iterable<PresenceTime>,
  period: Period,
  now: number,
  agents?: readonly string[],
): number | null {
  const wanted = agents?.length ? new Set(agents) : null;
  let busyMs = 0;
  let availableMs = 0;
  for (const { agent, presence, kind, from, to } of times) {
    if (wanted && !wanted.has(agent)) continue;
    const end = Math.min(to ?? now, period.to, now);
    const begin = Math.max(from, period.from);
    if (end <= begin || (!isWithin(period, begin) && begin !== period.from)) continue;
    if (kind === 'routable') availableMs += end - begin;
    else if (kind === 'system' && busy.has(presence)) busyMs += end - begin;
  }
  return busyMs + availableMs === 0 ? null : busyMs / (busyMs + availableMs);
}
