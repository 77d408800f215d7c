/** An agent: who they are, what they chose to be, and the state that Connect makes of it. Pure. */

import type { CustomerVoice } from '../media/voice.ts';
import { findContact, isLive, isVoice } from './contact.ts';
import type { Instance, Turn } from './instance.ts';
import { Refusal } from './refusal.ts';

/** A state an agent may choose. */
export interface Presence {
  id: string;
  name: string;
  type: 'routable' | 'not_routable' | 'offline';
}

export interface AgentState {
  /** Null for system and error states, which nobody can choose. */
  id: string | null;
  name: string;
  type: Presence['type'] | 'system' | 'error';
  since: number;
}

/** What an agent does who has no browser. */
export interface AgentScript {
  onRing: 'answers' | 'rejects' | 'ringsOut';
  /** How long it rings before they answer or reject; 0 when absent. */
  afterMs?: number;
  /** How long they stay in the call; until somebody ends it when absent. */
  hangsUpAfterMs?: number;
  /** How long they wrap up, or look at a miss; as long as the instance lets them when absent. */
  wrapsUpAfterMs?: number;
  says?: CustomerVoice;
}

/** In the API's own words. */
export type VoiceEnhancement = 'NONE' | 'NOISE_SUPPRESSION' | 'VOICE_ISOLATION';

export interface Agent {
  id: string;
  login: string;
  password: string;
  name: string;
  routingProfileId: string;
  phone: { type: 'softphone' } | { type: 'desk'; number: string };
  autoAccepts: boolean;
  /** Longest wrap-up; null is unlimited, 0 ends it at once. */
  wrapUpLimitMs: number | null;
  canDial: boolean;
  /** Whether a second call may ring while the first is connected, where the instance interrupts agents. */
  canBeInterrupted: boolean;
  /** What is taken out of the agent's voice; null where the instance does not offer that. */
  voiceEnhancement: VoiceEnhancement | null;
  /** Whether the softphone's line stays open between calls; as an administrator set it; null where it is not told. */
  keepsLineOpen: boolean | null;
  script: AgentScript | null;
  /** Chosen presence, which outlives calls, wrap-up and errors. */
  presenceId: string;
  presenceAt: number;
  nextPresenceId: string | null;
  /** Derived after each change; kept only for its `since`. */
  state: AgentState;
}

export type NewAgent = Pick<Agent, 'login' | 'name'> &
  Partial<
    Pick<
      Agent,
      'password' | 'phone' | 'autoAccepts' | 'wrapUpLimitMs' | 'canDial' | 'canBeInterrupted' | 'script'
    >
  > & {
    queues?: string[];
  };

/** The agent with this id or login; throws InvalidInputException. */
export function findAgent(instance: Instance, idOrLogin: string): Agent {
  const agent = instance.agents.find((it) => it.id === idOrLogin || it.login === idOrLogin);
  if (!agent) throw new Refusal('InvalidInputException', `There is no agent "${idOrLogin}".`);
  return agent;
}

/** The agent who signs in with this login; undefined when there is none (any more). */
export const agentOfLogin = (instance: Instance, login: string | undefined): Agent | undefined =>
  instance.agents.find((it) => it.login === login);

/** The presence with this id or name; throws InvalidInputException. */
export function findPresence(instance: Instance, idOrName: string): Presence {
  const presence = instance.presences.find((it) => it.id === idOrName || it.name === idOrName);
  if (!presence) throw new Refusal('InvalidInputException', `There is no agent state "${idOrName}".`);
  return presence;
}

/**
 * The agent, or a supervisor, chooses a presence. In wrap-up and after a miss this clears the contact, as on
 * a real instance. On a live contact it is refused unless it may wait (`enqueue`).
 */
export function setPresence(turn: Turn, agentId: string, presenceId: string, enqueue = false): void {
  const { instance, now } = turn;
  const agent = findAgent(instance, agentId);
  const presence = findPresence(instance, presenceId);
  if (instance.segments.some((it) => it.agentId === agent.id && isLive(it))) {
    if (!enqueue)
      throw new Refusal('InvalidStateException', 'The agent has a live contact; the state can only be next.');
    // Choosing Available while something waits to be next is how the CCP takes that back.
    const takesBack = presence.id === agent.presenceId || agent.nextPresenceId === presence.id;
    agent.nextPresenceId = takesBack ? null : presence.id;
    return;
  }
  const isMissed = agent.state.type === 'error';
  const { nextPresenceId } = agent;
  const isForgotten = isMissed && nextPresenceId !== null && instance.settings.forgetsChoiceAfterMiss;
  instance.segments = instance.segments.filter((it) => it.agentId !== agent.id);
  agent.nextPresenceId = null;
  takePresence(agent, isForgotten ? nextPresenceId : presence.id, now);
}

/** Takes the next presence over once nothing is live or in wrap-up any more. */
export function takeNextPresence({ instance, now }: Turn, agent: Agent): void {
  if (!agent.nextPresenceId || instance.segments.some((it) => it.agentId === agent.id)) return;
  takePresence(agent, agent.nextPresenceId, now);
  agent.nextPresenceId = null;
}

function takePresence(agent: Agent, presenceId: string, now: number): void {
  if (agent.presenceId === presenceId) return;
  agent.presenceId = presenceId;
  agent.presenceAt = now;
}

/** The agent state Connect shows: what the agent's contacts make of the chosen presence. */
function stateOf(instance: Instance, agent: Agent): Omit<AgentState, 'since'> {
  const segments = instance.segments.filter((it) => it.agentId === agent.id);
  const system = (name: string) => ({ id: null, name, type: 'system' as const });
  if (segments.some((it) => it.state === 'connecting' && (it.ringsUntil === null || !it.wasOffered)))
    return system('CallingCustomer');
  if (segments.some((it) => it.ringsUntil !== null)) return system('PendingBusy');
  // A call counts before work that is no call: an open task does not hide that its customer was busy.
  const calls = segments.filter((it) => isVoice(findContact(instance, it.contactId)));
  for (const counted of [calls, segments]) {
    if (counted.some((it) => it.state === 'connected')) return system('Busy');
    if (counted.some((it) => it.state === 'ended')) return system('AfterCallWork');
    const failed = counted.find((it) => it.errorName !== null);
    if (failed?.errorName) return { id: null, name: failed.errorName, type: 'error' };
  }
  const { id, name, type } = findPresence(instance, agent.presenceId);
  return { id, name, type };
}

/** Derives every agent's state anew; `since` moves only when the state does. */
export function deriveStates({ instance, now }: Turn): void {
  for (const agent of instance.agents) {
    const state = stateOf(instance, agent);
    if (state.name !== agent.state.name || state.type !== agent.state.type)
      agent.state = { ...state, since: now };
  }
}
