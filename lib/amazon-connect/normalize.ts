/** Streams snapshots in our words. Connect's words stop here. Pure; the cases stand in a table in its test. */

import type { Agent, Presence, PresenceKind, Queue } from '../agent.ts';
import { type Call, type CallQuality, isLive, isTalking } from '../call.ts';
import type { Devices, Enhancement } from '../sound/devices.ts';
import { attributesOf, type CallbackCircumstances } from './callback-contacts.ts';
import { isInternal, nameOf, numberOf, party } from './parties.ts';
import { endReason, isAside, isOutbound, kindOf, phaseOf } from './phase.ts';
import {
  type AgentSnapshot,
  agentConnection,
  type ContactSnapshot,
  customerConnection,
  isVoice,
  localTime,
  presentOthers,
  type QueueSnapshot,
  type StateDefinition,
} from './snapshot.ts';

/** What a snapshot alone does not tell. */
export interface Circumstances extends CallbackCircumstances {
  /** Whether the softphone has the agent's microphone off: in the call that has it. */
  isMicrophoneMuted: boolean;
  /** Whether the agent muted a call before another took the microphone. */
  wasMuted(contactId: string): boolean;
  /** Contacts that we asked to reject: a reject arrives as `missed` too (amazon-connect, D3). */
  rejected: ReadonlySet<string>;
  mediaOf(contact: ContactSnapshot): Call['media'];
  qualityOf(contact: ContactSnapshot): CallQuality | null;
}

/** Connect rings an agent for 20 s, and for 30 s when the call interrupts another (amazon-connect, B9, D5). */
const ringMs = { alone: 20_000, interrupting: 30_000 };

/** The agent included (amazon-connect, B4). */
const mostParties = { three: 3, multi: 6 };

/** Streams' names of what is taken out of the agent's voice. */
export const enhancementModes = {
  off: 'NONE',
  noise: 'NOISE_SUPPRESSION',
  'other-voices': 'VOICE_ISOLATION',
} as const satisfies Record<Enhancement, connect.VoiceEnhancementMode>;

/** What the configuration says of the softphone; null for whatever this instance or its CCP does not offer. */
export function normalizeSoftphone(
  data: AgentSnapshot | null,
): Pick<Devices, 'enhancement' | 'keepsLineOpen'> {
  const { voiceEnhancementMode, softphonePersistentConnection } = data?.configuration ?? {};
  const modes = Object.entries(enhancementModes) as [Enhancement, string][];
  return {
    enhancement: modes.find(([, name]) => name === voiceEnhancementMode)?.[0] ?? null,
    keepsLineOpen: softphonePersistentConnection ?? null,
  };
}

