import { addFrames, FRAME_MS, FRAME_SAMPLES, type Frame, SILENCE } from './frame.ts';
import type { Leg } from './leg.ts';
import { interruptedTone } from './tones.ts';

/** How a scripted customer sounds: a tone, an echo, both or, with neither, silence. */
export interface CustomerVoice {
  /** Frequency of an interrupted tone. */
  toneHz?: number;
  /** Says again, at half the level, what it heard so many milliseconds ago. */
  echoMs?: number;
}

/** A leg with no browser behind it: a customer played by a script. */
export function scriptedLeg({ toneHz, echoMs }: CustomerVoice): Leg {
  const tone = toneHz === undefined ? undefined : interruptedTone([toneHz]);
  const delay = echoMs === undefined ? 0 : Math.max(1, Math.round(echoMs / FRAME_MS));
  const memory: Frame[] = new Array(delay).fill(SILENCE);
  return {
    say() {
      const frames: Frame[] = [];
      if (tone) frames.push(tone());
      const echo = memory.shift();
      if (echo) frames.push(halved(echo));
      return addFrames(frames);
    },
    hear(frame) {
      if (memory.length < delay) memory.push(frame);
    },
    async close() {},
  };
}

// Half, so that two echoing customers in one conference fade out instead of howling.
function halved(frame: Frame): Frame {
  const quiet = new Int16Array(FRAME_SAMPLES);
  for (let i = 0; i < FRAME_SAMPLES; i++) quiet[i] = (frame[i] ?? 0) >> 1;
  return quiet;
}
