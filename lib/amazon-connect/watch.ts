/** What Streams' event bus tells beside the snapshots: how the link stands, the microphone, the media. */

import type { Call, CallQuality } from '../call.ts';
import type { Connection, Health } from '../session.ts';
import { connectionOf, type LinkEvent, linkAfter, newLink } from './link.ts';
import { createMedia } from './media.ts';
import { watchPolls } from './polls.ts';
import { qualityOf, type StreamSecond } from './quality.ts';
import { watchEnding } from './session-ending.ts';
import { type ContactSnapshot, hasAgent, readSnapshot, type Streams, upstream } from './snapshot.ts';

export interface StreamsWatch {
  /** To be called once a second: a gap between two calls is time that this computer slept. */
  tick(): void;
  connection(): Connection;
  health(): Health;
  isMicrophoneMuted(): boolean;
  mediaOf(contact: ContactSnapshot): Call['media'];
  /** Null until the softphone has told, some 30 s into a call. */
  qualityOf(contact: ContactSnapshot): CallQuality | null;
}

interface WatchOptions {
  now(): number;
  permissions?: Pick<Permissions, 'query'> | undefined;
  /** Called after everything that may have changed an answer. */
  changed(): void;
}

/** Names that the published typings leave out. */
interface UntypedNames {
  AgentEvents: Record<'REFRESH' | 'SOFTPHONE_ERROR' | 'MUTE_TOGGLE' | 'LOCAL_MEDIA_STREAM_CREATED', string>;
  WebSocketEvents: Record<'INIT_FAILURE' | 'CONNECTION_LOST' | 'CONNECTION_GAIN', string>;
  webSocketInitFailed?: boolean;
}

/** Newer than the published typings (Streams 2.26). */
interface NetworkWatcher {
  onNetworkConnectionStatusChanged(
    listener: (event: { status: Health['network'] }) => void,
  ): connect.Subscription;
  getNetworkConnectionStatus(): Promise<{ status: Health['network'] }>;
}

/** Hidden pages may be given a turn but once a minute; a longer gap is sleep. */
const sleepMs = 90_000;
/** Timers come late, never early: a step back is a clock that was set. */
const setBackMs = -1_000;

