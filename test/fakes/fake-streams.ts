/** As much of Streams' `connect` as the adapter uses, over a snapshot that a test sets. Records what was asked. */

import type { AgentSnapshot, Streams } from '../../lib/amazon-connect/snapshot.ts';
import type { DeviceEntry } from '../../lib/sound/devices.ts';

type Callbacks = { success?: () => void; failure?: (error: unknown) => void };

export interface FakeStreams {
  streams: Streams;
  /** Calls by name with their arguments but the callbacks. */
  asked: unknown[][];
  /** What Streams answers from now on: `silent` never calls back, anything else is a failure. */
  answers: { with: 'success' | 'silent' | { failure: unknown } };
  /** Whether the softphone confirms a mute, and whether it forgets it when a leg is moved (#785). */
  softphone: { isThere: boolean; forgetsMute: boolean };
  /** The devices that the CCP's page lists, null when it does not answer, and the kind it cannot open. */
  frame: { devices: DeviceEntry[] | null; refuses: 'microphone' | 'speaker' | null };
  /** What the newer SDK tells of each preview; `silent` never answers. */
  preview: {
    isPreviewMode: boolean | 'silent' | Error;
    configuration: { autoDialTimeout?: number; canDiscardPreview: boolean } | Error;
  };
  /** What the CCP tells of its line to Connect from now on. */
  network(status: string): void;
  show(data: AgentSnapshot): void;
  trigger(event: string, data?: unknown): void;
}

const names = (...words: string[]) => Object.fromEntries(words.map((word) => [word, word]));

