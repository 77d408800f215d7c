import { describe, expect, it } from 'vitest';
import {
  allowedCommands,
  allows,
  type Call,
  type CallCommand,
  type CallPhase,
  callEvents,
  focusCall,
  isLive,
  keepTimes,
} from '../../../lib/call.ts';
import { call } from '../../gallery/people.ts';

const phases = Object.keys(allowedCommands) as CallPhase[];
const commands: CallCommand[] = [
  'accept',
  'reject',
  'hold',
  'resume',
  'mute',
  'unmute',
  'sendDigits',
  'hangUp',
  'clear',
];
const inPhase = (phase: CallPhase, changed: Partial<Call> = {}) =>
  call({ id: 'c', phase, ...(phase === 'ringing' ? { answeredAt: null } : {}), ...changed });

describe('[AC-02][AC-04] what a call allows', () => {
  /** One row per phase: accept, reject, hold, resume, mute, unmute (when muted), digits, hang up, clear. */
  const table: Record<CallPhase, string> = {
    ringing: 'yes yes no no no no no no no',
    dialing: 'no no no no yes yes yes yes no',
    connected: 'no no yes no yes yes yes yes no',
    held: 'no no no yes yes yes no yes no',
    'wrap-up': 'no no no no no no no no yes',
    ended: 'no no no no no no no no yes',
  };
  it.each(phases.flatMap((phase) => commands.map((command, i) => [phase, command, i] as const)))(
    '%s, %s',
    (phase, command, i) => {
      const isMuted = command === 'unmute';
      expect(allows(inPhase(phase, { isMuted }), command)).toBe(table[phase].split(' ')[i] === 'yes');
    },
  );

  it.each(phases)('%s never allows to mute what is muted, or the reverse', (phase) => {
    expect(allows(inPhase(phase, { isMuted: true }), 'mute')).toBe(false);
    expect(allows(inPhase(phase, { isMuted: false }), 'unmute')).toBe(false);
  });
});

describe('what happened between two snapshots', () => {
  const types = (before: Call[], after: Call[]) => callEvents(before, after).map(({ type }) => type);
  const dialing = inPhase('dialing', { direction: 'outbound', answeredAt: null });
  const third = {
    id: 't',
    role: 'third-party',
    number: null,
    name: null,
    stateAt: 0,
    isMuted: false,
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
    expect(keepTimes([talking], [over])[0]).toMatchObject({
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
    const [kept] = keepTimes([before], [over]);
    expect(kept?.endReason).toBe(endReason);
    expect(keepTimes(kept ? [kept] : [], [over])[0]?.endReason).toBe(endReason);
  });

  it('nothing, when it is offered once more', () => {
    const missed = inPhase('ended', { offeredAt: 1, answeredAt: null });
    expect(keepTimes([missed], [inPhase('ringing', { offeredAt: 50 })])[0]?.offeredAt).toBe(50);
  });
});

it('the call that needs the agent most comes first', () => {
  const calls = (['ended', 'wrap-up', 'held', 'connected', 'ringing'] as const).map((p) =>
    inPhase(p, { id: p }),
  );
  expect(focusCall(calls)?.id).toBe('ringing');
  expect(focusCall([])).toBeNull();
  expect(calls.filter(isLive).map(({ id }) => id)).toEqual(['held', 'connected', 'ringing']);
});
