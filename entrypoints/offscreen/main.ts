/** The framed Connect host: Streams with the CCP in a frame, and the ring. It outlives the worker, and so do calls. */

import 'amazon-connect-streams';
// Streams throws on the first task it sees without this, which must be loaded after it.
import 'amazon-connect-taskjs';
import { chatJs } from '../../lib/amazon-connect/chat-js.ts';
import { createAmazonConnect } from '../../lib/amazon-connect/platform.ts';
import type { Streams } from '../../lib/amazon-connect/snapshot.ts';
import { holdLine } from '../../lib/host/host-line.ts';
import { participantEndpoint } from '../../lib/host/instance-url.ts';
import { sendReports } from '../../lib/host/report-sender.ts';
import { openAudio } from '../../lib/sound/own-sound.ts';
import { createRinger, ringsOf } from '../../lib/sound/ringer.ts';
import { followOutput } from '../../lib/sound/ringer-output.ts';
import { ccpOptions } from './ccp-options.ts';
import { serveHost } from './host-requests.ts';

const { connect: streams } = globalThis as unknown as { connect: Streams };
const parameters = new URLSearchParams(location.search);
const ccpUrl = parameters.get('ccp') ?? '';
const hostId = parameters.get('host') ?? '';
const frame = document.getElementById('ccp') as HTMLElement;

streams.core.initCCP(frame, ccpOptions(ccpUrl));
// initCCP makes the event bus that the platform listens on. Both live as long as this document.
const { signal } = new AbortController();
const platform = createAmazonConnect(
  streams,
  {
    ...{ hostId, ccpUrl, permissions: navigator.permissions, mediaDevices: navigator.mediaDevices },
    chat: { load: chatJs(streams, () => import('./chat-library.ts')), endpoint: participantEndpoint(ccpUrl) },
  },
  signal,
);
const output = followOutput(signal);
const ringer = createRinger(() => openAudio(output.id()));

platform.onReport(({ calls, callbacks, work }) => ringer.follow(ringsOf(calls, callbacks, work)));
platform.onReport(sendReports());
platform.onReport(holdLine());
serveHost(platform, ringer, output);
