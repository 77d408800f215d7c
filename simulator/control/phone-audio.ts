import { applyAnswer, makeOffer, openMicrophone, stopTracks } from '../connect/ccp/rtc-peer.ts';
import type { Answer } from '../connect/ccp/rtc-signalling.ts';

/** The audio of one call on the customer phone. */
export interface PhoneAudio {
  /** How loud it is now, each from 0 to 1. */
  levels(): { spoken: number; heard: number };
  mute(isMuted: boolean): void;
  /** Turns the microphone off and ends the connection. */
  close(): void;
}

/** Opens the microphone and connects it with the media bridge: one offer, one answer, no ICE servers. `post` is called
 * only once there is a microphone, and `onLost` when the connection breaks later.
 * Throws a SessionFailure when the microphone is refused or no connection comes about, and what `post` throws. */
export async function openPhoneAudio(
  post: (offer: string) => Promise<Answer>,
  loudspeaker: HTMLAudioElement,
  onLost: () => void,
): Promise<PhoneAudio> {
  const microphone = await openMicrophone(true);
  const pc = new RTCPeerConnection({ iceServers: [], iceTransportPolicy: 'all' });
  const context = new AudioContext();
  const spoken = levelOf(context, microphone);
  let heard = () => 0;

  function close(): void {
    stopTracks(microphone);
    pc.close();
    loudspeaker.srcObject = null;
    void context.close();
  }
  pc.addEventListener('track', ({ track }) => {
    const stream = new MediaStream([track]);
    loudspeaker.srcObject = stream;
    heard = levelOf(context, stream);
  });
  pc.addEventListener('connectionstatechange', () => {
    if (pc.connectionState === 'failed') onLost();
  });
  try {
    for (const track of microphone.getAudioTracks()) pc.addTrack(track, microphone);
    const { sdp } = await makeOffer(pc);
    await applyAnswer(pc, await post(sdp));
  } catch (error) {
    close();
    throw error;
  }
  return {
    levels: () => ({ spoken: spoken(), heard: heard() }),
    mute(isMuted) {
      for (const track of microphone.getAudioTracks()) track.enabled = !isMuted;
    },
    close,
  };
}

/** Measures a stream without changing it: 0 at -60 dB and below, 1 at full scale. */
function levelOf(context: AudioContext, stream: MediaStream): () => number {
  const analyser = new AnalyserNode(context, { fftSize: 1024 });
  context.createMediaStreamSource(stream).connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  return () => {
    analyser.getFloatTimeDomainData(samples);
    const power = samples.reduce((sum, sample) => sum + sample ** 2, 0) / samples.length;
    return Math.max(0, Math.min(1, 1 + Math.log10(power + 1e-9) / 6));
  };
}
