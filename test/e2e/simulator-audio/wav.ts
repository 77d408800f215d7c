import { FRAME_SAMPLES, SAMPLE_RATE } from '../../../simulator/connect/media/frame.ts';
import { interruptedTone } from '../../../simulator/connect/media/tones.ts';

/** A mono WAV file of an interrupted tone, which Chromium plays in a loop as its microphone. */
export function toneWav(hz: number): Buffer {
  const tone = interruptedTone([hz]);
  const frames = Array.from({ length: 200 }, tone);
  const bytes = frames.length * FRAME_SAMPLES * 2;
  const header = Buffer.alloc(44);
  header.write('RIFF', 0);
  header.writeUInt32LE(36 + bytes, 4);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(SAMPLE_RATE, 24);
  header.writeUInt32LE(SAMPLE_RATE * 2, 28);
  header.writeUInt16LE(2, 32);
  header.writeUInt16LE(16, 34);
  header.write('data', 36);
  header.writeUInt32LE(bytes, 40);
  return Buffer.concat([header, ...frames.map((frame) => Buffer.from(frame.buffer))]);
}
