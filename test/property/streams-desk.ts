/**
 * As much of Streams as the adapter uses, in front of one agent of a simulated instance. It shows the snapshot that was
 * delivered last, however old; what it is asked reaches the instance at once. The softphone is one microphone.
 */

import type {
  AgentSnapshot,
  ConnectionSnapshot,
  ContactSnapshot,
  Streams,
} from '../../lib/amazon-connect/snapshot.ts';
import {
  configurationOf,
  dialableCountriesOf,
  permissionsOf,
  presencesOf,
  queuesOf,
  quickConnectsOf,
} from '../../simulator/connect/api/configuration.ts';
import { snapshotOf } from '../../simulator/connect/api/snapshot.ts';
import { isLive } from '../../simulator/connect/instance/contact.ts';
import { Refusal } from '../../simulator/connect/instance/refusal.ts';
import type { ClockedInstance } from './live-clock.ts';

type Callbacks = { success?: (value?: unknown) => void; failure?: (error: unknown) => void };

export interface StreamsDesk {
  streams: Streams;
  /** Operations that reached the instance, oldest first. */
  reached: string[];
  /** Refusals of the instance, by operation and type. */
  refused: string[];
  /** Legs that some delivered snapshot showed while they were live. */
  seenLegs: ReadonlySet<string>;
  /** Delivers the agent's view as it is now; the same view again is a doubled delivery. */
  deliver(): void;
  isMicrophoneOff(): boolean;
  /** Whether what was delivered last is how things are. */
  isUpToDate(): boolean;
}

const names = (...words: string[]) => Object.fromEntries(words.map((word) => [word, word]));

