/// <reference types="amazon-connect-streams" />
/** What Streams holds of an agent, as Connect sent it: the parts we read, and how to find one's way in it. */

/** The object that Streams puts on `globalThis.connect`. */
export type Streams = typeof connect;

/** Dates arrive as Date, after some transports as epoch milliseconds or as text. */
export type Stamp = Date | number | string;

export interface StateSnapshot {
  type: string;
  timestamp: Stamp;
}

export interface EndpointSnapshot {
  type?: string | null;
  phoneNumber?: string | null;
  name?: string | null;
}

export interface ConnectionSnapshot {
  connectionId: string;
  /** `agent`, `inbound`, `outbound` or `monitoring`. */
  type: string;
  initial: boolean;
  state: StateSnapshot;
  endpoint?: EndpointSnapshot | null;
  quickConnectName?: string | null;
  /** Of chats. */
  chatMediaInfo?: { customerName?: string | null } | null;
  /** Muted on the server, by anybody. */
  mute?: boolean | null;
}

export interface ContactSnapshot {
  contactId: string;
  type: string;
  state: StateSnapshot;
  initiationMethod?: string | null;
  queue?: { name?: string | null } | null;
  attributes?: Record<string, { value: string } | undefined> | null;
  relatedContactId?: string | null;
  initialContactId?: string | null;
  /** Of tasks. */
  name?: string | null;
  description?: string | null;
  references?: Record<string, { value?: string | null } | undefined> | null;
  channelContext?: { scheduledTime?: number | null } | null;
  contactFeatures?: {
    multiPartyConferenceEnabled?: boolean | null;
    attachmentsEnabled?: boolean | null;
  } | null;
  connections: ConnectionSnapshot[];
}

export interface StateDefinition {
  agentStateARN: string | null;
  name: string;
  /** `routable`, `not_routable`, `offline`, `system`, `error` or `init`. */
  type: string;
}

export interface QueueSnapshot {
  queueARN: string;
  name?: string | null;
}

export interface AgentSnapshot {
  snapshot: {
    state: StateDefinition & { startTimestamp: Stamp };
    nextState?: StateDefinition | null;
    contacts: ContactSnapshot[];
    /** Server's clock less ours, in ms, when the snapshot arrived. */
    skew: number;
  };
  configuration: {
    name: string;
    username: string;
    agentStates: StateDefinition[];
    permissions: string[];
    dialableCountries?: string[] | null;
    softphoneEnabled: boolean;
    extension?: string | null;
    /** Of newer CCPs, where the instance offers it. */
    voiceEnhancementMode?: string | null;
    softphonePersistentConnection?: boolean | null;
    routingProfile: { name: string; queues: QueueSnapshot[]; defaultOutboundQueue?: QueueSnapshot | null };
  };
}

/** All that Streams knows of the agent at this moment. `agentData` is the public snapshot's own field. */
export function readSnapshot(agent: connect.Agent): AgentSnapshot {
  return (agent.toSnapshot() as unknown as { agentData: AgentSnapshot }).agentData;
}

/** Whether agent data has come, so that `new streams.Agent()` does not throw. */
export function hasAgent(streams: Streams): boolean {
  return (streams.agent as unknown as { initialized: boolean }).initialized;
}

/** The line to the CCP, which the typings give no methods. */
export function upstream(streams: Streams): connect.Conduit {
  return (streams.core as unknown as { getUpstream(): connect.Conduit }).getUpstream();
}

/** Epoch milliseconds of a stamp on the server's clock, told by ours. */
export function localTime(stamp: Stamp, skewMs: number): number {
  return Math.round(new Date(stamp).getTime() - skewMs);
}

const voiceTypes = new Set(['voice', 'queue_callback']);

/** Whether people speak in it, unlike chats, tasks and mails. */
export const isVoice = ({ type }: ContactSnapshot): boolean => voiceTypes.has(type);

/** The agent's own leg: the first of its type, as Streams itself picks it. */
export function agentConnection(contact: ContactSnapshot): ConnectionSnapshot | undefined {
  return contact.connections.find(({ type }) => type === 'agent' || type === 'monitoring');
}

/** The connection on whose behalf the contact exists. */
export function customerConnection(contact: ContactSnapshot): ConnectionSnapshot | undefined {
  return contact.connections.find(
    (connection) => connection.initial && connection !== agentConnection(contact),
  );
}

/** Everybody who has not left, but the agent and whoever only listens. */
export function presentOthers(contact: ContactSnapshot): ConnectionSnapshot[] {
  return contact.connections.filter(
    (connection) =>
      connection !== agentConnection(contact) &&
      connection.type !== 'monitoring' &&
      connection.state.type !== 'disconnected',
  );
}
