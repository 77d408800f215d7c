/** The callbacks of the platform in memory: tasks, and previews until they are engaged. */

import type { CallbackContact } from '../../lib/callback-contact.ts';
import { VoiceError } from '../../lib/errors.ts';

export interface FakeCallbacks {
  all(): CallbackContact[];
  has(id: string): boolean;
  /** Throws `no-such-call` for an id that is none. */
  find(id: string): CallbackContact;
  offer(id: string, at: number, changed?: Partial<CallbackContact>): void;
  move(id: string, state: CallbackContact['state'], at: number): void;
  remove(id: string): void;
}

export function fakeCallbacks(): FakeCallbacks {
  let contacts: CallbackContact[] = [];
  const find = (id: string): CallbackContact => {
    const found = contacts.find((known) => known.id === id);
    if (!found) throw new VoiceError('no-such-call');
    return found;
  };
  return {
    all: () => contacts,
    has: (id) => contacts.some((known) => known.id === id),
    find,
    offer(id, at, changed) {
      contacts = [...contacts, callbackContact({ id, stateAt: at, ...changed })];
    },
    move(id, state, at) {
      const was = find(id);
      const moved = { ...was, state, stateAt: at, offerEndsAt: null };
      contacts = contacts.map((known) => (known === was ? moved : known));
    },
    remove(id) {
      find(id);
      contacts = contacts.filter((known) => known.id !== id);
    },
  };
}

/** A task for a customer of Billing who wants to be called as soon as possible, offered, changed as given. */
export function callbackContact(changed: Partial<CallbackContact> = {}): CallbackContact {
  return {
    id: 'task',
    carrier: 'task',
    state: 'offered',
    stateAt: 0,
    offerEndsAt: null,
    queue: 'Billing',
    name: 'Call Amara Osei back',
    description: '',
    attributes: { callbackNumber: '+442079460958', customerName: 'Amara Osei' },
    scheduledAt: null,
    autoDialMs: null,
    canDiscard: true,
    ...changed,
  };
}
