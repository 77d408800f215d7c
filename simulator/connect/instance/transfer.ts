/** An agent brings somebody else into a call, and leaves it to them or joins everybody. Pure. */

import { findAgent } from './agent.ts';
import { type Contact, findContact, findSegment, isVoice } from './contact.ts';
import { holdParty, isActive, newParty, type Party, unholdParty } from './conversation.ts';
import { dialParty } from './customer.ts';
import { leave } from './hang-up.ts';
import { type Instance, newId, note, type QuickConnect, type Turn } from './instance.ts';
import { checkDialable } from './outbound.ts';
import { Refusal } from './refusal.ts';
import { type Roster, rosterOf } from './roster.ts';
import { handWorkOn } from './task.ts';

/** Where a call can go: a number, or a quick connect by id. */
export type Destination = { number: string } | { quickConnectId: string };

/** Parties a conversation may have: agent, caller and one more, or six in a multi-party instance. */
const partyLimit = { three: 3, multi: 6 };

/** Brings somebody in for a consult: everybody else is held meanwhile. Returns the new party. */
export function addParty(turn: Turn, agentId: string, contactId: string, to: Destination): Party {
  const { instance, now } = turn;
  const segment = findSegment(instance, agentId, contactId);
  if (segment.state !== 'connected')
    throw new Refusal('InvalidStateException', 'The contact is not connected.');
  const contact = findContact(instance, contactId);
  if (!isVoice(contact)) return handWorkOn(turn, segment, contact, to);
  const { conversation, own, hidden } = rosterOf(instance, segment);
  const active = conversation.parties.filter(isActive);
  const isFull = active.length >= (instance.settings.multiParty ? partyLimit.multi : partyLimit.three);
  // Who was brought in can bring in others once the call is theirs.
  if (hidden.length > 0)
    throw new Refusal('LimitExceededException', 'The agent before is still in this call.');
  checkNobodyIsCalled(active);
  if (isFull) throw new Refusal('LimitExceededException', 'No more parties can join this call.');
  const party = destinationParty(turn, to);
  party.addedById = own.id;
  for (const other of active) if (other !== own) holdParty(other, own, now);
  conversation.parties.push(party);
  const quickConnect = 'quickConnectId' in to ? findQuickConnect(instance, to.quickConnectId) : null;
  const agent = findAgent(instance, agentId);
  if (quickConnect && quickConnect.type !== 'phone_number')
    routeTo(turn, contact, party, quickConnect, agent.name);
  else dialParty(turn, party);
  note(turn, { what: 'party added', agent: agent.login, contactId });
  return party;
}

/** Hands the call over: the new party is called and the agent leaves at once. */
export function transfer(turn: Turn, agentId: string, contactId: string, to: Destination): void {
  addParty(turn, agentId, contactId, to);
  const { conversation, own } = rosterOf(turn.instance, findSegment(turn.instance, agentId, contactId));
  leave(turn, conversation, own);
}

function destinationParty(turn: Turn, to: Destination): Party {
  if ('number' in to) {
    checkDialable(turn.instance, to.number);
    return newParty(newId(turn), 'third-party', turn.now, { number: to.number });
  }
  const quickConnect = findQuickConnect(turn.instance, to.quickConnectId);
  return newParty(newId(turn), 'third-party', turn.now, {
    // A queue answers at once, with music until an agent of it comes (Streams docs, `isConnected`).
    state: quickConnect.type === 'queue' ? 'connected' : 'connecting',
    quickConnectId: quickConnect.id,
    name: quickConnect.name,
    number: quickConnect.type === 'phone_number' ? quickConnect.number : null,
  });
}

/** Has this party taken by an agent, by name or out of a queue. */
export function routeTo(
  turn: Turn,
  from: Contact,
  party: Party,
  to: Exclude<QuickConnect, { type: 'phone_number' }>,
  transferredBy: string,
): void {
  turn.instance.contacts.push({
    ...from,
    id: newId(turn),
    partyId: party.id,
    // An agent who accepts a transferred callback speaks to a customer who is already there.
    type: isVoice(from) ? 'voice' : from.type,
    tries: null,
    preview: null,
    initiationMethod: to.type === 'queue' ? 'queue_transfer' : 'transfer',
    queueId: to.type === 'queue' ? to.queueId : from.queueId,
    onlyAgentId: to.type === 'agent' ? to.agentId : null,
    // The transfer flows of this instance say who it was, as amazon-connect-streams #359 advises.
    attributes: { ...from.attributes, transferredBy },
    isWaiting: true,
    queuedAt: isVoice(from) ? turn.now : from.queuedAt,
  });
}

/** Swaps who is held and who is heard, the agent aside. */
export function toggle(turn: Turn, agentId: string, contactId: string): void {
  const { own, others } = joinedBy(turn, agentId, contactId);
  if (!others.some((it) => it.state === 'hold') || !others.some((it) => it.state === 'connected'))
    throw new Refusal('InvalidStateException', 'There is nobody to swap with.');
  for (const { party, state } of others) {
    if (state === 'hold') unholdParty(party, turn.now, by(turn, own));
    else holdParty(party, own, turn.now);
  }
}

/** Joins everybody who is held. */
export function conference(turn: Turn, agentId: string, contactId: string): void {
  const { own, others } = joinedBy(turn, agentId, contactId);
  if (others.length < 2 || !others.some((it) => it.state === 'hold'))
    throw new Refusal('InvalidStateException', 'There is nobody to join.');
  for (const { party } of others) unholdParty(party, turn.now, by(turn, own));
}

function joinedBy({ instance }: Turn, agentId: string, contactId: string) {
  const segment = findSegment(instance, agentId, contactId);
  if (segment.state !== 'connected')
    throw new Refusal('InvalidStateException', 'The contact is not connected.');
  const { own, seen }: Roster = rosterOf(instance, segment);
  const others = seen.filter((it) => it.party !== own && isActive(it.party));
  checkNobodyIsCalled(others);
  return { own, others };
}

/** Whose holds are lifted: anybody's where every agent controls every party, else one's own. */
const by = ({ instance }: Turn, own: Party) => (instance.settings.multiParty ? undefined : own);

function checkNobodyIsCalled(parties: readonly { state: Party['state'] }[]): void {
  if (parties.some((it) => it.state === 'connecting'))
    throw new Refusal('InvalidStateException', 'Somebody is still being called.');
}

/** The quick connect with this id; throws BadEndpointException when there is none in use. */
export function findQuickConnect(instance: Instance, id: string): QuickConnect {
  const quickConnect = instance.quickConnects.find((it) => it.id === id && it.isEnabled);
  if (!quickConnect) throw new Refusal('BadEndpointException', 'There is no such quick connect.');
  return quickConnect;
}
