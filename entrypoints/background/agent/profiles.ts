/** Reads the agent's profile at each sign-in, and says when it is another person than before, or than in ServiceNow. */

import {
  type AgentProfile,
  isSameAgent,
  isSamePerson,
  type Person,
  profileOf,
} from '../../../lib/agent-profile.ts';
import type { SessionStore, StoredArea } from '../session-store.ts';

const key = 'agentProfile';

export function createProfiles(store: SessionStore, stored: StoredArea, now: () => number = Date.now): void {
  async function read(before: Person | null): Promise<void> {
    const { agent, instance } = store.now();
    if (!agent || !instance) return;
    const known = ((await stored.get([key]))[key] as AgentProfile | undefined) ?? null;
    await stored.set({ [key]: profileOf(agent, instance, known, now()) });
    const other = before ?? (known?.instance === instance ? known : null);
    if (!other || isSamePerson(other, agent)) return;
    const remedy = before
      ? `Amazon Connect knew you as ${before.name} until now. If you are, sign out and in again.`
      : `${other.name} was signed in here before. If that is you, sign out and in again as yourself.`;
    const title = `You are signed in as ${agent.name}`;
    store.change({ notice: { code: 'other-person', tone: 'hold', title, remedy, at: now() } });
  }

  /** Records would stand there under somebody else's name (CC-05). */
  function compare(): void {
    const { agent, serviceNow } = store.now();
    if (!agent || !serviceNow.user || isSameAgent(agent, serviceNow.user)) return;
    const title = `ServiceNow knows you as ${serviceNow.user.name}`;
    const remedy = `Amazon Connect knows you as ${agent.name}. Sign in to both as the same person: records go there under that name.`;
    store.change({ notice: { code: 'other-person', tone: 'hold', title, remedy, at: now() } });
  }

  store.onChange(({ agent, serviceNow }, before) => {
    const isNews =
      agent?.login !== before.agent?.login || serviceNow?.user?.login !== before.serviceNow.user?.login;
    if ((agent || serviceNow?.user) && isNews) compare();
    if (agent && before.agent?.login !== agent.login) void read(before.agent);
  });
}
