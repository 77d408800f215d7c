/** Samples a second of all audio inside the bridge: mono, signed 16 bit. */
export const SAMPLE_RATE = 48_000;

/** Length of one frame, the beat of the bridge and of Opus in a browser. */
export const FRAME_MS = 20;

/** How many frames a meter looks back: long enough for the rest of an interrupted tone and a good part of its sound. */
export const METER_FRAMES = 25;

/** Samples in one frame. */
export const FRAME_SAMPLES = (SAMPLE_RATE * FRAME_MS) / 1000;

/** 20 ms of mono PCM. Never written to after it was handed over. */
export type Frame = Int16Array;

/** The frame nobody speaks in. */
export const SILENCE: Frame = new Int16Array(FRAME_SAMPLES);

/** Adds frames sample by sample and clips at full scale; no frame at all is silence. */
export function addFrames(frames: readonly Frame[]): Frame {
  const [only] = frames;
  if (!only) return SILENCE;
  if (frames.length === 1) return only;
  const sum = new Int16Array(FRAME_SAMPLES);
  for (let i = 0; i < FRAME_SAMPLES; i++) {
    let sample = 0;
    for (const frame of frames) sample += frame[i] ?? 0;
    sum[i] = Math.max(-32768, Math.min(32767, sample));
  }
  return sum;
}
