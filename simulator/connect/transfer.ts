/** An agent brings somebody else into a call, and leaves it to them or joins everybody. Pure. */

import { findAgent } from './agent.ts';
import { leave } from './call.ts';
import { type Contact, conversationOf, findContact, findParty, findSegment, isLive } from './contact.ts';
import { holdParty, isActive, newParty, type Party, setParty } from './conversation.ts';
import { dialParty } from './customer.ts';
import { type Instance, newId, note, type QuickConnect, type Turn } from './instance.ts';
import { checkDialable } from './outbound.ts';
import { Refusal } from './refusal.ts';

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
  const conversation = conversationOf(instance, contact);
  const active = conversation.parties.filter(isActive);
  if (active.some((it) => it.state === 'connecting'))
    throw new Refusal('InvalidStateException', 'Somebody is still being called.');
  if (active.length >= (instance.settings.multiParty ? partyLimit.multi : partyLimit.three))
    throw new Refusal('LimitExceededException', 'No more parties can join this call.');
  const party = destinationParty(turn, to);
  for (const other of active)
    if (other.id !== segment.partyId) holdParty(other, { id: segment.partyId }, now);
  conversation.parties.push(party);
  const quickConnect = 'quickConnectId' in to ? findQuickConnect(instance, to.quickConnectId) : null;
  if (quickConnect && quickConnect.type !== 'phone_number') routeTo(turn, contact, party, quickConnect);
  else dialParty(turn, party);
  note(turn, { what: 'party added', agent: findAgent(instance, agentId).login, contactId });
  return party;
}

/** Hands the call over: the new party is called and the agent leaves at once. */
export function transfer(turn: Turn, agentId: string, contactId: string, to: Destination): void {
  addParty(turn, agentId, contactId, to);
  const segment = findSegment(turn.instance, agentId, contactId);
  const own = findParty(turn.instance, segment, segment.legId);
  leave(turn, conversationOf(turn.instance, findContact(turn.instance, contactId)), own);
}

function destinationParty(turn: Turn, to: Destination): Party {
  if ('number' in to) {
    checkDialable(turn.instance, to.number);
    return newParty(newId(turn), 'third-party', turn.now, { number: to.number });
  }
  const quickConnect = findQuickConnect(turn.instance, to.quickConnectId);
  return newParty(newId(turn), 'third-party', turn.now, {
    quickConnectId: quickConnect.id,
    name: quickConnect.name,
    number: quickConnect.type === 'phone_number' ? quickConnect.number : null,
  });
}

function routeTo(
  turn: Turn,
  from: Contact,
  party: Party,
  to: Exclude<QuickConnect, { type: 'phone_number' }>,
): void {
  turn.instance.contacts.push({
    ...from,
    id: newId(turn),
    partyId: party.id,
    // An agent who accepts a transferred callback speaks to a customer who is already there.
    type: 'voice',
    initiationMethod: to.type === 'queue' ? 'queue_transfer' : 'transfer',
    queueId: to.type === 'queue' ? to.queueId : from.queueId,
    onlyAgentId: to.type === 'agent' ? to.agentId : null,
    isWaiting: true,
    queuedAt: turn.now,
  });
}

/** Swaps who is held and who is heard, the agent aside. */
export function toggle(turn: Turn, agentId: string, contactId: string): void {
  const { own, others } = joinedBy(turn, agentId, contactId);
  if (!others.some((it) => it.state === 'hold') || !others.some((it) => it.state === 'connected'))
    throw new Refusal('InvalidStateException', 'There is nobody to swap with.');
  for (const party of others) {
    if (party.state === 'hold') setParty(party, 'connected', turn.now);
    else if (party.state === 'connected') holdParty(party, own, turn.now);
  }
}

/** Joins everybody who is held. */
export function conference(turn: Turn, agentId: string, contactId: string): void {
  const { others } = joinedBy(turn, agentId, contactId);
  if (!others.some((it) => it.state === 'hold'))
    throw new Refusal('InvalidStateException', 'Nobody is held.');
  for (const party of others) if (party.state === 'hold') setParty(party, 'connected', turn.now);
}

function joinedBy({ instance }: Turn, agentId: string, contactId: string): { own: Party; others: Party[] } {
  const segment = findSegment(instance, agentId, contactId);
  if (!isLive(segment)) throw new Refusal('InvalidStateException', 'The contact is over.');
  const { parties } = conversationOf(instance, findContact(instance, contactId));
  return {
    own: findParty(instance, segment, segment.legId),
    others: parties.filter((it) => it.id !== segment.partyId && isActive(it)),
  };
}

function findQuickConnect(instance: Instance, id: string): QuickConnect {
  const quickConnect = instance.quickConnects.find((it) => it.id === id);
  if (!quickConnect) throw new Refusal('BadEndpointException', 'There is no such quick connect.');
  return quickConnect;
}
