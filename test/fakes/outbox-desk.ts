/** A browser whose records are owed to a simulated ServiceNow instance, in fake time. */

import { createOutbox } from '../../entrypoints/background/servicenow/outbox.ts';
import { agentNamed } from '../../entrypoints/background/servicenow/people.ts';
import { followUp } from '../../lib/callbacks/follow-up.ts';
import type { InstanceUser } from '../../lib/servicenow/features.ts';
import type { Ask } from '../../lib/servicenow/request.ts';
import type { ServiceNowHost } from '../../simulator/servicenow/host.ts';
import { newHost } from '../../simulator/servicenow/server.ts';
import { fakeDatabase } from './database.ts';
import { askOf, callHappenings, fetchOf, mirroredStore, origin, priya } from './servicenow.ts';

export const idOf = (at: number) => at.toString(16).padStart(32, '0');

/** A browser with an outbox to a simulated instance, in fake time. */
export function outboxDesk() {
  const world = {
    ...{ now: 1_800_000_000_000, isDown: false, requests: 0, login: 'priya' },
    /** Answers to addresses with this in them are lost; null for none. */
    loses: null as string | null,
    /** The instance that is set, and who is signed in there. */
    origin,
    me: priya as InstanceUser | null,
    /** Login of the agent at the phone. */
    agent: 'priya' as string | null,
    /** Done once, while the next request is under way. */
    meanwhile: null as (() => Promise<unknown>) | null,
    /** Parts that were closed or opened again, and what the instance did not keep. */
    told: [] as string[],
  };
  const host = newHost({ now: () => world.now });
  const direct = fetchOf(host);
  const send: typeof fetch = async (...request) => {
    world.requests++;
    if (world.isDown) throw new TypeError('Failed to fetch');
    const { meanwhile } = world;
    world.meanwhile = null;
    await meanwhile?.();
    const answered = await direct(...request);
    if (world.loses !== null && String(request[0]).includes(world.loses))
      throw new TypeError('Failed to fetch');
    return answered;
  };
  const database = fakeDatabase();
  const store = mirroredStore(database);
  const ask: Ask = (request) => askOf(send, () => world.now, world.login)(request);
  const outbox = createOutbox({
    ...{ database, now: () => world.now, chance: () => 0.5, onChange: () => {} },
    ...{ readCallback: async () => null, firstPart: async () => null, origin: async () => world.origin },
    line: async () => world.me && { origin: world.origin, me: world.me, agent: world.agent, ask },
    agent: () => world.agent,
    onVerdict: (feature, failure) => void world.told.push(`${feature} ${failure?.kind ?? 'works'}`),
    onUnkept: (table, columns) =>
      void world.told.push(...(columns?.map((column) => `${table}.${column}`) ?? [table])),
    agentNamed: (name) =>
      agentNamed(
        askOf(send, () => world.now),
        name,
      ),
  });
  const call = async (id: string, agent = { value: 'priya', display_value: 'Priya Nair' }) => {
    await store.begin(id, world.now, { agent });
    await store.interactions.append(id, world.now, callHappenings);
  };
  return { world, host, database, outbox, call, ...store };
}

/** A follow-up that an hour is promised for. */
export const promised = (sys_id: string, now: number) => {
  const of = { phone_number: '+442079460958', at: now + 3_600_000, description: 'Ring back' };
  const about = { name: 'Amelia Hart', queue: 'Billing', reason_type: '', interaction: idOf(1) };
  const agent = { value: 'priya', display_value: 'Priya Nair' };
  return followUp({ sys_id, ...of, ...about, agent }, now);
};

/** What stands there by this agent. */
export const mine = ({ store }: ServiceNowHost, table: string) =>
  store.rows(table).filter((row) => row.sys_created_by === 'priya');
