/** Streams snapshots in our words. Connect's words stop here. Pure; the cases stand in a table in its test. */

import type { Agent, Presence, PresenceKind } from '../agent.ts';
import type { Call, CallPhase, EndReason, Party } from '../call.ts';
import { isLive } from '../call.ts';
import type { AgentSnapshot, ConnectionSnapshot, ContactSnapshot, StateDefinition } from './snapshot.ts';
import { agentConnection, localTime, otherConnection } from './snapshot.ts';

/** What a snapshot alone does not tell. */
export interface Circumstances {
  /** Server's clock less ours, ms; steady, so that equal snapshots stay equal. */
  skewMs: number;
  /** Whether the softphone has the agent's microphone off. */
  isMicrophoneMuted: boolean;
  /** Contacts that we asked to reject: a reject arrives as `missed` too (amazon-connect, D3). */
  rejected: ReadonlySet<string>;
  mediaOf(contact: ContactSnapshot): Call['media'];
}

const voiceTypes = new Set(['voice', 'queue_callback']);
const outboundMethods = new Set(['outbound', 'external_outbound', 'callback', 'campaign_preview']);
const callbackMethods = new Set(['callback', 'campaign_preview', 'callback_customer_first_dialed']);
const transferMethods = new Set(['transfer', 'queue_transfer']);
/** Connect rings an agent for 20 s, and for 30 s when the call interrupts another (amazon-connect, B9, D5). */
const ringMs = { alone: 20_000, interrupting: 30_000 };
/** What Connect and carriers put in place of a withheld number. */
const withheld = /^(?:anonymous|unknown|unavailable|restricted|private|withheld|\+?266696687)$/i;

/** The agent as the snapshot has them. */
export function normalizeAgent({ snapshot, configuration }: AgentSnapshot, skewMs: number): Agent {
  const profile = configuration.routingProfile;
  return {
    name: configuration.name,
    login: configuration.username,
    routingProfile: profile.name,
    queues: profile.queues.map((queue) => ({ id: queue.queueARN, name: queue.name ?? 'Agent queue' })),
    presence: { ...presence(snapshot.state), since: localTime(snapshot.state.startTimestamp, skewMs) },
    nextPresence: snapshot.nextState ? presence(snapshot.nextState) : null,
    choices: configuration.agentStates
      .map(presence)
      .filter(({ kind }) => kind === 'routable' || kind === 'not-routable' || kind === 'offline'),
    phone: configuration.softphoneEnabled
      ? { type: 'softphone' }
      : { type: 'desk', number: configuration.extension ?? '' },
    canDial: configuration.permissions.includes('outboundCall'),
    dialableCountries: configuration.dialableCountries ?? [],
  };
}

function presence(state: StateDefinition): Presence {
  const kinds: Record<string, PresenceKind> = {
    routable: 'routable',
    not_routable: 'not-routable',
    offline: 'offline',
    error: 'error',
  };
  return { id: state.agentStateARN ?? null, name: state.name, kind: kinds[state.type] ?? 'system' };
}

/** The agent's voice contacts, in Connect's order. Chats, tasks and mails are left out. */
export function normalizeCalls(data: AgentSnapshot, circumstances: Circumstances): Call[] {
  const contacts = data.snapshot.contacts.filter(({ type }) => voiceTypes.has(type));
  return contacts.map((contact) => {
    const hasOther = contacts.some(
      (other) => other !== contact && isLive(callOf(other, data, circumstances)),
    );
    const call = callOf(contact, data, circumstances);
    const ring = hasOther ? ringMs.interrupting : ringMs.alone;
    return call.phase === 'ringing' ? { ...call, answerBy: call.phaseAt + ring } : call;
  });
}

