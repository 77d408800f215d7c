import { describe, expect, test } from 'vitest';
import { FRAME_SAMPLES, type Frame, SILENCE } from '../../../simulator/connect/media/frame.ts';
import { createEar, hasTone, type LegMeter, SILENT_ENERGY } from '../../../simulator/connect/media/meter.ts';
import { createCodec } from '../../../simulator/connect/media/opus.ts';
import { digitFrames, interruptedTone, toneFrame } from '../../../simulator/connect/media/tones.ts';

function meterOf(next: () => Frame, frames = 60): LegMeter {
  const ear = createEar();
  for (let i = 0; i < frames; i++) ear.listen(next());
  return ear.read();
}

describe('meter', () => {
  test('silence has no energy and no tones', () => {
    expect(meterOf(() => SILENCE)).toEqual({ energy: 0, tones: [] });
  });

  test.each([300, 440, 700, 1000, 1500, 3000])(
    'an interrupted tone of %i Hz is found, and nothing else',
    (hz) => {
      const meter = meterOf(interruptedTone([hz]));
      expect(meter.tones).toHaveLength(1);
      expect(hasTone(meter, hz)).toBe(true);
      expect(meter.energy).toBeGreaterThan(0.01);
    },
  );

  test('tones of unlike loudness are told apart', () => {
    let at = 0;
    const meter = meterOf(() => {
      const loud = toneFrame([1000], at, 0.4);
      const quiet = toneFrame([1500, 440], at, 0.1);
      at += FRAME_SAMPLES;
      return loud.map((sample, i) => sample + (quiet[i] ?? 0));
    });
    expect(meter.tones).toHaveLength(3);
    for (const hz of [440, 1000, 1500]) expect(hasTone(meter, hz)).toBe(true);
    expect(hasTone(meter, 700)).toBe(false);
  });

  test('a second later nothing of a tone is left', () => {
    const ear = createEar();
    const tone = interruptedTone([700]);
    for (let i = 0; i < 100; i++) ear.listen(tone());
    for (let i = 0; i < 50; i++) ear.listen(SILENCE);
    expect(ear.read()).toEqual({ energy: 0, tones: [] });
  });
});

test('a telephone digit is its two tones', () => {
  const frames = digitFrames('5');
  const meter = meterOf(() => frames.shift() ?? SILENCE, 12);
  expect(meter.tones).toHaveLength(2);
  expect(hasTone(meter, 770) && hasTone(meter, 1336)).toBe(true);
});

describe('Opus', () => {
  test('many codecs at once keep their tones apart', () => {
    const codecs = Array.from({ length: 12 }, (_, i) => ({
      codec: createCodec(),
      tone: interruptedTone([400 + 100 * i]),
      ear: createEar(),
    }));
    for (let i = 0; i < 55; i++) {
      for (const { codec, tone, ear } of codecs) ear.listen(codec.decode(codec.encode(tone())));
    }
    codecs.forEach(({ codec, ear }, i) => {
      expect(ear.read().tones[0]).toBeGreaterThan(400 + 100 * i - 12);
      expect(ear.read().tones[0]).toBeLessThan(400 + 100 * i + 12);
      codec.release();
    });
  });

  test('encoded silence stays under the limit of silence', () => {
    const codec = createCodec();
    const meter = meterOf(() => codec.decode(codec.encode(SILENCE)));
    expect(meter.energy).toBeLessThan(SILENT_ENERGY);
    codec.release();
  });

  test('a codec that was released refuses to work, and may be released again', () => {
    const codec = createCodec();
    codec.release();
    codec.release();
    expect(() => codec.encode(SILENCE)).toThrow('released');
    expect(() => codec.decode(new Uint8Array(4))).toThrow('released');
  });

  test('what is no Opus is refused', () => {
    const codec = createCodec();
    expect(() => codec.decode(new Uint8Array(5000))).toThrow('5000');
    codec.release();
  });
});
