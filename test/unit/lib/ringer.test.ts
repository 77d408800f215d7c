import { beforeEach, expect, it, vi } from 'vitest';
import { createRinger, type Ringer, ringsOf } from '../../../lib/sound/ringer.ts';
import { callbackContact } from '../../fakes/fake-callbacks.ts';
import { call, ringing } from '../../gallery/people.ts';

let ringer: Ringer;
/** What the sound device was told, in order. */
let told: string[];
let opened: number;
/** What would be played. */
let sounding: Float32Array;

beforeEach(() => {
  told = [];
  opened = 0;
  class Source {
    connect() {}
    start() {
      told.push('start');
    }
    stop() {
      told.push('stop');
    }
  }
  vi.stubGlobal('AudioBufferSourceNode', Source);
  sounding = new Float32Array(40_000);
  ringer = createRinger(() => {
    opened++;
    const audio = {
      sampleRate: 8_000,
      destination: {},
      createBuffer: () => ({ getChannelData: () => sounding }),
      close: async () => void opened--,
    };
    return audio as unknown as AudioContext;
  });
});

const first = ringing(20, { id: 'first' });
const second = ringing(20, { id: 'second' });

it('[AC-17] rings once while a call rings, however often it is told', () => {
  for (let i = 0; i < 3; i++) ringer.follow([first]);
  expect(told).toEqual(['start']);
});

it.each([
  ['is answered', [call({ id: 'first' })]],
  ['is missed', [call({ id: 'first', phase: 'ended' })]],
  ['is gone', []],
])('stops when the call %s, and lets the sound device go', (_, calls) => {
  ringer.follow([first]);
  ringer.follow(calls);
  expect(told).toEqual(['start', 'stop']);
  expect(opened).toBe(0);
});

it('stops at once when an answer is asked for, and rings on when that fails', () => {
  ringer.follow([first]);
  ringer.silence('first');
  ringer.follow([first]);
  expect(told).toEqual(['start', 'stop']);
  ringer.ringAgain('first');
  expect(told).toEqual(['start', 'stop', 'start']);
});

it('does not ring again for a call that was answered before its failure came back', () => {
  ringer.follow([first]);
  ringer.silence('first');
  ringer.follow([call({ id: 'first' })]);
  ringer.ringAgain('first');
  expect(told).toEqual(['start', 'stop']);
});

it('rings one ring for two calls, until both have stopped', () => {
  ringer.follow([first, second]);
  ringer.silence('first');
  expect(told).toEqual(['start']);
  ringer.follow([call({ id: 'first' }), call({ id: 'second' })]);
  expect(told).toEqual(['start', 'stop']);
});

it('rings for a call that is offered again after it was silenced', () => {
  ringer.follow([first]);
  ringer.silence('first');
  ringer.follow([]);
  ringer.follow([first]);
  expect(told).toEqual(['start', 'stop', 'start']);
});

it('[AC-17] a second call is a beep: one burst, quieter than a ring', () => {
  const heardOf = (calls: Parameters<Ringer['follow']>[0]) => {
    sounding.fill(0);
    ringer.follow(calls);
    return Math.max(...sounding.map(Math.abs));
  };
  const ring = heardOf([first]);
  ringer.follow([]);
  const beep = heardOf([call({ id: 'talk' }), second]);
  expect(beep).toBeGreaterThan(0);
  expect(beep).toBeLessThan(ring / 2);
});

it('[AC-17] beeps instead of ringing once the agent talks, and rings when they have hung up', () => {
  ringer.follow([first, second]);
  ringer.follow([call({ id: 'first' }), second]);
  ringer.follow([call({ id: 'first', phase: 'wrap-up' }), second]);
  expect(told).toEqual(['start', 'stop', 'start', 'stop', 'start']);
  expect(opened).toBe(1);
});

it('rings for a callback that is offered, and no longer once it is taken', () => {
  const offered = callbackContact({ id: 'task' });
  ringer.follow(ringsOf([], [offered], []));
  expect(told).toEqual(['start']);
  ringer.follow(ringsOf([], [{ ...offered, state: 'accepted' }], []));
  expect(told).toEqual(['start', 'stop']);
});
