/** Finds the page's `connect` and keeps the adapter on it: it appears late, and its event bus may be replaced. */

import { chatJs } from '../../lib/amazon-connect/chat-js.ts';
import { createAmazonConnect } from '../../lib/amazon-connect/platform.ts';
import { silenceRingtone } from '../../lib/amazon-connect/ringtone.ts';
import type { Streams } from '../../lib/amazon-connect/snapshot.ts';
import type { FromCcp } from '../../lib/host/ccp-channel.ts';
import { participantEndpoint } from '../../lib/host/instance-url.ts';
import type { BegunHost } from '../../lib/messaging.ts';
import type { VoicePlatform } from '../../lib/voice-platform.ts';

export interface DrivenCcp {
  /** The platform's verbs, null while the page has no softphone that can be driven. */
  platform(): Omit<VoicePlatform, 'onReport'> | null;
}

const lookMs = 200;
/** A page that loads slowly has `connect` ready within 2.5 s (window-host, section 3); one without it never. */
const silentMs = 20_000;

/** Looks for `connect`, drives it as long as `lifetime` lasts, and sends its reports. `bringChat` has the chat library put into this page. */
export function driveCcp(
  { hostId, ccpUrl }: BegunHost,
  send: (message: FromCcp) => void,
  bringChat: () => Promise<void>,
  lifetime: AbortSignal,
): DrivenCcp {
  let driven: { bus: object; verbs: Omit<VoicePlatform, 'onReport'>; end: AbortController } | null = null;
  let lostAt = Date.now();
  let isToldSilent = false;
  /** Reports are numbered across buses. */
  let sequence = 0;

  function look(): void {
    const streams = readyStreams();
    const bus = streams?.core.getEventBus() ?? null;
    if (driven && driven.bus !== bus) {
      driven.end.abort();
      driven = null;
      lostAt = Date.now();
    }
    if (streams && bus && !driven) drive(streams, bus);
    if (!driven && !isToldSilent && Date.now() - lostAt > silentMs) {
      isToldSilent = true;
      send({ silent: true });
    }
  }

  function drive(streams: Streams, bus: object): void {
    const end = new AbortController();
    silenceRingtone(streams);
    const { onReport, ...verbs } = createAmazonConnect(
      streams,
      {
        ...{ hostId, ccpUrl, permissions: navigator.permissions, mediaDevices: navigator.mediaDevices },
        chat: { load: chatJs(streams, bringChat), endpoint: participantEndpoint(ccpUrl) },
      },
      end.signal,
    );
    driven = { bus, verbs, end };
    isToldSilent = false;
    let hasAgent = false;
    onReport((report) => {
      hasAgent ||= report.agent !== null;
      // A page that was loaded anew in a call must not say that there is none before it knows.
      if (!hasAgent && report.connection.state === 'connecting') return;
      sequence += 1;
      send({ report: { ...report, sequence } });
    });
  }

  const looking = setInterval(look, lookMs);
  look();
  lifetime.addEventListener('abort', () => {
    clearInterval(looking);
    driven?.end.abort();
    driven = null;
  });
  return { platform: () => driven?.verbs ?? null };
}

/** The page's `connect` once it can be used: before its shared worker answered, calls throw and hooks are lost. */
function readyStreams(): Streams | null {
  const { connect } = globalThis as unknown as { connect?: Streams };
  const core = connect?.core as { initialized?: boolean } | undefined;
  return connect && core?.initialized ? connect : null;
}
