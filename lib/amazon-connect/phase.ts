/** Which phase a contact is in, which way it goes and how it ended, by its state and its connections. Pure. */

import { type Call, type CallPhase, type EndReason, isTalking } from '../call.ts';
import { agentConnection, type ContactSnapshot, customerConnection, presentOthers } from './snapshot.ts';

const outboundMethods = new Set(['outbound', 'external_outbound', 'callback', 'campaign_preview']);
const callbackMethods = new Set(['callback', 'campaign_preview', 'callback_customer_first_dialed']);
const transferMethods = new Set(['transfer', 'queue_transfer']);

/** The phase of a contact; `ended` for a state that is not known here. */
export function phaseOf(contact: ContactSnapshot): CallPhase {
  switch (contact.state.type) {
    case 'incoming':
      return 'ringing';
    case 'init':
    case 'pending':
    case 'connecting':
      // A callback is offered as `incoming`; `connecting` comes after accept, while the customer is called.
      return isOutbound(contact) ? 'dialing' : 'ringing';
    case 'connected':
      return talkingPhase(contact);
    case 'ended':
      return 'wrap-up';
    default:
      return 'ended';
  }
}

/** Contacts know no hold, no consult and no conference: the connections of whoever is still there tell. */
function talkingPhase(contact: ContactSnapshot): CallPhase {
  const others = presentOthers(contact);
  const has = (state: string) => others.some(({ state: { type } }) => type === state);
  if (has('connecting') || has('init')) {
    const isCustomer = others.length === 1 && others[0] === customerConnection(contact);
    return isCustomer ? 'dialing' : 'consult-dialing';
  }
  const isHeld = others.length > 0 && others.every(({ state: { type } }) => type === 'hold');
  if (isHeld || agentConnection(contact)?.state.type === 'hold') return 'held';
  if (others.length < 2) return 'connected';
  return has('hold') ? 'consult' : 'conference';
}

/** Whether the agent has taken it; a preview is told to be in preview only then. */
export const isAccepted = (contact: ContactSnapshot): boolean =>
  agentConnection(contact)?.state.type === 'connected';

/** On hold while the agent talks in another of `contacts`, which then has the microphone. */
export function isAside(contact: ContactSnapshot, contacts: readonly ContactSnapshot[]): boolean {
  const isOpen = (other: ContactSnapshot) => isTalking(phaseOf(other)) && phaseOf(other) !== 'held';
  return !isOpen(contact) && contacts.some((other) => other !== contact && isOpen(other));
}

export function isOutbound(contact: ContactSnapshot): boolean {
  if (contact.type === 'queue_callback') return true;
  if (contact.initiationMethod) return outboundMethods.has(contact.initiationMethod);
  return contact.connections.find(({ initial }) => initial)?.type === 'outbound';
}

export function kindOf(contact: ContactSnapshot): Call['kind'] {
  const method = contact.initiationMethod ?? '';
  if (contact.type === 'queue_callback' || callbackMethods.has(method)) return 'callback';
  return transferMethods.has(method) ? 'transfer' : 'call';
}

/** Why it is over; `rejected` holds the ids of contacts that we asked to reject. */
export function endReason(contact: ContactSnapshot, rejected: ReadonlySet<string>): EndReason {
  switch (contact.state.type) {
    case 'ended':
      return 'completed';
    case 'rejected':
      return 'rejected';
    case 'missed':
      return rejected.has(contact.contactId) ? 'rejected' : 'missed';
    default:
      return 'failed';
  }
}
