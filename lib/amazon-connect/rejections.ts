/**
 * Which contacts are over because we rejected them: a reject arrives as a miss too (amazon-connect, D3), and the same
 * contact may be offered again under its old id and then really be missed.
 */

import { phaseOf } from './phase.ts';
import type { ContactSnapshot } from './snapshot.ts';

export interface Rejections {
  /** A reject of this ring is on its way. */
  asked(contact: ContactSnapshot): void;
  /** It was refused. */
  withdrawn(contactId: string): void;
  /** Forgets what a newer snapshot has left behind. */
  follow(contacts: readonly ContactSnapshot[]): void;
  ids(): ReadonlySet<string>;
}

export function createRejections(): Rejections {
  /** The ring that was meant and, once it is over, that end: another stamp is another ring. */
  const rejected = new Map<string, { rang: string; ended: string | null }>();
  const stampOf = ({ state }: ContactSnapshot) => JSON.stringify(state.timestamp);

  return {
    asked: (contact) => void rejected.set(contact.contactId, { rang: stampOf(contact), ended: null }),
    withdrawn: (contactId) => void rejected.delete(contactId),
    follow(contacts) {
      for (const [id, { rang, ended }] of rejected) {
        const contact = contacts.find(({ contactId }) => contactId === id);
        if (!contact) {
          rejected.delete(id);
          continue;
        }
        const stamp = stampOf(contact);
        const isSame = phaseOf(contact) === 'ringing' ? stamp === rang : ended === null || stamp === ended;
        if (!isSame) rejected.delete(id);
        else if (phaseOf(contact) !== 'ringing') rejected.set(id, { rang, ended: stamp });
      }
    },
    ids: () => new Set(rejected.keys()),
  };
}
