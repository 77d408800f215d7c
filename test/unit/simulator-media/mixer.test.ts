import { expect, test } from 'vitest';
import { addFrames, FRAME_SAMPLES, type Frame } from '../../../simulator/connect/media/frame.ts';
import { type MediaParty, mix } from '../../../simulator/connect/media/mixer.ts';

const frame = (value: number): Frame => new Int16Array(FRAME_SAMPLES).fill(value);
const party = (connectionId: string, over: Partial<MediaParty> = {}): MediaParty => ({
  connectionId,
  state: 'connected',
  isMuted: false,
  ...over,
});

// Each says a number of its own, so the sum a party hears tells whom it hears.
const said = new Map([
  ['agent', frame(1)],
  ['customer', frame(10)],
  ['colleague', frame(100)],
]);
function heard(...parties: MediaParty[]): Record<string, number> {
  const frames = mix([{ contactId: 'c', parties }], said);
  return Object.fromEntries([...frames].map(([connectionId, pcm]) => [connectionId, pcm[0] ?? -1]));
}

test('two connected parties hear each other and not themselves', () => {
  expect(heard(party('agent'), party('customer'))).toEqual({ agent: 10, customer: 1 });
});

test('three connected parties hear the sum of the other two', () => {
  expect(heard(party('agent'), party('customer'), party('colleague'))).toEqual({
    agent: 110,
    customer: 101,
    colleague: 11,
  });
});

test.each(['hold', 'connecting', 'disconnected'] as const)(
  'a party that is %s neither hears nor is heard',
  (state) => {
    expect(heard(party('agent'), party('customer', { state }), party('colleague'))).toEqual({
      agent: 100,
      customer: 0,
      colleague: 1,
    });
  },
);

test('a muted party is not heard but hears', () => {
  expect(heard(party('agent', { isMuted: true }), party('customer'))).toEqual({ agent: 10, customer: 0 });
});

test('a party that said nothing is silence to the others', () => {
  expect(heard(party('agent'), party('not there'))).toEqual({ agent: 0, 'not there': 1 });
});

test('contacts do not hear each other', () => {
  const frames = mix(
    [
      { contactId: 'a', parties: [party('agent'), party('customer')] },
      { contactId: 'b', parties: [party('colleague'), party('alone')] },
    ],
    said,
  );
  expect(frames.get('colleague')?.[0]).toBe(0);
  expect(frames.get('alone')?.[0]).toBe(100);
});

test('a sum too loud is clipped, not wrapped around', () => {
  expect(addFrames([frame(30_000), frame(30_000)])[0]).toBe(32_767);
  expect(addFrames([frame(-30_000), frame(-30_000)])[0]).toBe(-32_768);
});
