/** The ends of a shift: when the agent goes Offline by the clock, and what they are offered when they are back. Pure. */

import type { Agent, Presence } from '../agent.ts';

/** Past this the moment has gone by, say in a closed laptop, and a state chosen since is left alone. */
const lateMs = 30 * 60_000;
/** A state from before this is of another shift. */
const shiftMs = 16 * 60 * 60_000;

/** What the agent was last by their own choice, Offline aside. */
export interface LastPresence {
  login: string;
  id: string;
  name: string;
  /** When it ended or was last seen, epoch ms. */
  until: number;
}

export type OnReturn = 'ask' | 'restore' | 'never';

/** The next epoch ms at which the clock of this computer shows `time`, `HH:MM`. */
export function nextAt(time: string, now: number): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  const at = new Date(now);
  // By the calendar and not by 24 hours: a day may have 23 or 25.
  at.setHours(hours, minutes, 0, 0);
  if (at.getTime() <= now) {
    at.setDate(at.getDate() + 1);
    at.setHours(hours, minutes, 0, 0);
  }
  return at.getTime();
}

/** Whether the agent goes Offline now for a moment that was due at `dueAt`. */
export function goesOffline(agent: Agent | null, dueAt: number, now: number): boolean {
  if (!agent || agent.presence.kind === 'offline' || now < dueAt) return false;
  return now - dueAt < lateMs || agent.presence.since <= dueAt;
}

/** What the agent was before they were Offline, if it is worth going back to. */
export function returnTo(agent: Agent, last: LastPresence | null, now: number): Presence | null {
  if (agent.presence.kind !== 'offline' || !last || last.login !== agent.login) return null;
  if (now - last.until > shiftMs || last.until > now) return null;
  return agent.choices.find(({ id }) => id === last.id) ?? null;
}
