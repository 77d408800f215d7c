/** Everybody the agent may transfer to: the quick connects of all their queues, asked for once in a while. */

import { VoiceError } from '../errors.ts';
import type { QuickConnect } from '../voice-platform.ts';
import { ask } from './ask.ts';

export interface QuickConnects {
  /** The list, from memory while it is fresh. Throws when Connect refuses it. */
  all(): Promise<QuickConnect[]>;
  /** The endpoint behind one of them. Throws `not-now` when there is none (any more). */
  endpoint(id: string): Promise<connect.Endpoint>;
}

/** How long a list is good: administrators change it by the day. */
const freshMs = 10 * 60_000;

export function createQuickConnects(agent: () => connect.Agent, now: () => number): QuickConnects {
  let known: { at: number; endpoints: Promise<connect.Endpoint[]> } | null = null;

  function endpoints(): Promise<connect.Endpoint[]> {
    if (known && now() - known.at < freshMs) return known.endpoints;
    const asked = fetchAll(agent());
    known = { at: now(), endpoints: asked };
    // A refusal is not worth keeping.
    asked.catch(() => {
      if (known?.endpoints === asked) known = null;
    });
    return asked;
  }

  return {
    all: async () => (await endpoints()).map(quickConnectOf),
    async endpoint(id) {
      const found = (await endpoints()).find(({ endpointARN }) => endpointARN === id);
      if (!found) throw new VoiceError('not-now', 'that quick connect is gone');
      return found;
    },
  };
}

/** Agents must stand in a queue to be listed (#191); the outbound queue has quick connects of its own. */
function fetchAll(agent: connect.Agent): Promise<connect.Endpoint[]> {
  const { defaultOutboundQueue } = agent.getRoutingProfile();
  const queues = new Set([
    ...agent.getAllQueueARNs(),
    ...(defaultOutboundQueue ? [defaultOutboundQueue.queueARN] : []),
  ]);
  return ask<{ endpoints: connect.Endpoint[] }>((callbacks) =>
    // Streams itself walks the pages.
    agent.getEndpoints([...queues], callbacks),
  ).then(({ endpoints }) => endpoints);
}

function quickConnectOf({ endpointARN, name, type, phoneNumber }: connect.Endpoint): QuickConnect {
  const kinds: Record<string, QuickConnect['kind']> = { agent: 'agent', queue: 'queue' };
  const kind = kinds[type] ?? 'external';
  const number = kind === 'external' && phoneNumber ? phoneNumber : null;
  return { id: endpointARN, name: name || (number ?? ''), kind, number };
}
