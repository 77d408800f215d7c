/** Tasks, chats and e-mails: laid aside and taken up again, handed on to a queue or a colleague. Nobody is on the line of one. Pure. */

import { findAgent } from './agent.ts';
import { moveSegment } from './call.ts';
import type { CallbackRequest } from './callback.ts';
import {
  type Contact,
  conversationOf,
  findContact,
  findSegment,
  type Segment,
  segmentsOf,
  type Task,
} from './contact.ts';
import { initialParty, isActive, newParty, type Party } from './conversation.ts';
import { leave } from './hang-up.ts';
import { newId, note, type Turn } from './instance.ts';
import { Refusal } from './refusal.ts';
import { rosterOf } from './roster.ts';
import { type Destination, findQuickConnect, routeTo } from './transfer.ts';

/** The task that a request to be called back becomes. */
export function newTask({ number, name, at, task = {} }: CallbackRequest): Task {
  return {
    name: task.name ?? `Call back${name ? ` ${name}` : ''}`,
    description: task.description ?? '',
    references: {
      callbackNumber: number,
      ...(name ? { customerName: name } : {}),
      ...task.references,
    },
    scheduledAt: at ?? null,
  };
}

/** Lays a task aside, or takes it up again. */
export function setPause(turn: Turn, agentId: string, contactId: string, on: boolean): void {
  const segment = findSegment(turn.instance, agentId, contactId);
  const isTask = findContact(turn.instance, contactId).type === 'task';
  if (!isTask || segment.state !== (on ? 'connected' : 'paused'))
    throw new Refusal('InvalidStateException', `Only a task that is ${on ? 'open' : 'paused'} can be that.`);
  moveSegment(segment, on ? 'paused' : 'connected', turn.now);
}

/** Offers it to somebody else; it stays the agent's until they take it. Returns whoever is to. */
export function handWorkOn(turn: Turn, segment: Segment, contact: Contact, to: Destination): Party {
  const { instance, now } = turn;
  const quickConnect = 'quickConnectId' in to ? findQuickConnect(instance, to.quickConnectId) : null;
  if (!quickConnect || quickConnect.type === 'phone_number')
    throw new Refusal('BadEndpointException', 'It goes to a queue or an agent.');
  const { conversation, own, seen } = rosterOf(instance, segment);
  if (seen.some((it) => it.party !== own && it.party.kind === 'third-party' && isActive(it.party)))
    throw new Refusal('InvalidStateException', 'It is being handed on already.');
  const party = newParty(newId(turn), 'third-party', now, {
    quickConnectId: quickConnect.id,
    name: quickConnect.name,
    addedById: own.id,
  });
  conversation.parties.push(party);
  const agent = findAgent(instance, segment.agentId);
  routeTo(turn, contact, party, quickConnect, agent.name);
  note(turn, { what: 'handed on', agent: agent.login, contactId: contact.id });
  return party;
}

/** Who accepts what was handed on has it alone. */
export function takeOver(turn: Turn, taken: Segment): void {
  const { instance } = turn;
  const conversation = conversationOf(instance, findContact(instance, taken.contactId));
  for (const other of segmentsOf(instance, conversation)) {
    const party = conversation.parties.find((it) => it.id === other.partyId);
    if (other !== taken && party && party !== initialParty(conversation)) leave(turn, conversation, party);
  }
}
