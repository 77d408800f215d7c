/** The instance everybody starts with: a small harbour company. All numbers are kept for fiction. Pure. */

import type { Agent, NewAgent } from './agent.ts';
import type { Instance, RoutingProfile, Settings, Turn } from './instance.ts';
import type { IvrMenu } from './ivr.ts';
import { Refusal } from './refusal.ts';
import { routingProfileOf } from './routing.ts';

/** Everybody signs in with it; the login page says so. */
export const harbourPassword = 'connect';

const defaultSettings: Settings = {
  ringTimeoutMs: 20_000,
  interruptTimeoutMs: 30_000,
  interruptsAgents: false,
  dialTimeoutMs: 45_000,
  autoAcceptAfterMs: 500,
  forgetsChoiceAfterMiss: false,
  inactivityLimitMs: null,
  inactivityWarningMs: 60_000,
  signIn: 'password',
  keepsCookiesFromFrames: false,
  multiParty: false,
  attachments: 'anywhere',
  dialableCountries: ['GB', 'US', 'ES', 'DE', 'FR', 'IE', 'PL', 'IN'],
  outboundNumber: '+442079460100',
};

/** What the main number plays: a language first, then a queue. Each menu sounds different. */
const mainMenu: IvrMenu = {
  name: 'Welcome',
  says: { toneHz: 520 },
  options: {
    '1': {
      name: 'English',
      says: { toneHz: 620 },
      attributes: { language: 'en' },
      options: {
        '1': { name: 'Billing', queue: 'billing' },
        '2': { name: 'Orders', queue: 'orders' },
        '3': {
          name: 'Call me back',
          says: { toneHz: 720 },
          options: {
            '1': { name: 'As soon as possible', callsBack: { queue: 'billing' } },
            '2': {
              name: 'In half an hour',
              callsBack: { queue: 'billing', carrier: 'task', afterMs: 30 * 60_000 },
            },
          },
        },
        '9': { name: 'Goodbye', hangsUp: true },
      },
    },
    '2': { name: 'Spanish line', queue: 'spanish-line', attributes: { language: 'es' } },
  },
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
        taskConcurrency: 1,
        chatConcurrency: 2,
        emailConcurrency: 1,
        isCrossChannel: false,
      },
    ],
    quickConnects: [
      { id: 'to-billing', name: 'Billing', isEnabled: true, type: 'queue', queueId: 'billing' },
      { id: 'to-orders', name: 'Orders', isEnabled: true, type: 'queue', queueId: 'orders' },
      {
        id: 'to-haulier',
        name: 'Northgate Haulage',
        isEnabled: true,
        type: 'phone_number',
        number: '+441614960123',
      },
    ],
    agents: [],
    customers: {},
    dialled: {},
    ivr: mainMenu,
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
    canBeInterrupted: fresh.canBeInterrupted ?? true,
    voiceEnhancement: null,
    keepsLineOpen: null,
    script: fresh.script ?? null,
    presenceId: 'offline',
    presenceAt: now,
    nextPresenceId: null,
    state: { id: 'offline', name: 'Offline', type: 'offline', since: now },
  };
  instance.agents.push(agent);
  instance.quickConnects.push({
    id: `to-${agent.login}`,
    name: agent.name,
    isEnabled: true,
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
  const profile = { ...first, ...ownName(login), queueIds, defaultOutboundQueueId };
  instance.routingProfiles.push(profile);
  return profile.id;
}

/** The agent's routing profile to change for them alone: a copy, unless it is their own already. */
export function ownProfileOf(instance: Instance, agent: Agent): RoutingProfile {
  const profile = routingProfileOf(instance, agent);
  const own = { ...profile, ...ownName(agent.login) };
  if (profile.id === own.id) return profile;
  instance.routingProfiles.push(own);
  agent.routingProfileId = own.id;
  return own;
}

const ownName = (login: string) => ({ id: `of-${login}`, name: `Queues of ${login}` });

const idOf = (name: string) => name.toLowerCase().replaceAll(' ', '-');
