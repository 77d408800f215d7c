/** The WebRTC session of the simulated CCP page: what Streams' softphone expects of `connect.RTCSession`, written for this
 * simulator, as the library a real CCP page uses is on no package registry. Streams sets the `on…` members, calls the rest. */
import { FAILURE_FLAGS, type FailureName, failureName, RTCErrors } from './rtc-failures.ts';
import { applyAnswer, makeOffer, openMicrophone, playRemote, stopTracks } from './rtc-peer.ts';
import { createReport, type SessionReport } from './rtc-report.ts';
import { openSignalling, type Signalling, type SocketProvider } from './rtc-signalling.ts';
import { type AudioStats, receivedStats, sentStats } from './rtc-stats.ts';

export { RTCErrors } from './rtc-failures.ts';

/** Sessions that have not ended. With two calls Streams puts one and the same microphone track into both. */
const live = new Set<RTCSession>();

/** One call's audio between this page and the media bridge, from `connect()` to `hangup()` or the far end's goodbye. */
export class RTCSession {
  onLocalStreamAdded: (session: RTCSession, stream: MediaStream) => void = () => {};
  onSessionConnected: (session: RTCSession) => void = () => {};
  onSessionCompleted: (session: RTCSession) => void = () => {};
  onSessionFailed: (session: RTCSession, reason: string) => void = () => {};

  /** The microphone. Streams may set its own before `connect()`; it swaps the track in it during the call. */
  mediaStream: MediaStream | null = null;
  echoCancellation = true;
  remoteAudioElement: HTMLMediaElement | null = null;
  _pc: RTCPeerConnection | null = null;
  _isUserProvidedStream = false;
  readonly _signalingUri: string;
  readonly _iceServers: RTCIceServer[];
  readonly callId: string;

  readonly #report = createReport();
  readonly #ended = new AbortController();
  readonly #openSignalling: () => Signalling;
  #signalling: Signalling | undefined;
  #microphoneTracks: MediaStreamTrack[] = [];

  /** Takes the seven arguments Streams gives; ICE servers and signalling address only serve its error texts.
   * Throws without a websocket provider, as the simulated instance signals over nothing else. */
  constructor(
    signalingUri: string,
    iceServers: RTCIceServer[],
    callContextToken: string,
    _logger: unknown,
    contactId: string,
    connectionId: string,
    provider: SocketProvider | undefined,
  ) {
    if (!provider) throw new Error('The call configuration must say useWebSocketProvider: true.');
    this._signalingUri = signalingUri;
    this._iceServers = iceServers;
    this.callId = contactId;
    this.#openSignalling = () =>
      openSignalling(provider, { connectionId, contactId, callContextToken }, () => this.#end());
  }

  get sessionReport(): SessionReport {
    return this.#report.report;
  }

  /** Opens the microphone, offers, and tells the outcome through the `on…` members; never throws. */
  connect(): void {
    this.#signalling = this.#openSignalling();
    this.#setUp(this.#signalling).catch((error: unknown) => this.#end(failureName(error)));
  }

  /** Ends the session from this side. */
  hangup(): void {
    if (!this.#ended.signal.aborted) this.#signalling?.bye();
    this.#end();
  }

  getUserAudioStats(): Promise<AudioStats> {
    return sentStats(this._pc);
  }

  getRemoteAudioStats(): Promise<AudioStats> {
    return receivedStats(this._pc);
  }

  async #setUp(signalling: Signalling): Promise<void> {
    const { signal } = this.#ended;
    this.#report.enter('gum');
    const microphone = this.mediaStream ?? (await openMicrophone(this.echoCancellation));
    if (signal.aborted) return stopTracks(microphone);
    this.mediaStream = microphone;

    this.#report.enter('initialization');
    const pc = this.#openPeer(microphone);
    // Only now: Streams replaces the track of the first sender at once.
    tell(() => this.onLocalStreamAdded(this, microphone));

    this.#report.enter('iceCollection');
    const offer = await makeOffer(pc);
    signal.throwIfAborted();

    this.#report.enter('handshaking');
    const answer = await signalling.invite(offer.sdp, offer.candidates);
    signal.throwIfAborted();

    this.#report.enter('preTalking');
    await applyAnswer(pc, answer);
    await signalling.accept();
  }

  #openPeer(microphone: MediaStream): RTCPeerConnection {
    const pc = new RTCPeerConnection({ iceServers: [], iceTransportPolicy: 'all' });
    this._pc = pc;
    live.add(this);
    // Streams takes the first track out of `mediaStream`, so a second list is kept to stop them all in the end.
    this.#microphoneTracks = microphone.getTracks();
    for (const track of microphone.getAudioTracks()) pc.addTrack(track, microphone);
    pc.addEventListener('track', ({ track }) => {
      if (!this.remoteAudioElement) return;
      const stopPlaying = playRemote(track, this.remoteAudioElement);
      this.#ended.signal.addEventListener('abort', stopPlaying);
    });
    let hasConnected = false;
    pc.addEventListener('connectionstatechange', () => {
      if (pc.connectionState === 'failed') this.#end('PEER_CONNECTION_FAILURE');
      if (pc.connectionState !== 'connected' || hasConnected) return;
      hasConnected = true;
      this.#report.enter('talking');
      tell(() => this.onSessionConnected(this));
    });
    return pc;
  }

  #end(failure?: FailureName): void {
    if (this.#ended.signal.aborted) return;
    this.#ended.abort();
    this.#report.enter('cleanup');
    this.#signalling?.close();
    live.delete(this);
    const elsewhere = new Set([...live].flatMap(tracksOf));
    for (const track of [...this.#microphoneTracks, ...tracksOf(this)])
      if (!elsewhere.has(track)) track.stop();
    this._pc?.close();
    this.#report.close(failure && FAILURE_FLAGS[failure]);
    tell(() => {
      if (failure) this.onSessionFailed(this, RTCErrors[failure]);
      else this.onSessionCompleted(this);
    });
  }
}

/** What a session sends. */
function tracksOf({ _pc }: RTCSession): MediaStreamTrack[] {
  return _pc?.getSenders().flatMap(({ track }) => (track ? [track] : [])) ?? [];
}

/** Calls one of Streams' handlers. They throw once the contact has left the snapshot, which must not stop the session's end. */
function tell(handler: () => void): void {
  try {
    handler();
  } catch (error) {
    console.warn('Streams could not take note of the softphone session:', error);
  }
}
