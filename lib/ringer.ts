/**
 * The one ringer. It follows the calls, so it rings and stops with the worker asleep, and never twice at once.
 * While the agent talks, a second call is a short quiet beep: nobody should have to shout over a ring.
 */

import { type Call, isLive } from './call.ts';
import { fadeSeconds, ring, type Tune, waiting } from './ring-tune.ts';

export interface Ringer {
  /** Rings while any call rings that was not silenced. */
  follow(calls: readonly Call[]): void;
  /** Stops for this call: it is being answered or refused. */
  silence(callId: string): void;
  /** Answering failed and the call still rings. */
  ringAgain(callId: string): void;
}

export function createRinger(openAudio: () => AudioContext): Ringer {
  const silenced = new Set<string>();
  let ringing: string[] = [];
  let isOnCall = false;
  let playing: Tune | null = null;
  let audio: AudioContext | null = null;
  let sound: AudioBufferSourceNode | null = null;

  const settle = () => {
    const shouldRing = ringing.some((id) => !silenced.has(id));
    const tune = shouldRing ? (isOnCall ? waiting : ring) : null;
    if (tune === playing) return;
    if (playing) stop();
    if (tune) start(tune);
    playing = tune;
  };
  const start = (tune: Tune) => {
    audio = openAudio();
    sound = new AudioBufferSourceNode(audio, { buffer: bufferOf(tune, audio), loop: true });
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
      isOnCall = calls.some((call) => isLive(call) && call.phase !== 'ringing');
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
function bufferOf(
  { bursts, burstSeconds, patternSeconds, notes, loudness }: Tune,
  audio: AudioContext,
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
