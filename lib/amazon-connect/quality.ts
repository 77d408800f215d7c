/** How the line is, out of what the softphone measures once a second and tells every 30 s. Pure. */

import type { CallQuality } from '../call.ts';

/** One second of one direction, as Streams publishes it (SOFTPHONE_STATS, softphone.js). */
export interface StreamSecond {
  softphoneStreamType: string;
  packetsLost?: number | null;
  packetsCount?: number | null;
  jitterBufferMillis?: number | null;
  roundTripTimeMillis?: number | null;
}

/**
 * Above `fair` a call can be heard to suffer, above `poor` it is hard to hold. Loss: 1 % (Cisco, network
 * guidelines for voice) and 3 % (ITU-T G.1010). Jitter: 30 ms (Cisco) and 40 ms (8x8). Round trip: 300 ms, twice
 * the one way of ITU-T G.114, and 500 ms (Connect administrator guide, design for low latency).
 */
const limits = {
  lossPercent: { fair: 1, poor: 3 },
  jitterMs: { fair: 30, poor: 40 },
  roundTripMs: { fair: 300, poor: 500 },
};

/** The line over the given seconds, by its worse direction; null when no packet was counted. */
export function qualityOf(seconds: readonly StreamSecond[], at: number): CallQuality | null {
  const directions = [...new Set(seconds.map(({ softphoneStreamType }) => softphoneStreamType))];
  const losses = directions.flatMap((direction) =>
    lossOf(seconds.filter(({ softphoneStreamType }) => softphoneStreamType === direction)),
  );
  if (losses.length === 0) return null;
  const lossPercent = Math.max(...losses);
  const jitterMs = mean(seconds.map(({ jitterBufferMillis }) => jitterBufferMillis));
  const roundTripMs = mean(seconds.map(({ roundTripTimeMillis }) => roundTripTimeMillis));
  const measured = { lossPercent, jitterMs, roundTripMs };
  const isOver = (level: 'fair' | 'poor') =>
    (Object.keys(limits) as (keyof typeof limits)[]).some(
      (what) => (measured[what] ?? 0) > limits[what][level],
    );
  return { level: isOver('poor') ? 'poor' : isOver('fair') ? 'fair' : 'good', ...measured, at };
}

function lossOf(seconds: readonly StreamSecond[]): number[] {
  const sum = (values: (number | null | undefined)[]) =>
    values.reduce((total: number, value) => total + (value ?? 0), 0);
  const lost = sum(seconds.map(({ packetsLost }) => packetsLost));
  const all = lost + sum(seconds.map(({ packetsCount }) => packetsCount));
  return all === 0 ? [] : [Math.round((1000 * lost) / all) / 10];
}

function mean(values: (number | null | undefined)[]): number | null {
  const known = values.filter((value) => typeof value === 'number');
  return known.length === 0 ? null : Math.round(known.reduce((a, b) => a + b, 0) / known.length);
}
