/** The CCP page: starts Streams as the native CCP does, with the softphone in it. */

import { createOwnSdk } from './own-sdk.ts';
import { showPanel } from './panel.ts';
import { stopTracks } from './rtc-peer.ts';
import { RTCErrors, RTCSession } from './rtc-session.ts';
import { onPublished, openSdkChannel } from './sdk-channel.ts';
import { connect } from './streams.ts';

const settings = JSON.parse(
  document.querySelector<HTMLMetaElement>('meta[name="connect-settings"]')?.content ?? '{}',
) as { authToken: string; authTokenExpiration: number; authCookieName: string; region: string };

connect.RTCSession = RTCSession;
connect.RTCErrors = RTCErrors;

// The softphone calls `onParticipantResume` for each contact. Without a provider a voice contact throws there and
// mute silently stops working; a task connection lacks the method altogether.
const sdk = createOwnSdk();
connect.core._amazonConnectProviderData = {
  provider: { id: 'ccp-page', config: {}, getProxy: () => sdk },
  isStreamsProvider: false,
};
for (const silent of [connect.TaskConnection, connect.ChatConnection, connect.EmailConnection])
  if (silent) silent.prototype.onParticipantResume ??= () => ({ unsubscribe() {} });

connect.core.initSharedWorker({
  ...settings,
  sharedWorkerUrl: '/ccp/worker.ts',
  refreshToken: settings.authToken,
  endpoint: `${location.origin}/api`,
  authorizeEndpoint: '/auth/authorize',
  loginEndpoint: `${location.origin}/login`,
  agentAppEndpoint: `${location.origin}/agent-app/api`,
  taskTemplatesEndpoint: `${location.origin}/task-templates/api`,
});
connect.core.getEventBus().subscribe(connect.EventType.CONFIGURE, () => {
  connect.core.hasReceivedCRMConfigure = true;
});
connect.core.initApiProxyService();
connect.core.initPageOptions({});
const ringtone = { ringtoneUrl: '/ccp/ring.wav' };
connect.core.initRingtoneEngines({ ringtone: { voice: ringtone, queue_callback: ringtone } });
// The softphone first opens the microphone to see that it may, and leaves it to the browser to close it some day. Here
// it is closed at once: one that stays open costs each seat of a test more than all else it does at rest.
const { mediaDevices } = navigator;
mediaDevices.getUserMedia = async (constraints) => {
  Reflect.deleteProperty(mediaDevices, 'getUserMedia');
  const stream = await mediaDevices.getUserMedia(constraints);
  // What asked is told first: it looks for a track.
  setTimeout(() => stopTracks(stream));
  return stream;
};
connect.core.initSoftphoneManager({});
connect.core.checkIfConfigureReceived(connect.core.getUpstream());

onPublished(sdk.publish);
if (connect.isFramed()) openSdkChannel();
showPanel(document.querySelector('#panel') as HTMLElement);
