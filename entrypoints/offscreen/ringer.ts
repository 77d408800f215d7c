/** The one ringer. It follows the calls, so it rings and stops with the worker asleep, and never twice at once. */

import type { Call } from '../../lib/call.ts';

export interface Ringer {
  /** Rings while any call rings that was not silenced. */
  follow(calls: readonly Call[]): void;
  /** Stops for this call: it is being answered or refused. */
  silence(callId: string): void;
  /** Answering failed and the call still rings. */
  ringAgain(callId: string): void;
}

/** The pattern: two soft bursts, then a rest. Seconds. */
const bursts = [0, 0.6];
const burstSeconds = 0.42;
const patternSeconds = 3;
/** A minor third, far from the dial tone and from most music; Hz. */
const notes = [587.33, 698.46];
const loudness = 0.16;
const fadeSeconds = 0.03;

export function createRinger(openAudio: () => AudioContext): Ringer {
  const silenced = new Set<string>();
  let ringing: string[] = [];
  let audio: AudioContext | null = null;
  let sound: AudioBufferSourceNode | null = null;

  const settle = () => {
    const shouldRing = ringing.some((id) => !silenced.has(id));
    if (shouldRing && !sound) start();
    if (!shouldRing && sound) stop();
  };
  const start = () => {
    audio = openAudio();
    sound = new AudioBufferSourceNode(audio, { buffer: ringBuffer(audio), loop: true });
    sound.connect(audio.destination);
    sound.start();
  };
  const stop = () => {
    sound?.stop();
    sound = null;
    // An open context keeps the sound device awake.
    void audio?.close();
    audio = null;
  };

  return {
    follow(calls) {
      ringing = calls.filter(({ phase }) => phase === 'ringing').map(({ id }) => id);
      for (const id of silenced) if (!ringing.includes(id)) silenced.delete(id);
      settle();
    },
    silence(callId) {
      silenced.add(callId);
      settle();
    },
    ringAgain(callId) {
      silenced.delete(callId);
      settle();
    },
  };
}

/** One whole pattern, which loops without a timer. */
function ringBuffer(audio: AudioContext): AudioBuffer {
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
