/** Sound of the document at hand: its own ids for devices known by label, and tunes played on them. */

import { devicesOf } from './devices.ts';
import { fadeSeconds, type Tune } from './ring-tune.ts';

/** This document's id of a device; empty for the computer's own, also while the chosen one is unplugged. */
export async function ownDeviceId(kind: 'input' | 'output', label: string | null): Promise<string> {
  if (label === null) return '';
  const entries = await navigator.mediaDevices.enumerateDevices();
  return devicesOf(entries, kind).find((device) => device.label === label)?.id ?? '';
}

/** An audio context on this output; on the computer's own where that one cannot be used. */
export function openAudio(sinkId: string): AudioContext {
  if (sinkId === '') return new AudioContext();
  const audio = new AudioContext({ sinkId } as AudioContextOptions);
  audio.addEventListener('error', () => void (audio as AudioContext & Sink).setSinkId(''));
  return audio;
}

/** Of newer browsers (Web Audio 1.1), missing in the typings. */
interface Sink {
  setSinkId(id: string): Promise<void>;
}

/** Plays one pattern on this output; done when it is silent again. */
export async function playOnce(tune: Tune, label: string | null): Promise<void> {
  const audio = openAudio(await ownDeviceId('output', label));
  try {
    const sound = new AudioBufferSourceNode(audio, { buffer: bufferOf(tune, audio) });
    sound.connect(audio.destination);
    const ended = new Promise((done) => sound.addEventListener('ended', done));
    const burstsEnd = (tune.bursts.at(-1) ?? 0) + tune.burstSeconds;
    sound.start(0, 0, burstsEnd);
    await ended;
  } finally {
    // An open context keeps the sound device awake.
    await audio.close();
  }
}

/** One whole pattern, which can be looped without a timer. */
export function bufferOf(
  { bursts, burstSeconds, patternSeconds, notes, loudness }: Tune,
  audio: BaseAudioContext,
): AudioBuffer {
  const { sampleRate } = audio;
  const buffer = audio.createBuffer(1, patternSeconds * sampleRate, sampleRate);
  const samples = buffer.getChannelData(0);
  for (const begin of bursts) {
    for (let i = 0; i < burstSeconds * sampleRate; i++) {
      const t = i / sampleRate;
      const fade = Math.min(1, t / fadeSeconds, (burstSeconds - t) / fadeSeconds);
      const wave = notes.reduce((sum, note) => sum + Math.sin(2 * Math.PI * note * t), 0) / notes.length;
      samples[Math.floor(begin * sampleRate) + i] = loudness * fade * wave;
    }
  }
  return buffer;
}