function callOf(contact: ContactSnapshot, data: AgentSnapshot, circumstances: Circumstances): Call {
  const { skewMs } = circumstances;
  const agent = agentConnection(contact);
  const customer = contact.connections.find((connection) => connection.initial && connection !== agent);
  const phase = phaseOf(contact);
  const contactAt = localTime(contact.state.timestamp, skewMs);
  const isTalking = phase === 'connected' || phase === 'held';
  // Resuming leaves the contact's own time as it was: the connection's is the later one.
  const other = isTalking ? otherConnection(contact) : undefined;
  const otherAt = other ? localTime(other.state.timestamp, skewMs) : contactAt;
  const isMuted =
    (isTalking || phase === 'dialing') && (circumstances.isMicrophoneMuted || agent?.mute === true);
  const isOver = phase === 'wrap-up' || phase === 'ended';
  return {
    id: contact.contactId,
    direction: isOutbound(contact) ? 'outbound' : 'inbound',
    kind: kindOf(contact),
    phase,
    phaseAt: Math.max(contactAt, otherAt),
    number: numberOf(customer),
    name: nameOf(customer),
    queue: contact.queue?.name ?? null,
    parties: contact.connections
      .filter((connection) => connection.type !== 'monitoring')
      .map((connection) => party(connection, agent, skewMs, isMuted)),
    isMuted,
    offeredAt: contactAt,
    answeredAt: isTalking ? contactAt : null,
    endedAt: isOver ? contactAt : null,
    answerBy: null,
    endReason: isOver ? endReason(contact, circumstances.rejected) : null,
    endDetail: phase === 'ended' ? endDetail(contact, data) : null,
    attributes: Object.fromEntries(
      Object.entries(contact.attributes ?? {}).map(([name, attribute]) => [name, attribute?.value ?? '']),
    ),
    media: isOver ? 'none' : circumstances.mediaOf(contact),
  };
}

function phaseOf(contact: ContactSnapshot): CallPhase {
  const other = otherConnection(contact)?.state.type;
  switch (contact.state.type) {
    case 'incoming':
      return 'ringing';
    case 'init':
    case 'pending':
    case 'connecting':
      // A callback is offered as `incoming`; `connecting` comes after accept, while the customer is called.
      return isOutbound(contact) ? 'dialing' : 'ringing';
    case 'connected':
      if (other === 'connecting') return 'dialing';
      return other === 'hold' || agentConnection(contact)?.state.type === 'hold' ? 'held' : 'connected';
    case 'ended':
      return 'wrap-up';
    default:
      return 'ended';
  }
}

function isOutbound(contact: ContactSnapshot): boolean {
  if (contact.type === 'queue_callback') return true;
  if (contact.initiationMethod) return outboundMethods.has(contact.initiationMethod);
  return contact.connections.find(({ initial }) => initial)?.type === 'outbound';
}

function kindOf(contact: ContactSnapshot): Call['kind'] {
  const method = contact.initiationMethod ?? '';
  if (contact.type === 'queue_callback' || callbackMethods.has(method)) return 'callback';
  return transferMethods.has(method) ? 'transfer' : 'call';
}

function endReason(contact: ContactSnapshot, rejected: ReadonlySet<string>): EndReason {
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

/** The agent's error state says more than the contact's own: which end failed, and how. */
function endDetail(contact: ContactSnapshot, { snapshot }: AgentSnapshot): string {
  return snapshot.state.type === 'error' ? snapshot.state.name : contact.state.type;
}

function party(
  connection: ConnectionSnapshot,
  agent: ConnectionSnapshot | undefined,
  skewMs: number,
  isCallMuted: boolean,
): Party {
  const states: Record<string, Party['state']> = {
    init: 'connecting',
    connecting: 'connecting',
    hold: 'held',
    disconnected: 'left',
  };
  const isOwn = connection === agent;
  return {
    id: connection.connectionId,
    role: isOwn ? 'agent' : connection.initial ? 'customer' : 'third-party',
    number: numberOf(connection),
    name: nameOf(connection),
    state: states[connection.state.type] ?? 'connected',
    stateAt: localTime(connection.state.timestamp, skewMs),
    isMuted: isOwn ? isCallMuted : connection.mute === true,
  };
}

function numberOf(connection: ConnectionSnapshot | undefined): string | null {
  const number = connection?.endpoint?.phoneNumber ?? '';
  return /^\+\d{3,15}$/.test(number) && !withheld.test(number) ? number : null;
}

/** A name when Connect has one; else an address that is no E.164 number, such as a SIP one. */
function nameOf(connection: ConnectionSnapshot | undefined): string | null {
  const { name, phoneNumber } = connection?.endpoint ?? {};
  const given = connection?.quickConnectName || (name !== phoneNumber && name) || null;
  if (given) return given;
  const isAddress = phoneNumber && numberOf(connection) === null && !withheld.test(phoneNumber);
  return isAddress ? phoneNumber : null;
}
