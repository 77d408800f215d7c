/**
 * Keeps the agent's presence here and in ServiceNow's work assignment in step, by the table of the settings. The instance
 * tells nobody of a change there, so it is asked each minute; what both sides are known to be is stored, so that a
 * worker that was stopped takes no old state for a new one.
 */

import { log } from '../../../lib/log.ts';
import { oursOf, type PresenceMapping } from '../../../lib/presence/mapping.ts';
import { newSync, type Sync, type SyncEvent, syncAfter } from '../../../lib/presence/sync.ts';
import { askCapacities, channelsOf } from '../../../lib/servicenow/channels.ts';
import type { InstanceUser } from '../../../lib/servicenow/features.ts';
import type { Ask } from '../../../lib/servicenow/request.ts';
import type { SessionStore, StoredArea } from '../session-store.ts';

export interface ServiceNowPresence {
  /** Looks at both sides and brings the one behind in step. Fails for nobody. */
  look(): Promise<void>;
  /** What is known of both sides belongs to another instance. */
  forget(): Promise<void>;
}

export interface PresenceParts {
  store: SessionStore;
  stored: StoredArea;
  ask: Ask;
  me(): Promise<InstanceUser | null>;
  mapping(): Promise<PresenceMapping>;
  /** Makes it the agent's presence here. */
  choose(presenceId: string): Promise<void>;
  now(): number;
}

const key = 'serviceNowPresence';
const same = (a: string, b: string) => a.trim().toLowerCase() === b.trim().toLowerCase();

export function createServiceNowPresence(parts: PresenceParts): ServiceNowPresence {
  const { store, stored, ask, now } = parts;
  let turn: Promise<void> | null = null;

  async function once(): Promise<void> {
    const { agent, serviceNow } = store.now();
    const [me, mapping] = await Promise.all([parts.me(), parts.mapping()]);
    if (!agent || !me || serviceNow.state !== 'ready') return;
    if (serviceNow.verdicts && !serviceNow.verdicts.presence.works) return;
    const answered = await ask({ method: 'GET', path: `/api/now/awa/agents/${me.sys_id}` });
    if ('failure' in answered) return;
    await tellChannels(answered.result, me);
    if (mapping.length === 0) return;
    const theirs = (answered.result as { name?: unknown } | null)?.name;
    if (typeof theirs !== 'string') return;

    let sync = ((await stored.get([key]))[key] ?? newSync) as Sync;
    // The first look at both is older than any change: of two that differ, ours carries over.
    const at = sync.known.ours === null ? 0 : now();
    const take = (event: SyncEvent) => {
      const after = syncAfter(sync, event, mapping);
      sync = after.sync;
      return after.write;
    };
    take({ type: 'heard', side: 'ours', state: oursOf(agent.presence), at });
    take({ type: 'heard', side: 'theirs', state: theirs, at });
    const write = take({ type: 'quiet' });
    if (write) {
      const isTaken = await (write.side === 'ours' ? chooseOurs(write.state) : chooseTheirs(me, write.state));
      take({ type: 'written', isTaken, at: now() });
      // Whether it stands is seen at the next look: nobody waits for an echo in between.
      sync = { ...sync, writing: null };
    }
    await stored.set({ [key]: sync });
  }

  async function tellChannels(presence: unknown, me: InstanceUser): Promise<void> {
    const capacities = await ask(askCapacities(me.sys_id));
    const channels = channelsOf(presence, 'result' in capacities ? capacities.result : null);
    const { serviceNow } = store.now();
    if (serviceNow.state === 'ready' && JSON.stringify(channels) !== JSON.stringify(serviceNow.channels))
      store.change({ serviceNow: { ...serviceNow, channels } });
  }

  async function chooseOurs(name: string): Promise<boolean> {
    const choice = store.now().agent?.choices.find((it) => same(it.name, name));
    if (!choice?.id) return false;
    return parts.choose(choice.id).then(
      () => true,
      (error: unknown) => {
        log.warn('presence not taken over from ServiceNow', { why: String(error) });
        return false;
      },
    );
  }

  async function chooseTheirs(me: InstanceUser, name: string): Promise<boolean> {
    const path = `/api/now/awa/agents/${me.sys_id}`;
    const listed = await ask({ method: 'GET', path: `${path}/presence_states` });
    const { presence_states = [] } = ('result' in listed ? (listed.result ?? {}) : {}) as {
      presence_states?: { sys_id: string; name: string }[];
    };
    const state = presence_states.find((it) => same(it.name, name));
    if (!state) return false;
    return 'result' in (await ask({ method: 'PUT', path, body: { presence: { sys_id: state.sys_id } } }));
  }

  function look(): Promise<void> {
    turn ??= once()
      .catch((error: unknown) => log.warn('presence not kept in step', { why: String(error) }))
      .finally(() => {
        turn = null;
      });
    return turn;
  }

  store.onChange(({ agent }) => {
    if (agent !== undefined) void look();
  });
  return { look, forget: () => stored.set({ [key]: null }) };
}
