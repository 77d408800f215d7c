/**
 * Whether each call has local media. Streams says when a stream was made and never when one is missing:
 * a call connected for 5 s without one is an alarm (design, decision 7).
 */

import type { Call } from '../call.ts';
import { agentConnection, type ContactSnapshot, customerConnection } from './snapshot.ts';

export const mediaLateMs = 5_000;

export interface Media {
  /** A local stream was made for this agent connection. */
  streamMade(connectionId: string): void;
  /** Takes over the contacts of a new snapshot. */
  follow(contacts: readonly ContactSnapshot[], now: number): void;
  of(contact: ContactSnapshot, now: number): Call['media'];
}

export function createMedia(): Media {
  const streams = new Set<string>();
  /** Contact id to its agent connections and when we first saw it connected. A callback's connection changes. */
  const legs = new Map<string, { connections: Set<string>; connectedAt: number | null }>();

  return {
    streamMade: (connectionId) => void streams.add(connectionId),
    follow(contacts, now) {
      for (const id of legs.keys()) if (!contacts.some((contact) => contact.contactId === id)) forget(id);
      for (const contact of contacts) {
        const leg = legs.get(contact.contactId) ?? { connections: new Set(), connectedAt: null };
        legs.set(contact.contactId, leg);
        const own = agentConnection(contact);
        if (own) leg.connections.add(own.connectionId);
        // A preview is connected before anybody is dialled, and may have its media only then.
        const hasCustomer = customerConnection(contact)?.state.type !== 'connecting';
        if (contact.state.type === 'connected' && hasCustomer) leg.connectedAt ??= now;
      }
    },
    of({ contactId }, now) {
      const leg = legs.get(contactId);
      if (!leg) return 'none';
      if ([...leg.connections].some((id) => streams.has(id))) return 'live';
      return leg.connectedAt !== null && now - leg.connectedAt >= mediaLateMs ? 'late' : 'awaited';
    },
  };

  function forget(contactId: string) {
    for (const id of legs.get(contactId)?.connections ?? []) streams.delete(id);
    legs.delete(contactId);
  }
}
