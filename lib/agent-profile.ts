/** What is kept of who signed in, and whether two of them are one person. Pure. */

import type { Agent } from './agent.ts';
import { fold } from './directory/fold.ts';

export interface AgentProfile {
  /** Host name of the instance. */
  instance: string;
  login: string;
  name: string;
  routingProfile: string;
  queues: string[];
  /** E.164 of the desk phone; null for a softphone. */
  deskPhone: string | null;
  /** When it was read first and last, epoch ms. */
  firstAt: number;
  readAt: number;
}

export type Person = Pick<AgentProfile, 'login' | 'name'>;

/** The profile of `agent` as read now, with what was known of the same person before. */
export function profileOf(
  agent: Agent,
  instance: string,
  known: AgentProfile | null,
  now: number,
): AgentProfile {
  const { login, name, routingProfile, queues, phone } = agent;
  const isKnown = known !== null && known.instance === instance && isSamePerson(known, agent);
  return {
    instance,
    login,
    name,
    routingProfile,
    queues: queues.map((queue) => queue.name),
    deskPhone: phone.type === 'desk' ? phone.number : null,
    firstAt: isKnown ? known.firstAt : now,
    readAt: now,
  };
}

/** Whether somebody of another system is this agent: log-ins are given by each system, names are the person's. */
export const isSameAgent = (a: Person, b: Person): boolean =>
  isSamePerson(a, b) || fold(a.name) === fold(b.name);

/** Log-ins are mail addresses in one system and bare names in another; people write either with capitals. */
export function isSamePerson(a: Person, b: Person): boolean {
  const bare = ({ login }: Person) => login.trim().toLowerCase().split('@')[0];
  return bare(a) !== '' && bare(a) === bare(b);
}
