import { describe, expect, it } from 'vitest';
import type { Call, CallPhase } from '../../../lib/call.ts';
import { callEvents, keepKnown } from '../../../lib/call-events.ts';
import { call } from '../../gallery/people.ts';

const inPhase = (phase: CallPhase, changed: Partial<Call> = {}) =>
  call({ id: 'c', phase, ...(phase === 'ringing' ? { answeredAt: null } : {}), ...changed });

describe('what happened between two snapshots', () => {
  const types = (before: Call[], after: Call[]) => callEvents(before, after).map(({ type }) => type);
  const dialing = inPhase('dialing', { direction: 'outbound', answeredAt: null });
  const third = {
    id: 't',
    role: 'third-party',
    number: null,
    numberText: null,
    name: null,
    stateAt: 0,
    isMuted: false,
    isColleague: false,
  } as const;

  it.each<[string, Call[], Call[], string[]]>([
    ['a ring', [], [inPhase('ringing')], ['rang']],
    ['a dial', [], [dialing], ['dialled']],
    [
      'a callback rings though it goes out',
      [],
      [inPhase('ringing', { direction: 'outbound', kind: 'callback' })],
      ['rang'],
    ],
    ['the same again', [inPhase('ringing')], [inPhase('ringing')], []],
    ['an answer', [inPhase('ringing')], [inPhase('connected')], ['answered']],
    ['an answered dial', [dialing], [{ ...dialing, phase: 'connected' }], ['answered']],
    ['first seen connected', [], [inPhase('connected')], ['rang', 'answered']],
    ['hold', [inPhase('connected')], [inPhase('held')], ['held']],
    ['resume', [inPhase('held')], [inPhase('connected')], ['resumed']],
    ['answered and held in one', [inPhase('ringing')], [inPhase('held')], ['answered', 'held']],
    ['mute', [inPhase('connected')], [inPhase('connected', { isMuted: true })], ['muted']],
    ['unmute', [inPhase('connected', { isMuted: true })], [inPhase('connected')], ['unmuted']],
    ['end with wrap-up', [inPhase('connected')], [inPhase('wrap-up')], ['ended', 'wrapUpStarted']],
    ['miss', [inPhase('ringing')], [inPhase('ended', { endReason: 'missed' })], ['ended']],
    ['clear', [inPhase('wrap-up')], [], ['cleared']],
    ['gone while talking', [inPhase('connected')], [], ['ended', 'cleared']],
    ['offered once more under its old id', [inPhase('ended')], [inPhase('ringing')], ['rang']],
    [
      'a third party',
      [inPhase('connected')],
      [inPhase('connected', { parties: [{ ...third, state: 'connecting' }] })],
      ['partyJoined'],
    ],
    [
      'the third party leaves',
      [inPhase('connected', { parties: [{ ...third, state: 'connected' }] })],
      [inPhase('connected', { parties: [{ ...third, state: 'left' }] })],
      ['partyLeft'],
    ],
    [
      'one ends as another rings',
      [inPhase('connected')],
      [inPhase('wrap-up'), inPhase('ringing', { id: 'd' })],
      ['ended', 'wrapUpStarted', 'rang'],
    ],
  ])('%s', (_, before, after, expected) => {
    expect(types(before, after)).toEqual(expected);
  });

  it.each<[CallPhase, string]>([
    ['ringing', 'abandoned'],
    ['dialing', 'failed'],
    ['connected', 'completed'],
    ['held', 'completed'],
  ])('a call that vanishes while %s was %s', (phase, endReason) => {
    const [ended] = callEvents([inPhase(phase)], []);
    expect(ended?.call).toMatchObject({ phase: 'ended', endReason });
  });
});

describe('what is kept of a call', () => {
  it('when it was offered and answered', () => {
    const talking = inPhase('connected', { offeredAt: 1, answeredAt: 2 });
    const over = inPhase('wrap-up', { offeredAt: 9, answeredAt: null, endReason: 'completed' });
    expect(keepKnown([talking], [over])[0]).toMatchObject({
      offeredAt: 1,
      answeredAt: 2,
      endReason: 'completed',
    });
  });

  it.each([
    ['inbound', 'abandoned'],
    ['outbound', 'failed'],
  ] as const)('that nobody had answered when an %s call was over', (direction, endReason) => {
    const before = inPhase(direction === 'inbound' ? 'ringing' : 'dialing', { direction, answeredAt: null });
    const over = inPhase('wrap-up', { direction, answeredAt: null, endReason: 'completed' });
    const [kept] = keepKnown([before], [over]);
    expect(kept?.endReason).toBe(endReason);
    expect(keepKnown(kept ? [kept] : [], [over])[0]?.endReason).toBe(endReason);
  });

  it('nothing, when it is offered once more', () => {
    const missed = inPhase('ended', { offeredAt: 1, answeredAt: null });
    expect(keepKnown([missed], [inPhase('ringing', { offeredAt: 50 })])[0]?.offeredAt).toBe(50);
  });
});
