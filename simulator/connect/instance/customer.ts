/** What a customer does: dials in, asks to be called back, answers, fails to answer, hangs up. Pure. */

import type { CustomerVoice } from '../media/voice.ts';
import { findAgent } from './agent.ts';
import { moveSegment, stopOffer } from './call.ts';
import { answeredFirst, triedInVain } from './callback.ts';
import { type Contact, conversationOf, findContact, newContact, segmentsOf } from './contact.ts';
import {
  type Conversation,
  type DialOutcome,
  initialParty,
  isActive,
  newParty,
  type Party,
  setParty,
} from './conversation.ts';
import { leave } from './hang-up.ts';
import { type Instance, newId, note, type Turn } from './instance.ts';
import { enterMenu, findQueue, hearDigits, machineOf } from './ivr.ts';
import { Refusal } from './refusal.ts';

export interface InboundCall {
  /** The caller's number in E.164; absent when withheld. */
  number?: string;
  /** Queue by name or id; the first one when absent, or with `ivr` the one they choose by digits. */
  queue?: string;
  /** They dial the main number, whose menu comes before the queue. */
  ivr?: boolean;
  name?: string;
  attributes?: Record<string, string>;
  says?: CustomerVoice;
  hangsUpAfterMs?: number;
}

/** A customer dials in and waits in a queue; returns the contact. */
export function placeInbound(turn: Turn, call: InboundCall): Contact {
  const { now } = turn;
  const customer = newParty(newId(turn), 'customer', now, {
    number: call.number ?? null,
    name: call.name ?? null,
    state: 'connected',
    voice: call.says ?? null,
    leavesAt: call.hangsUpAfterMs === undefined ? null : now + call.hangsUpAfterMs,
  });
  return queueContact(turn, customer, call, { type: 'voice', initiationMethod: 'inbound' });
}

/** Puts a contact with this customer in line, or before the main menu. */
export function queueContact(
  turn: Turn,
  customer: Party,
  call: Pick<InboundCall, 'queue' | 'ivr' | 'attributes'>,
  kind: Pick<Contact, 'type' | 'initiationMethod'> & Partial<Contact>,
): Contact {
  const { instance, now } = turn;
  const queue = call.ivr ? null : findQueue(instance, call.queue ?? instance.queues[0]?.id ?? '');
  const agentSide = newParty(newId(turn), 'agent', now, { state: queue ? 'connecting' : 'connected' });
  if (!queue) enterMenu(agentSide, instance.ivr);
  const id = newId(turn);
  const contact = newContact({
    id,
    conversationId: newId(turn),
    partyId: agentSide.id,
    queueId: queue?.id ?? null,
    isWaiting: queue !== null,
    queuedAt: now,
    attributes: { ...call.attributes },
    ...kind,
  });
  instance.conversations.push({
    id: contact.conversationId,
    initialPartyId: customer.id,
    parties: [agentSide, customer],
    room: kind.type === 'chat' ? [] : null,
  });
  instance.contacts.push(contact);
  note(turn, { what: queue ? `queued in ${queue.name}` : 'called the main number', contactId: id });
  return contact;
}

/** Starts ringing somebody outside, who does what the script of their number says. */
export function dialParty({ instance, now }: Turn, party: Party): void {
  const script = instance.customers[party.number ?? ''] ?? { answersAfterMs: 'manual' };
  party.voice = script.says ?? party.voice;
  const { answersAfterMs: answer, answersAtTry = 1 } = script;
  const tries = (instance.dialled[party.number ?? ''] ?? 0) + 1;
  instance.dialled[party.number ?? ''] = tries;
  if (tries < answersAtTry) party.fate = { at: now + instance.settings.dialTimeoutMs, outcome: 'noAnswer' };
  else if (typeof answer === 'number') party.fate = { at: now + answer, outcome: 'answered' };
  else if (answer === 'busy' || answer === 'failed') party.fate = { at: now, outcome: answer };
  else party.fate = { at: now + instance.settings.dialTimeoutMs, outcome: 'noAnswer' };
}

const errorNames: Record<Exclude<DialOutcome, 'answered'>, string> = {
  busy: 'LineEngagedCustomer',
  noAnswer: 'MissedCallCustomer',
  failed: 'FailedConnectCustomer',
};

/** Somebody who was dialled answers, or does not. Not answering the first dial leaves no wrap-up, but an error. */
export function settleDial(turn: Turn, party: Party, outcome: DialOutcome): void {
  const { instance, now } = turn;
  const conversation = conversationOfParty(instance, party.id);
  if (party.state !== 'connecting' || !party.fate)
    throw new Refusal('InvalidStateException', 'This number is not being dialled.');
  const who = party.kind === 'customer' ? 'customer' : (party.name ?? 'third party');
  note(turn, { what: `${who} ${outcome === 'noAnswer' ? 'did not answer' : outcome}` });
  const isInitial = party.id === initialParty(conversation).id;
  if (outcome === 'answered') {
    setParty(party, 'connected', now);
    const script = instance.customers[party.number ?? ''];
    if (script?.hangsUpAfterMs !== undefined) party.leavesAt = now + script.hangsUpAfterMs;
    if (script?.ivr) enterMenu(party, script.ivr);
    if (!isInitial) return;
    for (const segment of segmentsOf(instance, conversation))
      if (segment.state === 'connecting' && segment.ringsUntil === null)
        moveSegment(segment, 'connected', now);
    answeredFirst(turn, conversation);
    return;
  }
  if (isInitial) {
    for (const segment of segmentsOf(instance, conversation)) {
      if (segment.state !== 'connecting') continue;
      stopOffer(segment);
      moveSegment(segment, 'error', now);
      segment.errorName = errorNames[outcome];
      note(turn, { what: segment.errorName, agent: findAgent(instance, segment.agentId).login });
    }
  }
  if (isInitial) triedInVain(turn, conversation);
  leave(turn, conversation, party);
}

/** A customer hangs up, abandons the queue, declines what rings, or no longer wants to be called. Takes a connection or contact id. */
export function customerLeaves(turn: Turn, id: string): void {
  const party = findCustomer(turn.instance, id);
  if (party.state === 'connecting' && party.fate) settleDial(turn, party, 'busy');
  else leave(turn, conversationOfParty(turn.instance, party.id), party);
}

/** A customer presses keys: the menu they are in hears them; an agent only hears the tones. */
export function customerPresses(turn: Turn, id: string, digits: string): void {
  const { instance } = turn;
  const party = findCustomer(instance, id);
  for (const contact of instance.contacts) {
    const machine = machineOf(instance, contact);
    if (machine && conversationOf(instance, contact).initialPartyId === party.id)
      hearDigits(turn, machine, digits);
  }
}

/** The customer leg with this connection id, or the first one of this contact; throws when it has left. */
export function findCustomer(instance: Instance, id: string): Party {
  const everybody = instance.conversations.flatMap((it) => it.parties);
  const party =
    everybody.find((it) => it.id === id && it.kind !== 'agent') ??
    initialParty(conversationOf(instance, findContact(instance, id)));
  if (!isActive(party)) throw new Refusal('InvalidStateException', 'This customer has already left.');
  return party;
}

/** The conversation this party is in; throws ConnectionNotFoundException. */
export function conversationOfParty(instance: Instance, partyId: string): Conversation {
  const conversation = instance.conversations.find((it) => it.parties.some((party) => party.id === partyId));
  if (!conversation) throw new Refusal('ConnectionNotFoundException', `There is no connection ${partyId}.`);
  return conversation;
}
