import { describe, expect, it } from 'vitest';
import { qualityOf, type StreamSecond } from '../../../lib/amazon-connect/quality.ts';

const second = (changed: Partial<StreamSecond> = {}): StreamSecond => ({
  softphoneStreamType: 'audio_input',
  packetsLost: 0,
  packetsCount: 100,
  jitterBufferMillis: 10,
  roundTripTimeMillis: 80,
  ...changed,
});

describe('the line is', () => {
  it.each<[string, Partial<StreamSecond>, string]>([
    ['good', {}, 'good'],
    [
      'good at the limits',
      { packetsLost: 1, packetsCount: 99, jitterBufferMillis: 30, roundTripTimeMillis: 300 },
      'good',
    ],
    ['fair with loss', { packetsLost: 2, packetsCount: 98 }, 'fair'],
    ['fair with jitter', { jitterBufferMillis: 31 }, 'fair'],
    ['fair with a long way', { roundTripTimeMillis: 301 }, 'fair'],
    ['poor with loss', { packetsLost: 4, packetsCount: 96 }, 'poor'],
    ['poor with jitter', { jitterBufferMillis: 41 }, 'poor'],
    ['poor with a very long way', { roundTripTimeMillis: 501 }, 'poor'],
    ['judged by what is told', { jitterBufferMillis: null, roundTripTimeMillis: null }, 'good'],
  ])('%s', (_, changed, level) => {
    expect(qualityOf([second(changed)], 7)).toMatchObject({ level, at: 7 });
  });

  it('as its worse direction, over all seconds', () => {
    const seconds = [
      ...Array.from({ length: 10 }, () => second()),
      second({ softphoneStreamType: 'audio_output', packetsLost: 10, packetsCount: 90 }),
      second({ softphoneStreamType: 'audio_output' }),
    ];
    expect(qualityOf(seconds, 0)).toMatchObject({
      level: 'poor',
      lossPercent: 5,
      jitterMs: 10,
      roundTripMs: 80,
    });
  });

  it('unknown before a packet was counted', () => {
    expect(qualityOf([], 0)).toBeNull();
    expect(qualityOf([second({ packetsCount: 0 })], 0)).toBeNull();
  });
});