export function fakeStreams(first: AgentSnapshot | null): FakeStreams {
  const listeners = new Map<string, Set<(data: unknown) => void>>();
  const asked: unknown[][] = [];
  const answers: FakeStreams['answers'] = { with: 'success' };
  const softphone = { isThere: true, forgetsMute: false };
  let data = first;

  const trigger = (event: string, payload?: unknown) => {
    for (const listener of [...(listeners.get(event) ?? [])]) listener(payload);
  };
  const subscribe = (event: string, listener: (data: unknown) => void) => {
    const known = listeners.get(event) ?? new Set();
    listeners.set(event, known.add(listener));
    return { unsubscribe: () => known.delete(listener) };
  };
  const call = (name: string, args: unknown[], callbacks: Callbacks = {}) => {
    asked.push([name, ...args]);
    const moves = ['hold', 'resume', 'addConnection', 'toggleActiveConnections', 'conferenceConnections'];
    if (softphone.forgetsMute && moves.includes(name)) trigger('MUTE_TOGGLE', { muted: false });
    if (answers.with === 'success') callbacks.success?.();
    else if (answers.with !== 'silent') callbacks.failure?.(answers.with.failure);
  };
  const setMute = (muted: boolean) => {
    asked.push([muted ? 'mute' : 'unmute']);
    if (softphone.isThere) trigger('MUTE_TOGGLE', { muted });
  };

  const frame: FakeStreams['frame'] = { devices: [], refuses: null };
  const setDevice = (kind: 'microphone' | 'speaker', id: string) => {
    asked.push([`${kind} ${id}`]);
    if (frame.refuses !== kind) trigger(`${kind.toUpperCase()}_DEVICE_CHANGED`, { deviceId: id });
  };
  const preview: FakeStreams['preview'] = {
    isPreviewMode: true,
    configuration: { autoDialTimeout: 30, canDiscardPreview: true },
  };
  const told = async <Value>(answer: Value | 'silent' | Error): Promise<Value> => {
    if (answer === 'silent') return new Promise(() => {});
    if (answer instanceof Error) throw answer;
    return answer as Value;
  };
  const network = { listener: (_: { status: string }) => {} };
  const connectionOf = (raw: AgentSnapshot['snapshot']['contacts'][number]['connections'][number]) => ({
    connectionId: raw.connectionId,
    getType: () => raw.type,
    isInitialConnection: () => raw.initial,
    isActive: () => raw.state.type !== 'disconnected',
    isOnHold: () => raw.state.type === 'hold',
    isMute: () => raw.mute === true,
    destroy: (callbacks: Callbacks) => call('destroy', [raw.connectionId], callbacks),
    hold: (callbacks: Callbacks) => call('hold', [raw.connectionId], callbacks),
    resume: (callbacks: Callbacks) => call('resume', [raw.connectionId], callbacks),
    sendDigits: (digits: string, callbacks: Callbacks) =>
      call('sendDigits', [raw.connectionId, digits], callbacks),
    muteParticipant: (callbacks: Callbacks) => call('muteParticipant', [raw.connectionId], callbacks),
    unmuteParticipant: (callbacks: Callbacks) => call('unmuteParticipant', [raw.connectionId], callbacks),
  });
  const contactOf = (raw: AgentSnapshot['snapshot']['contacts'][number]) => ({
    contactId: raw.contactId,
    getConnections: () => raw.connections.map(connectionOf),
    getActiveConnections: () => raw.connections.map(connectionOf).filter((c) => c.isActive()),
    getAgentConnection: () => raw.connections.map(connectionOf).find((c) => c.getType() === 'agent'),
    isMultiPartyConferenceEnabled: () => raw.contactFeatures?.multiPartyConferenceEnabled === true,
    addConnection: (endpoint: unknown, callbacks: Callbacks) => call('addConnection', [endpoint], callbacks),
    toggleActiveConnections: (callbacks: Callbacks) => call('toggleActiveConnections', [], callbacks),
    conferenceConnections: (callbacks: Callbacks) => call('conferenceConnections', [], callbacks),
    isPreviewMode: () => told(preview.isPreviewMode),
    getPreviewConfiguration: () => told(preview.configuration),
    engagePreviewContact: () =>
      new Promise<void>((success, failure) =>
        call('engagePreviewContact', [raw.contactId], { success, failure }),
      ),
    accept: (callbacks: Callbacks) => call('accept', [raw.contactId], callbacks),
    reject: (callbacks: Callbacks) => call('reject', [raw.contactId], callbacks),
    clear: (callbacks: Callbacks) => call('clear', [raw.contactId], callbacks),
  });
  const shown = () => data as AgentSnapshot;
  class Agent {
    toSnapshot = () => ({ agentData: data });
    getContacts = () => shown().snapshot.contacts.map(contactOf);
    getAgentStates = () => shown().configuration.agentStates;
    getRoutingProfile = () => shown().configuration.routingProfile;
    getAllQueueARNs = () => shown().configuration.routingProfile.queues.map(({ queueARN }) => queueARN);
    getEndpoints = (
      queueARNs: string[],
      { success, failure }: { success(list: unknown): void; failure(error: unknown): void },
    ) => call('getEndpoints', [queueARNs], { success: () => success({ endpoints }), failure });
    onNetworkConnectionStatusChanged = (listener: (event: { status: string }) => void) => {
      network.listener = listener;
      return { unsubscribe: () => {} };
    };
    getNetworkConnectionStatus = async () => ({ status: 'connected' });
    setMicrophoneDevice = (id: string) => setDevice('microphone', id);
    setSpeakerDevice = (id: string) => setDevice('speaker', id);
    getConfiguration = () => shown().configuration;
    setConfiguration = (configuration: object, callbacks: Callbacks) =>
      call('setConfiguration', [configuration], callbacks);
    setVoiceEnhancementMode = async (mode: string) => void asked.push(['setVoiceEnhancementMode', mode]);
    setState = (state: { name: string }, callbacks: Callbacks, options?: object) =>
      call('setState', [state.name, options], callbacks);
    connect = (
      endpoint: unknown,
      {
        queueARN,
        relatedContactId,
        ...callbacks
      }: Callbacks & { queueARN: string; relatedContactId?: string },
    ) => call('connect', [endpoint, queueARN, ...(relatedContactId ? [relatedContactId] : [])], callbacks);
    mute = () => setMute(true);
    unmute = () => setMute(false);
    onMuteToggle = (listener: (data: unknown) => void) => subscribe('MUTE_TOGGLE', listener);
  }

  const streams = {
    agent: { initialized: data !== null },
    Agent,
    Endpoint: { byPhoneNumber: (phoneNumber: string) => ({ phoneNumber }) },
    core: {
      initialized: data !== null,
      getEventBus: () => ({ subscribe }),
      getFrameMediaDevices: async () => {
        if (!frame.devices) throw new Error('Timeout exceeded');
        return frame.devices;
      },
      getUpstream: () => ({
        sendUpstream: (event: string, payload: unknown) => asked.push(['upstream', event, payload]),
      }),
    },
    EventType: {
      ...names(
        'ACKNOWLEDGE',
        'ACK_TIMEOUT',
        'IFRAME_RETRIES_EXHAUSTED',
        'AUTH_FAIL',
        'TERMINATED',
        'TERMINATE',
      ),
      ...names('AUTHORIZE_RETRIES_EXHAUSTED', 'CTI_AUTHORIZE_RETRIES_EXHAUSTED', 'ACCESS_DENIED'),
      ...names('BROADCAST', 'MUTE', 'SOFTPHONE_STATS', 'API_METRIC', 'RELOAD_AGENT_CONFIGURATION'),
    },
    AgentEvents: names('INIT', 'REFRESH', 'SOFTPHONE_ERROR', 'MUTE_TOGGLE', 'LOCAL_MEDIA_STREAM_CREATED'),
    ConfigurationEvents: names('SPEAKER_DEVICE_CHANGED', 'MICROPHONE_DEVICE_CHANGED'),
    WebSocketEvents: names('INIT_FAILURE', 'CONNECTION_LOST', 'CONNECTION_GAIN'),
  };
  return {
    streams: streams as unknown as Streams,
    asked,
    answers,
    softphone,
    frame,
    preview,
    network: (status) => network.listener({ status }),
    show(next) {
      data = next;
      streams.agent.initialized = true;
      trigger('REFRESH');
    },
    trigger,
  };
}

/** What the instance lists as quick connects. */
const endpoints = [
  { endpointARN: 'arn:to-tomasz', type: 'agent', name: 'Tomasz Zielinski', phoneNumber: null },
  { endpointARN: 'arn:to-billing', type: 'queue', name: 'Billing', phoneNumber: null },
  {
    endpointARN: 'arn:to-haulier',
    type: 'phone_number',
    name: 'Northgate Haulage',
    phoneNumber: '+441614960123',
  },
];
