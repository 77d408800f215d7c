/** A machine that listens to digits: a number's own menu, or the one that callers of the instance meet. Pure. */

import type { CustomerVoice } from '../media/voice.ts';
import { type CallbackCarrier, requestCallback } from './callback.ts';
import { type Contact, conversationOf } from './contact.ts';
import { initialParty, type Party, setParty } from './conversation.ts';
import { conversationOfParty } from './customer.ts';
import { leave } from './hang-up.ts';
import { type Instance, note, type Turn } from './instance.ts';
import { Refusal } from './refusal.ts';

/** One menu: what it sounds like, and where each digit leads. */
export interface IvrMenu {
  name: string;
  says?: CustomerVoice;
  options?: Record<string, IvrMenu>;
  /** Callers who come here wait in this queue (name or id), with these attributes on their contact. */
  queue?: string;
  attributes?: Record<string, string>;
  /** Who comes here is called back later, in the place in line that the call had. */
  callsBack?: { queue: string; carrier?: CallbackCarrier; afterMs?: number };
  /** Who comes here is hung up on. */
  hangsUp?: boolean;
}

/** Puts a party at a menu, which it says from now on. */
export function enterMenu(party: Party, menu: IvrMenu): void {
  party.menu = menu;
  party.voice = menu.says ?? null;
  party.ivrPath.push(menu.name);
}

/** A party hears digits; a machine follows each that its menu knows, and stays where it is on any other. */
export function hearDigits(turn: Turn, party: Party, digits: string): void {
  party.digits += digits;
  for (const digit of digits) {
    const chosen = party.menu?.options?.[digit];
    if (!chosen) continue;
    enterMenu(party, chosen);
    for (const contact of turn.instance.contacts)
      if (contact.partyId === party.id) Object.assign(contact.attributes, chosen.attributes);
    if (chosen.queue) leaveMenuFor(turn, party, chosen.queue);
    if (chosen.callsBack) leaveRequest(turn, party, chosen.callsBack);
    if (!chosen.hangsUp && !chosen.callsBack) continue;
    leave(turn, conversationOfParty(turn.instance, party.id), party);
    return;
  }
}

/** The machine steps back and the caller waits for an agent. */
function leaveMenuFor(turn: Turn, machine: Party, name: string): void {
  const { instance, now } = turn;
  const contact = instance.contacts.find((it) => it.partyId === machine.id);
  // A dialled machine has no queues of ours.
  if (!contact || contact.queueId !== null) return;
  const queue = findQueue(instance, name);
  machine.menu = null;
  machine.voice = null;
  setParty(machine, 'connecting', now);
  contact.queueId = queue.id;
  contact.isWaiting = true;
  contact.queuedAt = now;
  note(turn, { what: `queued in ${queue.name}`, contactId: contact.id });
}

/** The caller's wish goes on without them, with the way they took through the menus. */
function leaveRequest(turn: Turn, machine: Party, wish: NonNullable<IvrMenu['callsBack']>): void {
  const { instance, now } = turn;
  const contact = instance.contacts.find((it) => it.partyId === machine.id);
  const caller = contact && initialParty(conversationOf(instance, contact));
  if (!contact || !caller?.number || contact.queueId !== null) return;
  requestCallback(turn, {
    number: caller.number,
    queue: wish.queue,
    ...(caller.name ? { name: caller.name } : {}),
    ...(wish.carrier ? { carrier: wish.carrier } : {}),
    ...(wish.afterMs === undefined ? {} : { at: now + wish.afterMs }),
    askedAt: contact.queuedAt,
    attributes: {
      ...contact.attributes,
      sourceChannel: 'ivr',
      ivrPath: machine.ivrPath.join(' › '),
    },
  });
}

/** The machine that this contact's caller is talking to; undefined once an agent's turn has come. */
export function machineOf(instance: Instance, contact: Contact): Party | undefined {
  const conversation = instance.conversations.find((it) => it.id === contact.conversationId);
  return conversation?.parties.find((it) => it.id === contact.partyId && it.menu !== null);
}

/** The queue with this id or name; throws InvalidInputException. */
export function findQueue(instance: Instance, idOrName: string) {
  const queue = instance.queues.find((it) => it.id === idOrName || it.name === idOrName);
  if (!queue) throw new Refusal('InvalidInputException', `There is no queue "${idOrName}".`);
  return queue;
}
