import { describe, expect, it } from 'vitest';
import {
  allowedCommands,
  allows,
  type Call,
  type CallCommand,
  type CallPhase,
  focusCall,
  isLive,
} from '../../../lib/call.ts';
import { call } from '../../gallery/people.ts';

const phases = Object.keys(allowedCommands) as CallPhase[];
/** One row per phase, in the order of the columns; unmute is asked of a muted call, all else of one that is not. */
const table = `
                 accept reject hold resume mute unmute sendDigits hangUp transfer consult cancelTransfer swapParties merge leave holdParty resumeParty muteParty unmuteParty dropParty clear
ringing            yes    yes   -     -     -     -        -        -       -        -         -            -         -     -       -         -          -         -          -       -
dialing             -      -    -     -    yes   yes       -       yes      -        -         -            -         -     -       -         -          -         -          -       -
connected           -      -   yes    -    yes   yes      yes      yes     yes      yes        -            -         -     -       -         -          -         -          -       -
held                -      -    -    yes   yes   yes       -       yes     yes      yes        -            -         -     -       -         -          -         -          -       -
consult-dialing     -      -    -     -    yes   yes       -        -       -        -        yes           -         -     -       -         -          -         -          -       -
consult             -      -    -     -    yes   yes      yes       -       -        -        yes          yes       yes   yes     six       six        six       six        yes      -
conference          -      -    -     -    yes   yes      yes       -       -       yes        -            -         -    yes     six       six        six       six        yes      -
wrap-up             -      -    -     -     -     -        -        -       -        -         -            -         -     -       -         -          -         -          -      yes
ended               -      -    -     -     -     -        -        -       -        -         -            -         -     -       -         -          -         -          -      yes
`;
const [columns = [], ...rows] = table
  .trim()
  .split('\n')
  .map((line) => line.trim().split(/\s+/));
const cells = rows.flatMap(([phase, ...marks]) =>
  marks.map((mark, i) => [phase as CallPhase, columns[i] as CallCommand, mark] as const),
);

const inPhase = (phase: CallPhase, changed: Partial<Call> = {}) =>
  call({ id: 'c', phase, ...(phase === 'ringing' ? { answeredAt: null } : {}), ...changed });

describe('[AC-02][AC-04] what a call allows', () => {
  it('stands in the table for every phase and every command', () => {
    expect(rows.map(([phase]) => phase)).toEqual(phases);
    const listed = new Set(Object.values(allowedCommands).flat());
    expect(columns.toSorted()).toEqual([...listed].toSorted());
  });

  it.each(cells)('%s, %s: %s', (phase, command, mark) => {
    const isMuted = command === 'unmute';
    expect(allows(inPhase(phase, { isMuted, maxParties: 6 }), command)).toBe(mark !== '-');
    // Where Connect has three-party calls only.
    expect(allows(inPhase(phase, { isMuted, maxParties: 3 }), command)).toBe(mark === 'yes');
  });

  it.each(phases)('%s never allows to mute what is muted, or the reverse', (phase) => {
    expect(allows(inPhase(phase, { isMuted: true }), 'mute')).toBe(false);
    expect(allows(inPhase(phase, { isMuted: false }), 'unmute')).toBe(false);
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
