/**
 * Who one agent sees in a call, and what each connection stands for. The snapshot shows it and the verbs go by it,
 * so that an agent can do to a connection what its state promises. Pure.
 *
 * In a multi-party instance everybody sees everybody. With three parties an agent sees the caller and whom they
 * added themselves; whoever brought this agent in hides behind the caller's connection for as long as they stay.
 */

import { conversationOf, findContact, findParty, type Segment } from './contact.ts';
import { type Conversation, initialParty, isActive, type Party, type PartyState } from './conversation.ts';
import type { Instance } from './instance.ts';
import { Refusal } from './refusal.ts';

export interface SeenParty {
  party: Party;
  /** An agent's own leg goes by the id of its segment. */
  connectionId: string;
  state: PartyState;
  stateAt: number;
}

export interface Roster {
  conversation: Conversation;
  own: Party;
  /** The agent's own connection first, then the caller's, then the others. */
  seen: SeenParty[];
  /** Who is in the call behind the caller's connection. */
  hidden: Party[];
}

/** The call as the agent of this segment has it. */
export function rosterOf(instance: Instance, segment: Segment): Roster {
  const conversation = conversationOf(instance, findContact(instance, segment.contactId));
  const { multiParty } = instance.settings;
  const own = findParty(instance, segment, segment.legId);
  const initial = initialParty(conversation);
  const others = conversation.parties.filter((it) => it !== own && it !== initial);
  const known = multiParty
    ? // The agent's side of a call that still waits is nobody yet.
      others.filter((it) => it.kind !== 'agent' || it.agentId !== null)
    : others.filter((it) => it.addedById === own.id);
  const hidden = multiParty ? [] : others.filter((it) => !known.includes(it) && isActive(it));
  const holdsFarSide = own.heldBy.includes(own.id);

  const show = (party: Party): SeenParty => ({
    party,
    connectionId: party === own ? segment.legId : party.id,
    state: party.state,
    stateAt: party.stateAt,
  });
  const seenOwn = show(own);
  // A leg that is put aside by another agent's swap is told by silence alone where nobody sees everybody.
  const isHoldSeen = multiParty || (holdsFarSide && hidden.length === 0);
  if (own.state === 'hold' && !isHoldSeen) seenOwn.state = 'connected';
  const seenInitial = show(initial);
  if (hidden.length > 0) {
    seenInitial.state = holdsFarSide ? 'hold' : 'connected';
    seenInitial.stateAt = holdsFarSide ? own.stateAt : segment.stateAt;
  }
  const seenOthers = known.map((party) => {
    const one = show(party);
    // Their own hold of this call is their own affair.
    if (!multiParty && party.heldBy.every((id) => id === party.id) && one.state === 'hold')
      one.state = 'connected';
    return one;
  });
  return { conversation, own, seen: [seenOwn, seenInitial, ...seenOthers], hidden };
}

/** The party an agent names by connection id. Throws ConnectionNotFoundException for one the agent does not see. */
export function findSeen({ seen }: Roster, connectionId: string): SeenParty {
  const found = seen.find((it) => it.connectionId === connectionId);
  if (!found) throw new Refusal('ConnectionNotFoundException', `There is no connection ${connectionId}.`);
  return found;
}
