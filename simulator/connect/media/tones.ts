import { FRAME_SAMPLES, type Frame, SAMPLE_RATE, SILENCE } from './frame.ts';

/** Makes the frames of a tone that sounds 600 ms and rests 200 ms: a steady one may be taken for noise and removed.
 * `hz` are its frequencies (two for a telephone digit); `level` is the peak of each, 1 being full scale. */
export function interruptedTone(hz: readonly number[], level = 0.25): () => Frame {
  let sample = 0;
  return () => {
    const sounds = (sample / SAMPLE_RATE) % 0.8 < 0.6;
    const frame = sounds ? toneFrame(hz, sample, level) : SILENCE;
    sample += FRAME_SAMPLES;
    return frame;
  };
}

/** One frame of a tone, `at` samples after it began. */
export function toneFrame(hz: readonly number[], at: number, level: number): Frame {
  const frame = new Int16Array(FRAME_SAMPLES);
  for (let i = 0; i < FRAME_SAMPLES; i++) {
    let value = 0;
    for (const frequency of hz) value += Math.sin((2 * Math.PI * frequency * (at + i)) / SAMPLE_RATE);
    frame[i] = Math.round(value * level * 32767);
  }
  return frame;
}

/** The two tones of each telephone digit, in hertz (ITU-T Q.23). */
const DIGIT_TONES: Record<string, readonly [number, number]> = {
  '1': [697, 1209],
  '2': [697, 1336],
  '3': [697, 1477],
  '4': [770, 1209],
  '5': [770, 1336],
  '6': [770, 1477],
  '7': [852, 1209],
  '8': [852, 1336],
  '9': [852, 1477],
  '*': [941, 1209],
  '0': [941, 1336],
  '#': [941, 1477],
};

const DIGIT_FRAMES = 8;
const GAP_FRAMES = 4;

/** The frames of telephone digits: 160 ms each with 80 ms between. Other characters are a pause, as in `9,,123`. */
export function digitFrames(digits: string): Frame[] {
  return [...digits].flatMap((digit) => {
    const hz = DIGIT_TONES[digit] ?? [];
    return Array.from({ length: DIGIT_FRAMES + GAP_FRAMES }, (_, i) =>
      toneFrame(i < DIGIT_FRAMES ? hz : [], i * FRAME_SAMPLES, 0.2),
    );
  });
}
