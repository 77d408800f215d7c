/** One second's figures of one direction, in the fields Streams reads. Counts run from the start of the call. */
export interface AudioStats {
  timestamp: Date;
  packetsCount: number;
  packetsLost: number;
  /** 0 to 32767, or null when unknown. */
  audioLevel: number | null;
  jbMilliseconds: number | null;
  rttMilliseconds: number | null;
}

type Stat = Record<string, number | string | undefined>;

/** Figures of the microphone's stream; all zero before there is a connection. */
export async function sentStats(pc: RTCPeerConnection | null): Promise<AudioStats> {
  const stats = await audioStats(pc);
  const [sent, source, far] = [stats('outbound-rtp'), stats('media-source'), stats('remote-inbound-rtp')];
  return {
    timestamp: new Date(),
    packetsCount: number(sent.packetsSent),
    packetsLost: number(far.packetsLost),
    audioLevel: level(source.audioLevel),
    jbMilliseconds: null,
    rttMilliseconds: milliseconds(far.roundTripTime),
  };
}

/** Figures of what is heard; all zero before there is a connection. */
export async function receivedStats(pc: RTCPeerConnection | null): Promise<AudioStats> {
  const stats = await audioStats(pc);
  const [received, far] = [stats('inbound-rtp'), stats('remote-inbound-rtp')];
  const emitted = number(received.jitterBufferEmittedCount);
  return {
    timestamp: new Date(),
    packetsCount: number(received.packetsReceived),
    packetsLost: number(received.packetsLost),
    audioLevel: level(received.audioLevel),
    jbMilliseconds: emitted > 0 ? milliseconds(number(received.jitterBufferDelay) / emitted) : null,
    rttMilliseconds: milliseconds(far.roundTripTime),
  };
}

async function audioStats(pc: RTCPeerConnection | null): Promise<(type: string) => Stat> {
  const report = pc ? [...(await pc.getStats()).values()] : [];
  return (type) => report.find((stat) => stat.type === type && stat.kind === 'audio') ?? {};
}

const number = (value: unknown): number => (typeof value === 'number' ? value : 0);
const level = (value: unknown): number | null =>
  typeof value === 'number' ? Math.round(value * 32767) : null;
const milliseconds = (seconds: unknown): number | null =>
  typeof seconds === 'number' ? Math.round(seconds * 1000) : null;
