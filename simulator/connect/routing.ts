/** Who is offered what: the contact that has waited longest goes to the agent who has been free longest. Pure. */

import { type Agent, findPresence } from './agent.ts';
import { type Contact, conversationOf, type Segment } from './contact.ts';
import { type Instance, newId, note, type Turn } from './instance.ts';

/** Offers each waiting contact to a free agent who may take it, oldest first. */
export function offerWaiting(turn: Turn): void {
  const { instance } = turn;
  const waiting = instance.contacts.filter((it) => it.isWaiting).sort((a, b) => a.queuedAt - b.queuedAt);
  for (const contact of waiting) {
    const [agent] = instance.agents
      .filter((it) => isFree(instance, it) && mayTake(instance, it, contact))
      .sort((a, b) => a.state.since - b.state.since);
    if (agent) offer(turn, contact, agent);
  }
}

/** Free to be offered a contact: chosen Available, nothing next, no error to clear, and room for one more. */
function isFree(instance: Instance, agent: Agent): boolean {
  if (agent.nextPresenceId || findPresence(instance, agent.presenceId).type !== 'routable') return false;
  const segments = instance.segments.filter((it) => it.agentId === agent.id);
  return (
    segments.length < routingProfileOf(instance, agent).voiceConcurrency &&
    segments.every((it) => it.errorName === null && it.ringsUntil === null)
  );
}

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
  const segment: Segment = {
    contactId: contact.id,
    agentId: agent.id,
    partyId: contact.partyId,
    legId: newId(turn),
    state: contact.type === 'queue_callback' ? 'incoming' : 'connecting',
    stateAt: now,
    wasOffered: true,
    ringsUntil: now + instance.settings.ringTimeoutMs,
    wrapUpUntil: null,
    acceptAt: agent.autoAccepts ? now + instance.settings.autoAcceptAfterMs : null,
    errorName: null,
  };
  instance.segments.push(segment);
  note(turn, { what: 'offered', agent: agent.login, contactId: contact.id });
}

/** The routing profile of an agent. */
export function routingProfileOf(instance: Instance, agent: Agent) {
  const profile = instance.routingProfiles.find((it) => it.id === agent.routingProfileId);
  if (!profile) throw new Error(`Agent ${agent.login} has no routing profile.`);
  return profile;
}
