import {
  type MediaStreamTrack,
  RTCPeerConnection,
  RTCRtpCodecParameters,
  RtpHeader,
  RtpPacket,
  MediaStreamTrack as Track,
} from 'werift';
import { FRAME_SAMPLES, type Frame, SILENCE } from './frame.ts';
import { type Codec, createCodec } from './opus.ts';

/** One end of a call as the bridge sees it, a browser or a script: every 20 ms it says a frame and hears one. */
export interface Leg {
  say(): Frame;
  hear(frame: Frame): void;
  close(): Promise<void>;
}

/** What a browser needs to finish the WebRTC handshake: no more candidates follow. */
export interface Answer {
  sdp: string;
  candidates: { candidate: string; sdpMid: string; sdpMLineIndex: number }[];
}

/** Frames kept while they wait for their beat; older ones are dropped, so delay cannot grow. */
const QUEUE_CAP = 6;
/** Frames that must wait before a leg that fell silent is heard again: absorbs uneven arrival. */
const QUEUE_START = 2;

/** Answers a browser's offer with a leg that sends and receives Opus over loopback or the machine's own addresses,
 * with no STUN or TURN server. Throws when the offer has no audio or is no SDP. */
export async function answerLeg(offer: string): Promise<{ leg: Leg; answer: Answer }> {
  const peer = new RTCPeerConnection({
    codecs: {
      audio: [new RTCRtpCodecParameters({ mimeType: 'audio/opus', clockRate: 48_000, channels: 2 })],
    },
    iceServers: [],
    iceUseIpv6: false,
    iceAdditionalHostAddresses: ['127.0.0.1'],
  });
  const mouth = new Track({ kind: 'audio' });
  peer.addTransceiver(mouth, { direction: 'sendrecv' });
  const leg = browserLeg(peer, mouth);
  try {
    await peer.setRemoteDescription({ type: 'offer', sdp: offer });
    await peer.setLocalDescription(await peer.createAnswer());
    const sdp = peer.localDescription?.sdp ?? '';
    const candidates = hostCandidates(sdp);
    if (candidates.length === 0)
      throw new Error('The media bridge found no address to answer the call from.');
    return { leg, answer: { sdp, candidates } };
  } catch (error) {
    await leg.close();
    throw error;
  }
}

function hostCandidates(sdp: string): Answer['candidates'] {
  const lines = sdp.match(/^a=candidate:.*$/gm) ?? [];
  const sdpMid = /^a=mid:(.*)$/m.exec(sdp)?.[1]?.trim() ?? '0';
  return [...new Set(lines)].map((line) => ({ candidate: line.trim().slice(2), sdpMid, sdpMLineIndex: 0 }));
}

function browserLeg(peer: RTCPeerConnection, mouth: MediaStreamTrack): Leg {
  const codec = createCodec();
  const waiting: Frame[] = [];
  let isFlowing = false;
  let isClosed = false;
  let sequenceNumber = 0;
  let timestamp = 0;

  peer.onTrack.subscribe((track) => {
    track.onReceiveRtp.subscribe(({ payload }) => {
      // Empty packets only probe the connection.
      if (isClosed || payload.length === 0) return;
      waiting.push(...framesOf(codec, payload));
      waiting.splice(0, Math.max(0, waiting.length - QUEUE_CAP));
    });
  });

  return {
    say() {
      if (waiting.length === 0) isFlowing = false;
      if (waiting.length >= QUEUE_START) isFlowing = true;
      return (isFlowing && waiting.shift()) || SILENCE;
    },
    hear(frame) {
      if (isClosed) return;
      sequenceNumber = (sequenceNumber + 1) % 2 ** 16;
      timestamp = (timestamp + FRAME_SAMPLES) % 2 ** 32;
      // werift fills in payload type and source when it sends.
      const header = new RtpHeader({ sequenceNumber, timestamp, payloadType: 96 });
      mouth.writeRtp(new RtpPacket(header, codec.encode(frame)));
    },
    async close() {
      if (isClosed) return;
      isClosed = true;
      codec.release();
      await peer.close();
    },
  };
}

/** The frames of a packet; one that is no Opus counts as lost. A browser sends whole frames of 20 ms or several at once. */
function framesOf(codec: Codec, packet: Buffer): Frame[] {
  try {
    const samples = codec.decode(packet);
    const frames = Math.floor(samples.length / FRAME_SAMPLES);
    return Array.from({ length: frames }, (_, i) =>
      samples.subarray(i * FRAME_SAMPLES, (i + 1) * FRAME_SAMPLES),
    );
  } catch {
    return [];
  }
}
