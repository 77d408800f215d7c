/** The microphone as this page hears it: permission, device and a level, until the lifetime ends. */

import type { Microphone } from './devices.ts';
import { ownDeviceId } from './own-sound.ts';

/** Levels as lit cells of twenty: quieter than -60 dB lights none, -6 dB all. */
const quietDb = -60;
const fullDb = -6;
const cells = 20;
/** From here on it is a voice and not the room. */
const voiceCells = 7;
const stepMs = 100;

/** What the browser says without asking the person. */
export async function microphonePermission(): Promise<Microphone> {
  const { state } = await navigator.permissions.query({ name: 'microphone' as PermissionName });
  return state === 'granted'
    ? { state: 'allowed' }
    : state === 'denied'
      ? { state: 'denied' }
      : { state: 'unknown' };
}

/**
 * Listens to this microphone, to the computer's own when `label` is null or not plugged in, until `lifetime` ends, and
 * reports each change. Every track is stopped in the end.
 */
export async function listen(
  label: string | null,
  report: (microphone: Microphone) => void,
  lifetime: AbortSignal,
): Promise<void> {
  report({ state: 'asking' });
  let stream: MediaStream;
  try {
    stream = await openMicrophone(label);
  } catch (error) {
    report({ state: stateOf(error) });
    return;
  }
  const [track] = stream.getAudioTracks();
  const audio = new AudioContext();
  const analyser = new AnalyserNode(audio, { fftSize: 1024 });
  new MediaStreamAudioSourceNode(audio, { mediaStream: stream }).connect(analyser);
  let wasHeard = false;

  const samples = new Float32Array(analyser.fftSize);
  const measuring = setInterval(() => {
    analyser.getFloatTimeDomainData(samples);
    const level = levelOf(samples);
    wasHeard ||= level >= voiceCells;
    report({ state: 'live', device: track?.label || 'Default microphone', level, wasHeard });
  }, stepMs);
  const stop = (end: Microphone) => {
    clearInterval(measuring);
    for (const each of stream.getTracks()) each.stop();
    void audio.close();
    report(end);
  };
  track?.addEventListener('ended', () => stop({ state: 'absent' }), { signal: lifetime });
  if (lifetime.aborted) stop({ state: 'allowed' });
  else lifetime.addEventListener('abort', () => stop({ state: 'allowed' }), { once: true });
}

/** Opens it. Rejects as getUserMedia does. */
export async function openMicrophone(label: string | null): Promise<MediaStream> {
  const id = await ownDeviceId('input', label);
  return navigator.mediaDevices.getUserMedia({ audio: id ? { deviceId: { exact: id } } : true });
}

/** Lit cells for samples between -1 and 1. */
export function levelOf(samples: Float32Array): number {
  const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
  const db = 10 * Math.log10(power || Number.MIN_VALUE);
  return Math.max(0, Math.min(cells, Math.round(((db - quietDb) / (fullDb - quietDb)) * cells)));
}

/** Names of getUserMedia's failures (Media Capture and Streams, section 10.2). */
export function stateOf(error: unknown): 'denied' | 'absent' | 'in-use' {
  const name = error instanceof DOMException ? error.name : '';
  if (name === 'NotFoundError' || name === 'OverconstrainedError') return 'absent';
  if (name === 'NotReadableError' || name === 'AbortError') return 'in-use';
  return 'denied';
}
