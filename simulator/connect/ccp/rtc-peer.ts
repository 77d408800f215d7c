import { type FailureName, SessionFailure } from './rtc-failures.ts';

const MICROPHONE_MS = 10_000;
const GATHERING_MS = 8_000;

/** Opens the microphone. Throws a SessionFailure when it is refused, missing, or not there within 10 s. */
export async function openMicrophone(echoCancellation: boolean): Promise<MediaStream> {
  const asked = navigator.mediaDevices.getUserMedia({ audio: { echoCancellation } });
  try {
    return await within(MICROPHONE_MS, asked, 'GUM_TIMEOUT_FAILURE');
  } catch (error) {
    // One that opens after all must not stay open.
    asked.then(stopTracks, () => {});
    throw error instanceof SessionFailure ? error : new SessionFailure('GUM_OTHER_FAILURE', error);
  }
}

/** Sets the local offer and returns it with every candidate. Throws a SessionFailure when there is none within 8 s. */
export async function makeOffer(
  pc: RTCPeerConnection,
): Promise<{ sdp: string; candidates: RTCIceCandidateInit[] }> {
  const candidates: RTCIceCandidateInit[] = [];
  const gathered = new Promise<void>((resolve) => {
    pc.addEventListener('icecandidate', ({ candidate }) => {
      if (candidate?.candidate) candidates.push(candidate.toJSON());
      else resolve();
    });
  });
  await pc.setLocalDescription().catch((error: unknown) => {
    throw new SessionFailure('CREATE_OFFER_FAILURE', error);
  });
  await within(GATHERING_MS, gathered, 'ICE_COLLECTION_TIMEOUT');
  if (candidates.length === 0) throw new SessionFailure('ICE_COLLECTION_TIMEOUT');
  return { sdp: pc.localDescription?.sdp ?? '', candidates };
}

/** Applies the far end's answer. Throws a SessionFailure when it has no candidate or is no usable SDP. */
export async function applyAnswer(
  pc: RTCPeerConnection,
  { sdp, candidates }: { sdp: string; candidates: RTCIceCandidateInit[] },
): Promise<void> {
  if (candidates.length === 0) throw new SessionFailure('NO_REMOTE_ICE_CANDIDATE');
  try {
    await pc.setRemoteDescription({ type: 'answer', sdp });
    for (const candidate of candidates) await pc.addIceCandidate(candidate);
  } catch (error) {
    throw new SessionFailure('SET_REMOTE_DESCRIPTION_FAILURE', error);
  }
}

/** Plays a track of the far end in the page's one audio element, or beside it while another call plays there.
 * Returns what stops it. */
export function playRemote(track: MediaStreamTrack, shared: HTMLMediaElement): () => void {
  const element = shared.srcObject ? new Audio() : shared;
  element.autoplay = true;
  // The one beside it sounds from where the agent chose.
  if (element !== shared && 'sinkId' in shared) void element.setSinkId(shared.sinkId).catch(() => {});
  element.srcObject = new MediaStream([track]);
  return () => {
    element.srcObject = null;
  };
}

/** Stops a stream's tracks, which turns the microphone off. */
export function stopTracks(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}

async function within<T>(limitMs: number, step: Promise<T>, failure: FailureName): Promise<T> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new SessionFailure(failure)), limitMs);
  try {
    return await Promise.race([step, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}
