/** How the instance changes: one verb at a time, and what follows from it by itself. Pure. */

import { deriveStates, takeNextPresence } from './agent.ts';
import { isActive } from './conversation.ts';
import type { Instance, Turn } from './instance.ts';
import { keepRooms } from './room.ts';
import { offerWaiting } from './routing.ts';

const loggedEventsKept = 500;

/** Runs one verb on a copy of the instance, then routes, tidies and derives agent states. */
export function change<T>(
  before: Instance,
  now: number,
  verb: (turn: Turn) => T,
): { instance: Instance; result: T } {
  // What is logged never changes: the list is copied, not its hundreds of entries.
  const { log, ...rest } = before;
  const turn = { instance: { ...structuredClone(rest), log: [...log] }, now };
  const result = verb(turn);
  settle(turn);
  return { instance: turn.instance, result };
}

function settle(turn: Turn): void {
  const { instance } = turn;
  for (const agent of instance.agents) takeNextPresence(turn, agent);
  // Routing looks at agent states and changes them, so they are derived on both sides of it.
  deriveStates(turn);
  offerWaiting(turn);
  deriveStates(turn);
  keepRooms(turn);
  instance.conversations = instance.conversations.filter((conversation) => {
    if (conversation.parties.some(isActive)) return true;
    const contactIds = instance.contacts
      .filter((it) => it.conversationId === conversation.id)
      .map((it) => it.id);
    return instance.segments.some((it) => contactIds.includes(it.contactId));
  });
  instance.contacts = instance.contacts.filter((contact) =>
    instance.conversations.some((it) => it.id === contact.conversationId),
  );
  instance.log = instance.log.slice(-loggedEventsKept);
}
