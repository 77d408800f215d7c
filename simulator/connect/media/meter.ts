import { type Frame, METER_FRAMES } from './frame.ts';
import { findTones } from './spectrum.ts';

/** What a leg sent or heard in the last half second. */
export interface LegMeter {
  /** Mean square of the samples, full scale being 1: 0 is silence, a loud tone is near 0.1. */
  energy: number;
  /** Frequencies that stand out, in hertz, strongest first. */
  tones: number[];
}

/** Energy below which a window counts as silence: encoding leaves a trace of noise. */
export const SILENT_ENERGY = 1e-5;

/** The last half second of one direction of a leg. */
export interface Ear {
  listen(frame: Frame): void;
  read(): LegMeter;
}

/** Makes an ear that has heard nothing. */
export function createEar(): Ear {
  const frames: Frame[] = [];
  return {
    listen(frame) {
      frames.push(frame);
      if (frames.length > METER_FRAMES) frames.shift();
    },
    read() {
      let sum = 0;
      let count = 0;
      for (const frame of frames) {
        for (const sample of frame) sum += (sample / 32768) ** 2;
        count += frame.length;
      }
      const energy = count > 0 ? sum / count : 0;
      return { energy, tones: energy > SILENT_ENERGY ? findTones(frames) : [] };
    },
  };
}

/** Whether a meter shows a tone of `hz`, give or take what the analysis can tell apart. */
export function hasTone(meter: LegMeter, hz: number): boolean {
  return meter.tones.some((tone) => Math.abs(tone - hz) <= 12);
}
