/**
 * Tells the instance what the agent is doing, call by call, as the product's own softphone does (servicenow, 4.3): one event
 * for each state. The newest state counts; one that was not taken is not repeated, since the next replaces it.
 */

import type { Agent, PresenceKind } from '../../../lib/agent.ts';
import { log } from '../../../lib/log.ts';
import type { InstanceUser } from '../../../lib/servicenow/features.ts';
import type { Ask, InstanceRequest } from '../../../lib/servicenow/request.ts';
import type { SessionStore } from '../session-store.ts';

export interface AnnounceParts {
  store: SessionStore;
  ask: Ask;
  me(): Promise<InstanceUser | null>;
}

/** Connect's names of the kinds (AgentStateType). */
const types: Record<PresenceKind, string> = {
  ...{ routable: 'routable', 'not-routable': 'not_routable', offline: 'offline' },
  ...{ system: 'system', error: 'error' },
};

export function announceStates({ store, ask, me }: AnnounceParts): void {
  let isTelling = false;
  let told = '';
  /** The instance has no such door, or not for this agent: not asked again before it was looked at anew. */
  let isClosed = false;

  async function tell(): Promise<void> {
    if (isTelling) return;
    isTelling = true;
    try {
      for (let agent = news(); agent; agent = news()) {
        const user = await me();
        if (!user) return;
        told = keyOf(agent);
        const answered = await ask(eventOf(agent, user.sys_id));
        const failure = 'failure' in answered ? answered.failure.kind : null;
        isClosed = failure === 'no-role' || failure === 'not-installed';
      }
    } finally {
      isTelling = false;
    }
  }

  /** The agent, when their state is one that was not told yet. */
  function news(): Agent | null {
    const { agent, serviceNow } = store.now();
    return agent && !isClosed && serviceNow.state === 'ready' && keyOf(agent) !== told ? agent : null;
  }

  store.onChange(({ agent, serviceNow }, before) => {
    if (isClosed && serviceNow?.state === 'ready' && before.serviceNow.state !== 'ready') {
      isClosed = false;
      told = '';
    }
    if (!agent && !serviceNow) return;
    tell().catch((error: unknown) => log.warn('state not announced', { why: String(error) }));
  });
}

const keyOf = ({ presence: { name, since } }: Agent): string => `${name} ${since}`;

const eventOf = ({ presence: { name, kind, since } }: Agent, sys_id: string): InstanceRequest => ({
  method: 'POST',
  path: `/api/sn_cti_core/cti_api/softphone/sources/aws_ccp/actor/agent/events/${encodeURIComponent(name)}`,
  body: {
    agent: { sys_id, status: { type: types[kind], name, startTimestamp: new Date(since).toISOString() } },
  },
});
