/** One agent's view of the instance in the shape of GetAgentSnapshot. Pure. */

import { type Agent, type AgentState, findPresence } from '../instance/agent.ts';
import {
  type Contact,
  channelOf,
  conversationOf,
  findContact,
  isLive,
  isVoice,
  type Segment,
  type Task,
} from '../instance/contact.ts';
import { initialParty, type Party, type PartyState } from '../instance/conversation.ts';
import type { Instance } from '../instance/instance.ts';
import { rosterOf } from '../instance/roster.ts';
import { arnsOf, seconds, type WireEndpoint } from './wire.ts';

/** The snapshot without its timestamp, so that two equal views are equal text. */
export function snapshotOf(instance: Instance, agent: Agent) {
  const arns = arnsOf(instance);
  const wireState = ({ id, name, type, since }: AgentState) => ({
    ...(id ? { agentStateARN: arns.agentState(id) } : {}),
    type,
    name,
    startTimestamp: seconds(since),
  });
  const next = agent.nextPresenceId ? findPresence(instance, agent.nextPresenceId) : null;
  return {
    state: wireState(agent.state),
    ...(next ? { nextState: wireState({ ...next, since: agent.presenceAt }) } : {}),
    agentAvailabilityState: {
      state: findPresence(instance, agent.presenceId).name,
      timeStamp: seconds(agent.presenceAt),
    },
    contacts: instance.segments
      .filter((it) => it.agentId === agent.id)
      .map((segment) => contactOf(instance, agent, segment)),
  };
}

function contactOf(instance: Instance, agent: Agent, segment: Segment) {
  const contact = findContact(instance, segment.contactId);
  const queue = instance.queues.find((it) => it.id === contact.queueId);
  return {
    contactId: contact.id,
    initialContactId: contact.initialContactId,
    ...(contact.relatedContactId ? { relatedContactId: contact.relatedContactId } : {}),
    type: contact.type,
    state: { type: segment.state, timestamp: seconds(segment.stateAt) },
    ...(queue ? { queue: { queueARN: arnsOf(instance).queue(queue.id), name: queue.name } } : {}),
    queueTimestamp: seconds(contact.queuedAt),
    initiationMethod: contact.initiationMethod,
    attributes: Object.fromEntries(
      Object.entries(contact.attributes).map(([name, value]) => [name, { name, value }]),
    ),
    contactFeatures: {
      attachmentsEnabled: contact.type === 'chat' && instance.settings.attachments !== 'off',
      multiPartyConferenceEnabled: instance.settings.multiParty,
    },
    ...ofChannel(instance, contact),
    connections: connectionsOf(instance, agent, segment),
  };
}

type Channel = Partial<ReturnType<typeof taskOf> & ReturnType<typeof telephonyOf>>;

const subtypes = { chat: 'connect:Chat', email: 'connect:Email', task: 'connect:Task' } as const;

/** What a contact has because of its channel. */
function ofChannel(instance: Instance, contact: Contact): Channel {
  const channel = channelOf(contact);
  if (channel === 'voice') return telephonyOf(instance, contact);
  return {
    ...(contact.task ? taskOf(contact.task) : {}),
    segmentAttributes: { 'connect:Subtype': { ValueString: subtypes[channel] } },
  };
}

function telephonyOf(instance: Instance, contact: Contact) {
  return {
    segmentAttributes: { 'connect:Subtype': { ValueString: 'connect:Telephony' } },
    customerEndpoint: endpointOf(instance, initialParty(conversationOf(instance, contact))),
    connectSystemEndpoint: { type: 'phone_number', phoneNumber: instance.settings.outboundNumber },
  };
}

/** References are texts here; a real instance knows other kinds as well. */
function taskOf({ name, description, references, scheduledAt }: Task) {
  return {
    name,
    description,
    references: Object.fromEntries(
      Object.entries(references).map(([key, value]) => [key, { type: 'STRING', value }]),
    ),
    channelContext: scheduledAt === null ? {} : { scheduledTime: seconds(scheduledAt) },
  };
}

