/** What Streams' event bus tells beside the snapshots: how the link stands, the microphone, the media. */

import type { Call } from '../call.ts';
import type { Connection, Health } from '../session.ts';
import { connectionOf, type LinkEvent, linkAfter, newLink } from './link.ts';
import { createMedia } from './media.ts';
import { type ContactSnapshot, hasAgent, readSnapshot, type Streams } from './snapshot.ts';

export interface StreamsWatch {
  connection(): Connection;
  health(): Health;
  isMicrophoneMuted(): boolean;
  mediaOf(contact: ContactSnapshot): Call['media'];
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

export function watchStreams(streams: Streams, options: WatchOptions, lifetime: AbortSignal): StreamsWatch {
  const { now, changed } = options;
  const { EventType } = streams;
  const { AgentEvents, WebSocketEvents, webSocketInitFailed } = streams as unknown as UntypedNames;
  const media = createMedia();
  let link = newLink(now());
  let isMicrophoneMuted = false;
  let hasSocketFailed = webSocketInitFailed === true;
  let softphoneError: string | null = null;
  let microphone: Health['microphone'] = 'unknown';

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
    if (softphoneError === 'microphone_not_shared') microphone = 'denied';
  });
  // A host that joins late has missed these.
  if ((streams.core as unknown as { initialized: boolean }).initialized)
    link = linkAfter(link, 'answered', now());
  if (hasAgent(streams)) refreshed();
  void followPermission(options.permissions);

  function refreshed() {
    link = linkAfter(link, 'refreshed', now());
    media.follow(readSnapshot(new streams.Agent()).snapshot.contacts, now());
  }

  async function followPermission(permissions: WatchOptions['permissions']) {
    const status = await permissions?.query({ name: 'microphone' as PermissionName });
    if (!status) return;
    const take = () => {
      microphone = status.state === 'prompt' ? 'unknown' : status.state;
      changed();
    };
    status.addEventListener('change', take, { signal: lifetime });
    take();
  }

  return {
    connection: () => connectionOf(link, now()),
    health: () => ({
      microphone,
      socket: hasSocketFailed ? 'failed' : link.socketLostAt === null ? 'open' : 'lost',
      softphoneError,
    }),
    isMicrophoneMuted: () => isMicrophoneMuted,
    mediaOf: (contact) => media.of(contact, now()),
  };
}