export function watchStreams(streams: Streams, options: WatchOptions, lifetime: AbortSignal): StreamsWatch {
  const { now, changed } = options;
  const { EventType } = streams;
  const { AgentEvents, WebSocketEvents, webSocketInitFailed } = streams as unknown as UntypedNames;
  const media = createMedia();
  let link = newLink(now());
  let tickedAt = now();
  let isMicrophoneMuted = false;
  let hasSocketFailed = webSocketInitFailed === true;
  let softphoneError: string | null = null;
  let microphone: Health['microphone'] = 'unknown';
  let network: Health['network'] = 'unknown';
  let permission: PermissionStatus | undefined;
  let followsAgent = false;
  const qualities = new Map<string, CallQuality>();

  const on = (event: string, react: (data: unknown) => void) => {
    const subscription = streams.core.getEventBus().subscribe(event, (data: unknown) => {
      react(data);
      changed();
    });
    lifetime.addEventListener('abort', () => subscription.unsubscribe());
  };
  const linkEvent = (event: string, meaning: LinkEvent) =>
    on(event, () => {
      link = linkAfter(link, meaning, now());
    });

  linkEvent(EventType.ACKNOWLEDGE, 'answered');
  linkEvent(EventType.ACK_TIMEOUT, 'timed-out');
  linkEvent(EventType.IFRAME_RETRIES_EXHAUSTED, 'gave-up');
  linkEvent(EventType.AUTH_FAIL, 'auth-failed');
  linkEvent(EventType.TERMINATED, 'signed-out');
  linkEvent(EventType.AUTHORIZE_RETRIES_EXHAUSTED, 'signed-out');
  linkEvent(EventType.CTI_AUTHORIZE_RETRIES_EXHAUSTED, 'signed-out');
  linkEvent(EventType.ACCESS_DENIED, 'denied');
  linkEvent(WebSocketEvents.CONNECTION_LOST, 'socket-lost');
  linkEvent(WebSocketEvents.CONNECTION_GAIN, 'socket-gained');
  // Terminal for the CCP's shared worker: calls still arrive, their audio does not.
  on(WebSocketEvents.INIT_FAILURE, () => {
    hasSocketFailed = true;
  });
  watchPolls(
    streams,
    (event) => {
      link = linkAfter(link, event, now());
      changed();
    },
    lifetime,
  );
  on(AgentEvents.REFRESH, refreshed);
  on(AgentEvents.MUTE_TOGGLE, (data) => {
    const muted = (data as { muted?: boolean } | undefined)?.muted;
    if (muted !== undefined) isMicrophoneMuted = muted;
  });
  on(AgentEvents.LOCAL_MEDIA_STREAM_CREATED, (data) => {
    media.streamMade((data as { connectionId: string }).connectionId);
    softphoneError = null;
    microphone = 'granted';
  });
  on(AgentEvents.SOFTPHONE_ERROR, (data) => {
    softphoneError = (data as connect.SoftphoneError).errorType;
    // Streams says the same of one that is held by another program.
    if (softphoneError === 'microphone_not_shared' && permission?.state !== 'granted') microphone = 'denied';
  });
  on(EventType.SOFTPHONE_STATS, (data) => {
    const { contactId, stats } = data as { contactId: string; stats: StreamSecond[] };
    const quality = qualityOf(stats, now());
    if (quality) qualities.set(contactId, quality);
  });
  // A host that joins late has missed these.
  if ((streams.core as unknown as { initialized: boolean }).initialized)
    link = linkAfter(link, 'answered', now());
  if (hasAgent(streams)) refreshed();
  void followPermission(options.permissions);

  function refreshed() {
    link = linkAfter(link, 'refreshed', now());
    const { contacts } = readSnapshot(new streams.Agent()).snapshot;
    media.follow(contacts, now());
    for (const id of qualities.keys())
      if (!contacts.some(({ contactId }) => contactId === id)) qualities.delete(id);
    followAgent();
  }

  /** Needs an agent, unlike the events of the bus. */
  function followAgent() {
    if (followsAgent) return;
    followsAgent = true;
    watchEnding(
      streams,
      (event) => {
        link = linkAfter(link, event, now());
        changed();
      },
      lifetime,
    );
    const agent = new streams.Agent() as unknown as NetworkWatcher;
    // The CCP's own page brings its own Streams, which may be older.
    if (!('onNetworkConnectionStatusChanged' in agent)) return;
    const take = ({ status }: { status?: Health['network'] }) => {
      // A page that answers every question, this one with nothing.
      network = status ?? 'unknown';
      changed();
    };
    const subscription = agent.onNetworkConnectionStatusChanged(take);
    lifetime.addEventListener('abort', () => subscription.unsubscribe());
    // A CCP that does not know the question yet leaves it unknown.
    void agent.getNetworkConnectionStatus().then(take, () => {});
  }

  async function followPermission(permissions: WatchOptions['permissions']) {
    const status = await permissions?.query({ name: 'microphone' as PermissionName });
    if (!status) return;
    permission = status;
    const take = () => {
      microphone = status.state === 'prompt' ? 'unknown' : status.state;
      changed();
    };
    status.addEventListener('change', take, { signal: lifetime });
    take();
  }

  return {
    tick() {
      const gapMs = now() - tickedAt;
      tickedAt = now();
      if (gapMs <= sleepMs && gapMs >= setBackMs) return;
      link = linkAfter(link, 'jumped', now());
      // A poll that was under way before the sleep may be silent for minutes; the answer to this one tells.
      if (link.refreshedAt !== null) upstream(streams).sendUpstream(EventType.RELOAD_AGENT_CONFIGURATION);
    },
    connection: () => connectionOf(link, now()),
    health: () => ({
      microphone,
      socket: hasSocketFailed ? 'failed' : link.socketLostAt === null ? 'open' : 'lost',
      softphoneError,
      network,
    }),
    isMicrophoneMuted: () => isMicrophoneMuted,
    mediaOf: (contact) => media.of(contact, now()),
    qualityOf: ({ contactId }) => qualities.get(contactId) ?? null,
  };
}
