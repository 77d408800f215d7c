/** Who is offered what: the contact that has waited longest goes to the agent who has been free longest. Pure. */

import { type Agent, findPresence } from './agent.ts';
import { beingDialledFirst, dialFirst, isDialledFirst } from './callback.ts';
import {
  type Channel,
  type Contact,
  channelOf,
  conversationOf,
  findContact,
  isLive,
  isVoice,
  type Segment,
} from './contact.ts';
import { type Instance, newId, note, type Turn } from './instance.ts';

/** Offers each waiting contact to a free agent who may take it, oldest first. */
export function offerWaiting(turn: Turn): void {
  const { instance } = turn;
  const waiting = instance.contacts
    .filter((it) => it.isWaiting && it.offersAt === null)
    .sort((a, b) => a.queuedAt - b.queuedAt);
  for (const contact of waiting) {
    const able = instance.agents
      .filter((it) => mayTake(instance, it, contact))
      .sort((a, b) => a.state.since - b.state.since);
    const free = able.filter((it) => isFree(instance, it, contact));
    if (isDialledFirst(instance, contact)) {
      if (free.length > beingDialledFirst(instance)) dialFirst(turn, contact);
      continue;
    }
    const agent = free[0] ?? able.find((it) => isInterruptible(instance, it, contact));
    if (agent) offer(turn, contact, agent);
    else if (contact.onlyAgentId) giveUp(turn, contact);
  }
}

/** Who was asked for by name and cannot be rung does not keep the call waiting: their leg ends as engaged. */
function giveUp({ instance, now }: Turn, contact: Contact): void {
  contact.isWaiting = false;
  const party = conversationOf(instance, contact).parties.find((it) => it.id === contact.partyId);
  if (party) party.fate = { at: now, outcome: 'busy' };
}

/**
 * Whether a second call may ring beside the agent's one connected call: two at most, a softphone, nobody being
 * called, and never a second agent-first callback (admin guide, "Interrupt agent").
 */
function isInterruptible(instance: Instance, agent: Agent, contact: Contact): boolean {
  if (!instance.settings.interruptsAgents || !agent.canBeInterrupted || agent.phone.type === 'desk')
    return false;
  if (agent.nextPresenceId || findPresence(instance, agent.presenceId).type !== 'routable') return false;
  const [only, ...more] = instance.segments.filter((it) => it.agentId === agent.id);
  if (only?.state !== 'connected' || more.length > 0) return false;
  const current = findContact(instance, only.contactId);
  if (!isVoice(current) || !isVoice(contact)) return false;
  const isCalling = conversationOf(instance, current).parties.some((it) => it.state === 'connecting');
  return !isCalling && !(current.type === 'queue_callback' && contact.type === 'queue_callback');
}

/** Free to be offered a contact: chosen Available, nothing next, no error to clear, and room for one more. */
function isFree(instance: Instance, agent: Agent, contact: Contact): boolean {
  if (agent.nextPresenceId || findPresence(instance, agent.presenceId).type !== 'routable') return false;
  const channel = channelOf(contact);
  const profile = routingProfileOf(instance, agent);
  const own = segmentsOn(instance, agent, channel);
  // A task that is laid aside takes no room.
  const all = instance.segments.filter((it) => it.agentId === agent.id && it.state !== 'paused');
  const counted = profile.isCrossChannel ? own : all;
  return (
    own.length < profile[`${channel}Concurrency`] &&
    counted.length === own.length &&
    counted.every((it) => it.errorName === null && it.ringsUntil === null)
  );
}

/** What an agent has on one channel, live or not cleared, but for what is laid aside. */
export const segmentsOn = (instance: Instance, agent: Agent, channel: Channel): Segment[] =>
  instance.segments.filter(
    (it) =>
      it.agentId === agent.id &&
      it.state !== 'paused' &&
      channelOf(findContact(instance, it.contactId)) === channel,
  );

function mayTake(instance: Instance, agent: Agent, contact: Contact): boolean {
  const isThere = conversationOf(instance, contact).parties.some(
    (it) => it.agentId === agent.id && it.state !== 'disconnected',
  );
  if (isThere) return false;
  if (contact.onlyAgentId) return contact.onlyAgentId === agent.id;
  return contact.queueId !== null && routingProfileOf(instance, agent).queueIds.includes(contact.queueId);
}

function offer(turn: Turn, contact: Contact, agent: Agent): void {
  const { instance, now } = turn;
  contact.isWaiting = false;
  // An earlier miss of the same contact gives way: an agent has one view of a contact.
  instance.segments = instance.segments.filter(
    (it) => !(it.agentId === agent.id && it.contactId === contact.id),
  );
  const isOnCall = instance.segments.some((it) => it.agentId === agent.id && isLive(it));
  const { ringTimeoutMs, interruptTimeoutMs, autoAcceptAfterMs } = instance.settings;
  const { script } = agent;
  const scriptAt = now + (script?.afterMs ?? 0);
  const segment: Segment = {
    contactId: contact.id,
    agentId: agent.id,
    partyId: contact.partyId,
    legId: newId(turn),
    state: contact.type === 'queue_callback' || contact.preview ? 'incoming' : 'connecting',
    stateAt: now,
    wasOffered: true,
    ringsUntil: now + (isOnCall ? interruptTimeoutMs : ringTimeoutMs),
    wrapUpUntil: null,
    acceptAt:
      script?.onRing === 'answers'
        ? scriptAt
        : agent.autoAccepts && !isOnCall
          ? now + autoAcceptAfterMs
          : null,
    rejectAt: script?.onRing === 'rejects' ? scriptAt : null,
    errorName: null,
  };
  instance.segments.push(segment);
  note(turn, { what: 'offered', agent: agent.login, contactId: contact.id });
}

/** The routing profile of an agent. */
export function routingProfileOf(instance: Instance, agent: Pick<Agent, 'login' | 'routingProfileId'>) {
  const profile = instance.routingProfiles.find((it) => it.id === agent.routingProfileId);
  if (!profile) throw new Error(`Agent ${agent.login} has no routing profile.`);
  return profile;
}
