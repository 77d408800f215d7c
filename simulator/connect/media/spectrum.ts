import { FRAME_SAMPLES, type Frame, SAMPLE_RATE } from './frame.ts';

const DECIMATION = 4;
const BLOCK = 1024;
const BIN_HZ = SAMPLE_RATE / DECIMATION / BLOCK;
const LOWEST_HZ = 120;
const HIGHEST_HZ = 3800;

/** A tone may be this much weaker than the strongest one (power), so that encoding noise and overtones are not tones. */
const LEAST_SHARE = 0.02;
/** A peak of a Hann window is narrow: a tone holds most of the power of its neighbourhood. */
const NEIGHBOURHOOD = 6;

/** Frequencies that stand out of the audio, in hertz and strongest first, between 120 and 3800 Hz.
 * Averages Hann-windowed power spectra of about 85 ms and takes their narrow peaks. */
export function findTones(frames: readonly Frame[]): number[] {
  const power = meanSpectrum(decimate(frames));
  const [from, to] = [Math.floor(LOWEST_HZ / BIN_HZ), Math.ceil(HIGHEST_HZ / BIN_HZ)];
  const strongest = Math.max(...power.subarray(from, to));
  const peaks: { bin: number; power: number }[] = [];
  for (let bin = from; bin < to; bin++) {
    const here = power[bin] ?? 0;
    const around = power.subarray(bin - NEIGHBOURHOOD, bin + NEIGHBOURHOOD + 1);
    if (here > 0 && here >= strongest * LEAST_SHARE && here === Math.max(...around))
      peaks.push({ bin, power: here });
  }
  return peaks.sort((a, b) => b.power - a.power).map(({ bin }) => Math.round(peakBin(power, bin) * BIN_HZ));
}

/** The place of a peak between bins, by a parabola through the logarithms of its three highest values. */
function peakBin(power: Float64Array, bin: number): number {
  const [a, b, c] = [bin - 1, bin, bin + 1].map((i) => Math.log((power[i] ?? 0) + Number.MIN_VALUE)) as [
    number,
    number,
    number,
  ];
  const curve = a - 2 * b + c;
  return curve === 0 ? bin : bin + (a - c) / (2 * curve);
}

function decimate(frames: readonly Frame[]): Float64Array {
  const slow = new Float64Array((frames.length * FRAME_SAMPLES) / DECIMATION);
  let at = 0;
  for (const frame of frames) {
    for (let i = 0; i < FRAME_SAMPLES; i += DECIMATION) {
      let sum = 0;
      for (let j = i; j < i + DECIMATION; j++) sum += frame[j] ?? 0;
      slow[at++] = sum / DECIMATION / 32768;
    }
  }
  return slow;
}

const HANN = Float64Array.from({ length: BLOCK }, (_, i) => 0.5 - 0.5 * Math.cos((2 * Math.PI * i) / BLOCK));
const COSINES = Float64Array.from({ length: BLOCK / 2 }, (_, k) => Math.cos((2 * Math.PI * k) / BLOCK));
const SINES = Float64Array.from({ length: BLOCK / 2 }, (_, k) => -Math.sin((2 * Math.PI * k) / BLOCK));

function meanSpectrum(samples: Float64Array): Float64Array {
  const sum = new Float64Array(BLOCK / 2);
  for (let start = 0; start + BLOCK <= samples.length; start += BLOCK) {
    const re = samples.slice(start, start + BLOCK).map((sample, i) => sample * (HANN[i] ?? 0));
    const im = new Float64Array(BLOCK);
    transform(re, im);
    for (let i = 0; i < sum.length; i++) sum[i] = (sum[i] ?? 0) + (re[i] ?? 0) ** 2 + (im[i] ?? 0) ** 2;
  }
  return sum;
}

/** Fast Fourier transform of one block in place (Cooley and Tukey, radix 2). */
function transform(re: Float64Array, im: Float64Array): void {
  for (let i = 1, j = 0; i < BLOCK; i++) {
    let bit = BLOCK >> 1;
    for (; j & bit; bit >>= 1) j ^= bit;
    j ^= bit;
    if (i < j) {
      swap(re, i, j);
      swap(im, i, j);
    }
  }
  for (let size = 2; size <= BLOCK; size *= 2) {
    const half = size / 2;
    for (let a = 0; a < BLOCK; a += a % size === half - 1 ? half + 1 : 1) {
      const b = a + half;
      const turn = ((a % size) * BLOCK) / size;
      const [cos, sin] = [COSINES[turn] ?? 0, SINES[turn] ?? 0];
      const x = (re[b] ?? 0) * cos - (im[b] ?? 0) * sin;
      const y = (re[b] ?? 0) * sin + (im[b] ?? 0) * cos;
      re[b] = (re[a] ?? 0) - x;
      im[b] = (im[a] ?? 0) - y;
      re[a] = (re[a] ?? 0) + x;
      im[a] = (im[a] ?? 0) + y;
    }
  }
}

function swap(values: Float64Array, i: number, j: number): void {
  const kept = values[i] ?? 0;
  values[i] = values[j] ?? 0;
  values[j] = kept;
}
