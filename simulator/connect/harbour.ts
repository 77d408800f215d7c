/** The instance everybody starts with: a small harbour company. All numbers are kept for fiction. Pure. */

import type { Agent, NewAgent } from './agent.ts';
import type { Instance, Settings, Turn } from './instance.ts';
import { Refusal } from './refusal.ts';

/** Everybody signs in with it; the login page says so. */
export const harbourPassword = 'connect';

const defaultSettings: Settings = {
  ringTimeoutMs: 20_000,
  dialTimeoutMs: 45_000,
  autoAcceptAfterMs: 500,
  multiParty: false,
  dialableCountries: ['GB', 'US', 'ES', 'DE', 'FR', 'IE', 'PL', 'IN'],
  outboundNumber: '+442079460100',
};

/** A fresh instance with four agents, three queues and quick connects to them. `seed` is eight hex digits. */
export function createHarbour(seed: string, now: number, settings: Partial<Settings> = {}): Instance {
  const queues = ['Billing', 'Orders', 'Spanish line'].map((name) => ({ id: idOf(name), name }));
  const instance: Instance = {
    alias: 'harbour',
    seed,
    lastId: 0,
    settings: { ...defaultSettings, ...settings },
    presences: [
      { id: 'available', name: 'Available', type: 'routable' },
      { id: 'break', name: 'Break', type: 'not_routable' },
      { id: 'lunch', name: 'Lunch', type: 'not_routable' },
      { id: 'training', name: 'Training', type: 'not_routable' },
      { id: 'offline', name: 'Offline', type: 'offline' },
    ],
    queues,
    routingProfiles: [
      {
        id: 'all-queues',
        name: 'All queues',
        queueIds: queues.map((it) => it.id),
        defaultOutboundQueueId: 'billing',
        voiceConcurrency: 1,
      },
    ],
    quickConnects: [
      { id: 'to-billing', name: 'Billing', type: 'queue', queueId: 'billing' },
      { id: 'to-orders', name: 'Orders', type: 'queue', queueId: 'orders' },
      { id: 'to-haulier', name: 'Northgate Haulage', type: 'phone_number', number: '+441614960123' },
    ],
    agents: [],
    customers: {},
    conversations: [],
    contacts: [],
    segments: [],
    log: [],
  };
  const turn = { instance, now };
  addAgent(turn, { login: 'priya', name: 'Priya Nair' });
  addAgent(turn, { login: 'tomasz', name: 'Tomasz Zielinski' });
  addAgent(turn, { login: 'mei', name: 'Mei Lin' });
  addAgent(turn, { login: 'amara', name: 'Amara Okafor' });
  return instance;
}

/** Adds an agent, offline, with a quick connect to them; queues are named, all of them when absent. */
export function addAgent(turn: Turn, fresh: NewAgent): Agent {
  const { instance, now } = turn;
  if (instance.agents.some((it) => it.login === fresh.login))
    throw new Refusal('InvalidInputException', `There already is an agent "${fresh.login}".`);
  const agent: Agent = {
    id: fresh.login,
    login: fresh.login,
    password: fresh.password ?? harbourPassword,
    name: fresh.name,
    routingProfileId: routingProfileFor(instance, fresh),
    phone: fresh.phone ?? { type: 'softphone' },
    autoAccepts: fresh.autoAccepts ?? false,
    wrapUpLimitMs: fresh.wrapUpLimitMs === undefined ? null : fresh.wrapUpLimitMs,
    canDial: fresh.canDial ?? true,
    presenceId: 'offline',
    presenceAt: now,
    nextPresenceId: null,
    state: { id: 'offline', name: 'Offline', type: 'offline', since: now },
  };
  instance.agents.push(agent);
  instance.quickConnects.push({
    id: `to-${agent.login}`,
    name: agent.name,
    type: 'agent',
    agentId: agent.id,
  });
  return agent;
}

function routingProfileFor(instance: Instance, { login, queues }: NewAgent): string {
  const [first] = instance.routingProfiles;
  if (!first) throw new Error('An instance has at least one routing profile.');
  if (!queues) return first.id;
  const queueIds = queues.map((name) => {
    const queue = instance.queues.find((it) => it.name === name || it.id === name);
    if (!queue) throw new Refusal('InvalidInputException', `There is no queue "${name}".`);
    return queue.id;
  });
  const [defaultOutboundQueueId] = queueIds;
  if (!defaultOutboundQueueId) throw new Refusal('InvalidInputException', 'An agent needs a queue.');
  const profile = {
    ...first,
    id: `of-${login}`,
    name: `Queues of ${login}`,
    queueIds,
    defaultOutboundQueueId,
  };
  instance.routingProfiles.push(profile);
  return profile.id;
}

const idOf = (name: string) => name.toLowerCase().replaceAll(' ', '-');