export function streamsDesk(instance: ClockedInstance, login: string): StreamsDesk {
  const listeners = new Map<string, Set<(data: unknown) => void>>();
  const reached: string[] = [];
  const refused: string[] = [];
  const seenLegs = new Set<string>();
  let isMicrophoneOff = false;
  /** The state that was delivered last; each change makes a new one. */
  let toldOf = instance.state;
  let told = view();
  let shown = dated(told);

  /** The agent's view as it goes over the wire, in its two parts. */
  function view(): { snapshot: string; configuration: string } {
    const { state } = instance;
    const agent = instance.agent(login);
    const { routingProfile, ...configuration } = configurationOf(state, agent);
    return {
      snapshot: JSON.stringify({ ...snapshotOf(state, agent), skew: 0 }),
      configuration: JSON.stringify({
        ...configuration,
        agentStates: presencesOf(state),
        permissions: permissionsOf(agent),
        dialableCountries: dialableCountriesOf(state),
        routingProfile: { ...routingProfile, queues: queuesOf(state, agent) },
      }),
    };
  }
  // Seconds on the wire are Dates in Streams; the configuration, which is most of it, holds none.
  function dated({ snapshot, configuration }: ReturnType<typeof view>): AgentSnapshot {
    return {
      snapshot: JSON.parse(snapshot, (key, value: unknown) =>
        key === 'timestamp' || key === 'startTimestamp' ? Math.round((value as number) * 1000) : value,
      ),
      configuration: JSON.parse(configuration),
    };
  }

  const trigger = (event: string, data?: unknown) => {
    for (const listener of [...(listeners.get(event) ?? [])]) listener(data);
  };
  const subscribe = (event: string, listener: (data: unknown) => void) => {
    const known = listeners.get(event) ?? new Set();
    listeners.set(event, known.add(listener));
    return { unsubscribe: () => known.delete(listener) };
  };

  const ask = (operation: string, input: object, { success, failure }: Callbacks = {}) => {
    try {
      const answer = instance.operate(login, operation, input);
      reached.push(operation);
      queueMicrotask(() => success?.(answer));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      refused.push(`${operation} ${error.type}`);
      const told = JSON.stringify({ type: error.type, message: error.message });
      queueMicrotask(() => failure?.(told));
    }
  };

  /** The microphone exists while a softphone call does, and is open again for the next. */
  const hasCall = () =>
    instance.agent(login).phone.type === 'softphone' &&
    instance.state.segments.some((it) => it.agentId === login && isLive(it));
  const setMicrophone = (muted: boolean) => {
    if (!hasCall()) return;
    isMicrophoneOff = muted;
    queueMicrotask(() => trigger('MUTE_TOGGLE', { muted }));
  };

  const connectionOf = ({ contactId }: ContactSnapshot, raw: ConnectionSnapshot) => {
    const on =
      (operation: string) =>
      (callbacks?: Callbacks): void =>
        ask(operation, { contactId, connectionId: raw.connectionId }, callbacks);
    return {
      connectionId: raw.connectionId,
      getState: () => raw.state,
      getType: () => raw.type,
      isInitialConnection: () => raw.initial,
      isActive: () => raw.state.type !== 'disconnected',
      isOnHold: () => raw.state.type === 'hold',
      isMute: () => raw.mute === true,
      destroy: on('DestroyConnection'),
      hold: on('HoldConnection'),
      resume: on('ResumeConnection'),
      muteParticipant: on('MuteParticipant'),
      unmuteParticipant: on('UnmuteParticipant'),
      sendDigits: (digits: string, callbacks?: Callbacks) =>
        ask('SendDigits', { contactId, connectionId: raw.connectionId, digits }, callbacks),
    };
  };

  const contactOf = (raw: ContactSnapshot) => {
    const connections = raw.connections.map((it) => connectionOf(raw, it));
    const on =
      (operation: string) =>
      (callbacks?: Callbacks): void =>
        ask(operation, { contactId: raw.contactId }, callbacks);
    return {
      contactId: raw.contactId,
      getState: () => raw.state,
      getConnections: () => connections,
      getActiveConnections: () => connections.filter((it) => it.isActive()),
      getAgentConnection: () => connections.find((it) => it.getType() === 'agent'),
      isMultiPartyConferenceEnabled: () => raw.contactFeatures?.multiPartyConferenceEnabled === true,
      accept: on('AcceptContact'),
      reject: on('RejectContact'),
      clear: on('ClearContact'),
      addConnection: (endpoint: object, callbacks?: Callbacks) =>
        ask('CreateAdditionalConnection', { contactId: raw.contactId, endpoint }, callbacks),
      toggleActiveConnections: on('ToggleActiveConnections'),
      conferenceConnections: on('ConferenceConnections'),
    };
  };

  class Agent {
    toSnapshot = () => ({ agentData: shown });
    getContacts = () => shown.snapshot.contacts.map(contactOf);
    getAgentStates = () => shown.configuration.agentStates;
    getRoutingProfile = () => shown.configuration.routingProfile;
    getAllQueueARNs = () => shown.configuration.routingProfile.queues.map(({ queueARN }) => queueARN);
    getEndpoints = (_: string[], { success }: Callbacks) =>
      success?.({ endpoints: quickConnectsOf(instance.state) });
    setState = (state: { agentStateARN: string }, callbacks: Callbacks, options?: object) =>
      ask('PutAgentState', { state, ...options }, callbacks);
    connect = (endpoint: object, { queueARN, ...callbacks }: Callbacks & { queueARN: string }) =>
      ask('CreateOutboundContact', { endpoint, queueARN }, callbacks);
    mute = () => setMicrophone(true);
    unmute = () => setMicrophone(false);
    onMuteToggle = (listener: (data: unknown) => void) => subscribe('MUTE_TOGGLE', listener);
    onNetworkConnectionStatusChanged = () => ({ unsubscribe() {} });
    getNetworkConnectionStatus = async () => ({ status: 'connected' });
  }

  const streams = {
    agent: { initialized: true },
    Agent,
    Endpoint: { byPhoneNumber: (phoneNumber: string) => ({ type: 'phone_number', phoneNumber }) },
    core: {
      initialized: true,
      getEventBus: () => ({ subscribe }),
      getFrameMediaDevices: async () => [],
      // The only thing asked this way is how the microphone stands.
      getUpstream: () => ({
        sendUpstream: () => queueMicrotask(() => trigger('MUTE_TOGGLE', { muted: isMicrophoneOff })),
      }),
    },
    EventType: names(
      ...['ACKNOWLEDGE', 'ACK_TIMEOUT', 'IFRAME_RETRIES_EXHAUSTED', 'AUTH_FAIL', 'TERMINATED', 'TERMINATE'],
      ...['AUTHORIZE_RETRIES_EXHAUSTED', 'CTI_AUTHORIZE_RETRIES_EXHAUSTED', 'ACCESS_DENIED'],
      ...['BROADCAST', 'MUTE', 'SOFTPHONE_STATS'],
    ),
    AgentEvents: names('INIT', 'REFRESH', 'SOFTPHONE_ERROR', 'MUTE_TOGGLE', 'LOCAL_MEDIA_STREAM_CREATED'),
    ConfigurationEvents: names('SPEAKER_DEVICE_CHANGED', 'MICROPHONE_DEVICE_CHANGED'),
    WebSocketEvents: names('INIT_FAILURE', 'CONNECTION_LOST', 'CONNECTION_GAIN'),
  };
  return {
    streams: streams as unknown as Streams,
    reached,
    refused,
    seenLegs,
    deliver() {
      toldOf = instance.state;
      told = view();
      shown = dated(told);
      if (isMicrophoneOff && !hasCall()) {
        isMicrophoneOff = false;
        trigger('MUTE_TOGGLE', { muted: false });
      }
      trigger('REFRESH');
      const live = instance.state.segments.filter((it) => it.agentId === login && isLive(it));
      for (const { legId } of live.filter((it) => !seenLegs.has(it.legId))) {
        seenLegs.add(legId);
        trigger('LOCAL_MEDIA_STREAM_CREATED', { connectionId: legId });
      }
    },
    isMicrophoneOff: () => isMicrophoneOff,
    isUpToDate() {
      if (toldOf === instance.state) return true;
      const { snapshot, configuration } = view();
      return snapshot === told.snapshot && configuration === told.configuration;
    },
  };
}
