/**
 * Keeps the agent's presence here and in ServiceNow's work assignment in step, by the table of the settings. The instance
 * tells nobody of a change there, so it is asked each minute; what both sides are known to be is stored, so that a
 * worker that was stopped takes no old state for a new one.
 */

import { log } from '../../../lib/log.ts';
import { oursOf, type PresenceMapping } from '../../../lib/presence/mapping.ts';
import { newSync, type Sync, type SyncEvent, syncAfter } from '../../../lib/presence/sync.ts';
import { askCapacities, channelsOf } from '../../../lib/servicenow/channels.ts';
import { recordsOf } from '../../../lib/servicenow/request.ts';
import type { SessionStore, StoredArea } from '../session-store.ts';
import { storedValue } from '../stored-value.ts';
import type { Line } from './connection.ts';

export interface ServiceNowPresence {
  /** Looks at both sides and brings the one behind in step. Fails for nobody. */
  look(): Promise<void>;
}

export interface PresenceParts {
  store: SessionStore;
  stored: StoredArea;
  line(): Promise<Line | null>;
  mapping(): Promise<PresenceMapping>;
  /** Makes it the agent's presence here. */
  choose(presenceId: string): Promise<void>;
  now(): number;
}

/** What is known of both sides, of one user at one instance. */
interface Known {
  of: string;
  sync: Sync;
}

const same = (a: string, b: string) => a.trim().toLowerCase() === b.trim().toLowerCase();

export function createServiceNowPresence(parts: PresenceParts): ServiceNowPresence {
  const { store, stored, now } = parts;
  const known = storedValue<Known>(stored, 'serviceNowPresence');
  let turn: Promise<void> | null = null;
  let isAskedAgain = false;

  async function once(): Promise<void> {
    const [line, mapping, kept] = await Promise.all([parts.line(), parts.mapping(), known.get()]);
    const { serviceNow } = store.now();
    if (!line || serviceNow.state !== 'ready') return;
    if (serviceNow.verdicts && !serviceNow.verdicts.presence.works) return;
    const answered = await line.ask({ method: 'GET', path: `/api/now/awa/agents/${line.me.sys_id}` });
    if ('failure' in answered) return;
    const { presence } = (answered.result ?? {}) as { presence?: { name?: unknown } };
    await tellChannels(presence, line);
    const theirs = presence?.name;
    // As it is now, and not as it was when the instance was asked.
    const { agent } = store.now();
    if (!agent || mapping.length === 0 || typeof theirs !== 'string') return;

    const of = `${line.origin} ${line.me.sys_id}`;
    let sync = kept?.of === of ? kept.sync : newSync;
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
      const isTaken = await (write.side === 'ours'
        ? chooseOurs(write.state)
        : chooseTheirs(line, write.state));
      take({ type: 'written', isTaken, at: now() });
      // Whether it stands is seen at the next look: nobody waits for an echo in between.
      sync = { ...sync, writing: null };
    }
    await known.change(() => ({ of, sync }));
  }

  async function tellChannels(presence: unknown, { me, ask }: Line): Promise<void> {
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

  async function chooseTheirs({ me, ask }: Line, name: string): Promise<boolean> {
    const path = `/api/now/awa/agents/${me.sys_id}`;
    const listed = await ask({ method: 'GET', path: `${path}/presence_states` });
    const state = recordsOf(listed).find((it) => same(it.name ?? '', name));
    if (!state) return false;
    return 'result' in (await ask({ method: 'PUT', path, body: { presence: { sys_id: state.sys_id } } }));
  }

  async function untilKnown(): Promise<void> {
    do {
      isAskedAgain = false;
      await once().catch((error: unknown) => log.warn('presence not kept in step', { why: String(error) }));
    } while (isAskedAgain);
  }

  function look(): Promise<void> {
    // What changes while the instance is asked is looked at once it has answered.
    isAskedAgain = turn !== null;
    turn ??= untilKnown().finally(() => {
      turn = null;
    });
    return turn;
  }

  store.onChange(({ agent }, before) => {
    if (agent !== undefined && agent?.presence.name !== before.agent?.presence.name) void look();
  });
  return { look };
}
