/** An agent dials. Pure. */

import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { findAgent } from './agent.ts';
import { type Contact, newContact } from './contact.ts';
import { newParty } from './conversation.ts';
import { dialParty } from './customer.ts';
import { type Instance, newId, note, type Turn } from './instance.ts';
import { Refusal } from './refusal.ts';
import { routingProfileOf, segmentsOn } from './routing.ts';

/** Dials a number for the agent; returns the contact. Throws what a real instance would refuse with. */
export function dial(
  turn: Turn,
  agentId: string,
  number: string,
  options: { queueId?: string; relatedContactId?: string } = {},
): Contact {
  const { instance, now } = turn;
  const agent = findAgent(instance, agentId);
  if (!agent.canDial)
    throw new Refusal('UnauthorizedOutboundCallException', 'This agent may not make outbound calls.');
  checkDialable(instance, number);
  const profile = routingProfileOf(instance, agent);
  // A task is no reason not to dial: it is what many calls are made for.
  if (segmentsOn(instance, agent, 'voice').length >= profile.voiceConcurrency)
    throw new Refusal('InvalidStateException', 'The agent already has a contact.');
  // A desk phone rings first, and the number is dialled once it is picked up.
  const ringsFirst = agent.phone.type === 'desk';
  const own = newParty(newId(turn), 'agent', now, {
    agentId: agent.id,
    name: agent.name,
    state: ringsFirst ? 'connecting' : 'connected',
  });
  const customer = newParty(newId(turn), 'customer', now, { number });
  if (!ringsFirst) dialParty(turn, customer);
  const id = newId(turn);
  const contact = newContact({
    id,
    relatedContactId: options.relatedContactId ?? null,
    conversationId: newId(turn),
    partyId: own.id,
    type: 'voice',
    initiationMethod: 'outbound',
    queueId: options.queueId ?? profile.defaultOutboundQueueId,
    queuedAt: now,
  });
  instance.conversations.push({
    id: contact.conversationId,
    initialPartyId: customer.id,
    parties: [own, customer],
    room: null,
  });
  instance.contacts.push(contact);
  instance.segments.push({
    contactId: id,
    agentId: agent.id,
    partyId: own.id,
    legId: own.id,
    state: 'connecting',
    stateAt: now,
    wasOffered: false,
    ringsUntil: ringsFirst ? now + instance.settings.ringTimeoutMs : null,
    wrapUpUntil: null,
    acceptAt: ringsFirst && agent.script?.onRing === 'answers' ? now + (agent.script.afterMs ?? 0) : null,
    rejectAt: null,
    errorName: null,
  });
  note(turn, { what: 'dialled', agent: agent.login, contactId: id });
  return contact;
}

/** Throws BadEndpointException unless this is a number in E.164 that the instance dials. */
export function checkDialable(instance: Instance, number: string): void {
  const parsed = /^\+[1-9]\d{5,14}$/.test(number) ? parsePhoneNumberFromString(number) : undefined;
  if (!parsed) throw new Refusal('BadEndpointException', 'The endpoint is not a phone number in E.164.');
  // A number in no country's plan is let through to fail at the customer, as a carrier would.
  if (parsed.country && !instance.settings.dialableCountries.includes(parsed.country))
    throw new Refusal('BadEndpointException', `This instance does not dial numbers in ${parsed.country}.`);
}