/** The agent as the snapshot has them. */
export function normalizeAgent({ snapshot, configuration }: AgentSnapshot, skewMs: number): Agent {
  const profile = configuration.routingProfile;
  return {
    name: configuration.name,
    login: configuration.username,
    routingProfile: profile.name,
    queues: profile.queues.map(queueOf),
    outboundQueue: profile.defaultOutboundQueue ? queueOf(profile.defaultOutboundQueue) : null,
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

const queueOf = ({ queueARN, name }: QueueSnapshot): Queue => ({ id: queueARN, name: name || 'Agent queue' });

function presence(state: StateDefinition): Presence {
  const kinds: Record<string, PresenceKind> = {
    routable: 'routable',
    not_routable: 'not-routable',
    offline: 'offline',
    error: 'error',
  };
  return { id: state.agentStateARN ?? null, name: state.name, kind: kinds[state.type] ?? 'system' };
}

/** The agent's voice contacts, in Connect's order; previews, whose customer was not dialled yet, are no calls. */
export function normalizeCalls(data: AgentSnapshot, circumstances: Circumstances): Call[] {
  const contacts = data.snapshot.contacts.filter(
    (contact) => isVoice(contact) && !circumstances.previewOf(contact.contactId),
  );
  const calls = contacts.map((contact) => callOf(contact, data, circumstances));
  return calls.map((call) => {
    if (call.phase !== 'ringing') return call;
    // The call it interrupts may have ended since, and the ring is no shorter for it.
    const isSecond = calls.some(
      (other) => other !== call && (isLive(other) || (other.endedAt ?? 0) >= call.phaseAt),
    );
    return { ...call, answerBy: call.phaseAt + (isSecond ? ringMs.interrupting : ringMs.alone) };
  });
}

function callOf(contact: ContactSnapshot, data: AgentSnapshot, circumstances: Circumstances): Call {
  const { skewMs } = circumstances;
  const { softphoneEnabled } = data.configuration;
  const agent = agentConnection(contact);
  const customer = customerConnection(contact);
  const phase = phaseOf(contact);
  const hasAnswered = isTalking(phase);
  const contactAt = localTime(contact.state.timestamp, skewMs);
  const isMicrophoneOff = isAside(contact, data.snapshot.contacts.filter(isVoice))
    ? circumstances.wasMuted(contact.contactId)
    : circumstances.isMicrophoneMuted;
  const isMuted = (hasAnswered || phase === 'dialing') && (isMicrophoneOff || agent?.mute === true);
  const isOver = phase === 'wrap-up' || phase === 'ended';
  const number = numberOf(customer);
  const isMultiParty = contact.contactFeatures?.multiPartyConferenceEnabled === true;
  return {
    id: contact.contactId,
    direction: isOutbound(contact) ? 'outbound' : 'inbound',
    kind: kindOf(contact),
    relatedCallId: contact.relatedContactId ?? null,
    initialCallId: contact.initialContactId === contact.contactId ? null : (contact.initialContactId ?? null),
    phase,
    phaseAt: hasAnswered ? Math.max(contactAt, latestMove(contact, skewMs)) : contactAt,
    number,
    numberText: null,
    name: nameOf(customer),
    person: null,
    namesakes: [],
    queue: contact.queue?.name ?? null,
    parties: contact.connections
      .filter((connection) => connection.type !== 'monitoring')
      .map((connection) => party(connection, agent, skewMs, isMuted)),
    maxParties: isMultiParty ? mostParties.multi : mostParties.three,
    leaving: null,
    consulting: null,
    extension: null,
    flaggedAt: null,
    transferredBy: transferredBy(contact),
    isGuest: !isMultiParty && isInternal(customer),
    quality: circumstances.qualityOf(contact),
    phone: softphoneEnabled ? 'softphone' : 'desk',
    isMuted,
    offeredAt: contactAt,
    answeredAt: hasAnswered ? contactAt : null,
    endedAt: isOver ? contactAt : null,
    answerBy: null,
    endReason: isOver ? endReason(contact, circumstances.rejected) : null,
    endDetail: phase === 'ended' ? endDetail(contact, data) : null,
    attributes: attributesOf(contact),
    media: isOver ? 'none' : circumstances.mediaOf(contact),
  };
}

/** Resuming, swapping and merging leave the contact's own time as it was: the connections' are later. */
function latestMove(contact: ContactSnapshot, skewMs: number): number {
  return Math.max(...presentOthers(contact).map(({ state }) => localTime(state.timestamp, skewMs)), 0);
}

/**
 * The colleague who hands it over. Connect shows them in multi-party calls alone; elsewhere the transfer flow can set an
 * attribute (amazon-connect-streams #359).
 */
function transferredBy(contact: ContactSnapshot): string | null {
  if (kindOf(contact) !== 'transfer') return null;
  const told = Object.entries(contact.attributes ?? {}).find(([name]) => /^transferred[-_ ]?by$/i.test(name));
  const colleague = contact.connections.find(
    (connection) => connection !== agentConnection(contact) && connection.endpoint?.type === 'agent',
  );
  return nameOf(colleague) ?? (told?.[1]?.value || null);
}

/** The agent's error state says more than the contact's own: which end failed, and how. */
function endDetail(contact: ContactSnapshot, { snapshot }: AgentSnapshot): string {
  return snapshot.state.type === 'error' ? snapshot.state.name : contact.state.type;
}
