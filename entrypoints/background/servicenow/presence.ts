/**
 * Keeps the agent's presence here and in ServiceNow's work assignment in step, by the table of the settings. The instance
 * tells nobody of a change there, so it is asked each minute; what both sides are known to be is stored, so that a
 * worker that was stopped takes no old state for a new one.
 */

import { log } from '../../../lib/log.ts';
import { oursOf, type PresenceMapping } from '../../../lib/presence/mapping.ts';
import { type BothSides, type PresenceWrite, writeAfter } from '../../../lib/presence/sync.ts';
import { isPassing } from '../../../lib/servicenow/failure.ts';
import type { InstanceUser } from '../../../lib/servicenow/features.ts';
import type { Ask } from '../../../lib/servicenow/request.ts';
import type { SessionStore, StoredArea } from '../session-store.ts';

export interface ServiceNowPresence {
  /** Looks at both sides and brings the one behind in step. Fails for nobody. */
  look(): Promise<void>;
}

export interface PresenceParts {
  store: SessionStore;
  stored: StoredArea;
  ask: Ask;
  me(): Promise<InstanceUser | null>;
  mapping(): Promise<PresenceMapping>;
  /** Makes it the agent's presence here. */
  choose(presenceId: string): Promise<void>;
}

const key = 'serviceNowPresence';
/** How a write ended: what was refused stays refused until something changes, what failed by the way is done again. */
type Outcome = 'taken' | 'refused' | 'failed';

const same = (a: string, b: string) => a.trim().toLowerCase() === b.trim().toLowerCase();

export function createServiceNowPresence(parts: PresenceParts): ServiceNowPresence {
  const { store, stored, ask } = parts;
  let turn: Promise<void> | null = null;
  /** Whether the agent's presence changed since the present turn began. */
  let isStale = false;

  async function once(): Promise<void> {
    const [me, mapping] = await Promise.all([parts.me(), parts.mapping()]);
    const { serviceNow } = store.now();
    if (!store.now().agent || !me || mapping.length === 0 || serviceNow.state !== 'ready') return;
    if (serviceNow.verdicts && !serviceNow.verdicts.presence.works) return;
    const answered = await ask({ method: 'GET', path: `/api/now/awa/agents/${me.sys_id}` });
    const { agent } = store.now();
    if ('failure' in answered || !agent) return;
    const theirs = (answered.result as { name?: unknown } | null)?.name;
    if (typeof theirs !== 'string') return;

    const known = ((await stored.get([key]))[key] ?? null) as BothSides | null;
    const seen: BothSides = { ours: oursOf(agent.presence), theirs };
    const write = writeAfter(known, seen, mapping);
    const outcome = write ? await perform(write, me) : 'taken';
    // As if nothing had been seen: the next look finds the change again.
    if (outcome === 'failed') return;
    const now = write && outcome === 'taken' ? { ...seen, [write.side]: write.state } : seen;
    await stored.set({ [key]: now });
  }

  const perform = ({ side, state }: PresenceWrite, me: InstanceUser): Promise<Outcome> =>
    side === 'ours' ? chooseOurs(state) : chooseTheirs(me, state);

  async function chooseOurs(name: string): Promise<Outcome> {
    const choice = store.now().agent?.choices.find((it) => same(it.name, name));
    if (!choice?.id) return 'refused';
    return parts.choose(choice.id).then(
      () => 'taken' as const,
      (error: unknown) => {
        log.warn('presence not taken over from ServiceNow', { why: String(error) });
        return 'refused' as const;
      },
    );
  }

  async function chooseTheirs(me: InstanceUser, name: string): Promise<Outcome> {
    const path = `/api/now/awa/agents/${me.sys_id}`;
    const listed = await ask({ method: 'GET', path: `${path}/presence_states` });
    if ('failure' in listed) return isPassing(listed.failure) ? 'failed' : 'refused';
    const { presence_states = [] } = (listed.result ?? {}) as {
      presence_states?: { sys_id: string; name: string }[];
    };
    const state = presence_states.find((it) => same(it.name, name));
    if (!state) return 'refused';
    const chosen = await ask({ method: 'PUT', path, body: { presence: { sys_id: state.sys_id } } });
    if ('result' in chosen) return 'taken';
    return isPassing(chosen.failure) ? 'failed' : 'refused';
  }

  function look(): Promise<void> {
    if (turn) return turn;
    isStale = false;
    turn = once()
      .catch((error: unknown) => log.warn('presence not kept in step', { why: String(error) }))
      .finally(() => {
        turn = null;
        if (isStale) void look();
      });
    return turn;
  }

  store.onChange(({ agent }) => {
    if (agent === undefined) return;
    isStale = true;
    void look();
  });
  return { look };
}
