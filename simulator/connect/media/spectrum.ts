import { type Frame, SAMPLE_RATE } from './frame.ts';

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
  const samples = frames.flatMap((frame) => Array.from(frame));
  const slow = new Float64Array(Math.floor(samples.length / DECIMATION));
  for (let i = 0; i < slow.length; i++) {
    let sum = 0;
    for (let j = 0; j < DECIMATION; j++) sum += samples[i * DECIMATION + j] ?? 0;
    slow[i] = sum / DECIMATION / 32768;
  }
  return slow;
}

function meanSpectrum(samples: Float64Array): Float64Array {
  const sum = new Float64Array(BLOCK / 2);
  for (let start = 0; start + BLOCK <= samples.length; start += BLOCK / 2) {
    const re = new Float64Array(BLOCK);
    for (let i = 0; i < BLOCK; i++) {
      re[i] = (samples[start + i] ?? 0) * (0.5 - 0.5 * Math.cos((2 * Math.PI * i) / BLOCK));
    }
    const im = new Float64Array(BLOCK);
    transform(re, im);
    for (let i = 0; i < sum.length; i++) sum[i] = (sum[i] ?? 0) + (re[i] ?? 0) ** 2 + (im[i] ?? 0) ** 2;
  }
  return sum;
}

/** Fast Fourier transform in place; the length is a power of two (Cooley and Tukey, radix 2). */
function transform(re: Float64Array, im: Float64Array): void {
  const n = re.length;
  for (let i = 1, j = 0; i < n; i++) {
    let bit = n >> 1;
    for (; j & bit; bit >>= 1) j ^= bit;
    j ^= bit;
    if (i < j) {
      [re[i], re[j]] = [re[j] ?? 0, re[i] ?? 0];
      [im[i], im[j]] = [im[j] ?? 0, im[i] ?? 0];
    }
  }
  for (let size = 2; size <= n; size *= 2) {
    const half = size / 2;
    for (let start = 0; start < n; start += size) {
      for (let k = 0; k < half; k++) {
        const angle = (-2 * Math.PI * k) / size;
        const [a, b] = [start + k, start + k + half];
        const [x, y] = [re[b] ?? 0, im[b] ?? 0];
        const [tx, ty] = [
          x * Math.cos(angle) - y * Math.sin(angle),
          x * Math.sin(angle) + y * Math.cos(angle),
        ];
        const [ar, ai] = [re[a] ?? 0, im[a] ?? 0];
        re[a] = ar + tx;
        im[a] = ai + ty;
        re[b] = ar - tx;
        im[b] = ai - ty;
      }
    }
  }
}