/** What the leg is named that leads to the caller by way of a colleague (amazon-connect-streams #258). */
const internalTransfer = 'INTERNAL-TRANSFER';

/** Everybody the agent sees, in the shape of the API. */
function connectionsOf(instance: Instance, agent: Agent, segment: Segment) {
  const contact = findContact(instance, segment.contactId);
  const { conversation, own, seen, hidden } = rosterOf(instance, segment);
  const initial = initialParty(conversation);
  return seen.map(({ party, connectionId, state, stateAt }) => {
    const isOwn = party === own;
    return {
      connectionId,
      type: isOwn ? 'agent' : typeOf(party, contact.initiationMethod, initial),
      initial: party === initial,
      // An agent for whom the contact is over is shown nobody who may still be talking elsewhere.
      state: isLive(segment)
        ? { type: isOwn ? ownState(segment, state) : state, timestamp: seconds(stateAt) }
        : { type: 'disconnected', timestamp: seconds(segment.stateAt) },
      // Nobody is on the other side of a task.
      ...(contact.type === 'task' && party === initial
        ? {}
        : { endpoint: isOwn ? { type: 'agent', name: agent.name } : endpointOf(instance, party) }),
      mute: party.isMuted,
      forcedMute: party.isForcedMute,
      ...(party.name && party.quickConnectId ? { quickConnectName: party.name } : {}),
      ...(party === initial && hidden.length > 0 ? { quickConnectName: internalTransfer } : {}),
      ...(isOwn && isLive(segment) && isVoice(contact) ? mediaOf(agent, segment) : {}),
      ...(contact.type === 'chat' ? { chatMediaInfo: chatOf(segment, isOwn, initial.name ?? '') } : {}),
    };
  });
}

/** On either side of a chat its customer's name; on the agent's own the way into the room: the leg's id, which nobody else is told. */
const chatOf = ({ legId }: Segment, isOwn: boolean, customerName: string) => ({
  customerName,
  ...(isOwn ? { connectionData: JSON.stringify({ ConnectionAuthenticationToken: legId }) } : {}),
});

function typeOf(party: Party, method: string, initial: Party): string {
  if (party.id !== initial.id) return party.kind === 'agent' ? 'inbound' : 'outbound';
  return method === 'outbound' || method === 'callback' ? 'outbound' : 'inbound';
}

/** A leg that the queue answered rings at this agent all the same. */
function ownState(segment: Segment, state: PartyState): PartyState {
  return segment.ringsUntil !== null ? 'connecting' : state;
}

function endpointOf(instance: Instance, party: Party): WireEndpoint {
  const arns = arnsOf(instance);
  const quickConnect = instance.quickConnects.find((it) => it.id === party.quickConnectId);
  if (!quickConnect) {
    if (party.address) return { type: 'email_address', address: party.address, name: party.name ?? '' };
    if (party.agentId && !party.number)
      return { endpointARN: arns.agent(party.agentId), type: 'agent', name: party.name ?? '' };
    return {
      type: 'phone_number',
      ...(party.number ? { phoneNumber: party.number } : {}),
      ...(party.name ? { name: party.name } : {}),
    };
  }
  return {
    endpointARN: arns.quickConnect(quickConnect.id),
    type: quickConnect.type,
    name: quickConnect.name,
    ...(quickConnect.type === 'phone_number' ? { phoneNumber: quickConnect.number } : {}),
  };
}

/** What makes Streams start a softphone session for the contact; nothing for a desk phone. */
function mediaOf(agent: Agent, segment: Segment) {
  if (agent.phone.type === 'desk') return {};
  return {
    softphoneMediaInfo: {
      callType: 'audio_only',
      autoAccept: agent.autoAccepts,
      mediaLegContextToken: segment.legId,
      callContextToken: segment.legId,
      callConfigJson: JSON.stringify({
        signalingEndpoint: 'aws/softphone',
        iceServers: [],
        useWebSocketProvider: true,
      }),
    },
  };
}
