import { describe, expect, it } from 'vitest';
import {
  allowedCommands,
  allows,
  type Call,
  type CallCommand,
  type CallPhase,
  focusCall,
  isLive,
  type Party,
} from '../../../lib/call.ts';
import { allowsParty, type PartyCommand } from '../../../lib/party-commands.ts';
import { call } from '../../gallery/people.ts';

const phases = Object.keys(allowedCommands) as CallPhase[];
/** One row per phase, in the order of the columns; unmute is asked of a muted call, all else of one that is not. */
const table = `
                 accept reject hold resume mute unmute sendDigits hangUp transfer consult cancelTransfer swapParties merge leave holdParty resumeParty muteParty unmuteParty dropParty flagQuality clear
ringing            yes    yes   -     -     -     -        -        -       -        -         -            -         -     -       -         -          -         -          -        -          -
dialing             -      -    -     -    yes   yes       -       yes      -        -         -            -         -     -       -         -          -         -          -        -          -
connected           -      -   yes    -    yes   yes      yes      yes     yes      yes        -            -         -     -       -         -          -         -          -       yes         -
held                -      -    -    yes   yes   yes       -       yes     yes      yes        -            -         -     -       -         six        -         -          -       yes         -
consult-dialing     -      -    -     -    yes   yes       -        -       -        -        yes           -         -     -       -         -          -         -          -       yes         -
consult             -      -    -     -    yes   yes      yes       -       -        -        yes          yes       yes   yes     six       six        six       six        yes      yes         -
conference          -      -    -     -    yes   yes      yes       -       -       yes        -            -         -    yes     six        -         six       six        yes      yes         -
wrap-up             -      -    -     -     -     -        -        -       -        -         -            -         -     -       -         -          -         -          -       -          yes
ended               -      -    -     -     -     -        -        -       -        -         -            -         -     -       -         -          -         -          -       -          yes
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

describe('[AC-02][AC-04] beyond the table', () => {
  const party = (role: Party['role'], changed: Partial<Party> = {}): Party => {
    const nobody = {
      number: null,
      numberText: null,
      name: null,
      stateAt: 0,
      isMuted: false,
      isColleague: false,
    };
    return { id: role, role, state: 'connected', ...nobody, ...changed };
  };
  const reach = { to: 'Tomasz', since: 0, present: [], partyId: null, isCancelled: false };

  it('while a blind transfer is under way nothing but mute and cancel is left', () => {
    const leaving = inPhase('consult', { leaving: reach, maxParties: 6 });
    const left = columns.filter((command) => allows(leaving, command as CallCommand));
    expect(left).toEqual(['mute', 'cancelTransfer', 'flagQuality']);
    expect(allows(inPhase('wrap-up', { leaving: reach }), 'clear')).toBe(true);
  });

  it.each([
    [3, 3, false],
    [6, 3, true],
    [6, 6, false],
  ])('of %i parties, %i there: another may be brought in: %s', (maxParties, there, mayAdd) => {
    const gone = party('third-party', { state: 'left' });
    const parties = [gone, ...Array.from({ length: there }, () => party('third-party'))];
    expect(allows(inPhase('conference', { maxParties, parties }), 'consult')).toBe(mayAdd);
    expect(allows(inPhase('held', { maxParties, parties }), 'transfer')).toBe(mayAdd);
  });

  it.each<[PartyCommand, Partial<Party>, boolean]>([
    ['holdParty', {}, true],
    ['holdParty', { state: 'held' }, false],
    ['resumeParty', { state: 'held' }, true],
    ['resumeParty', {}, false],
    ['muteParty', {}, true],
    ['muteParty', { isMuted: true }, false],
    ['unmuteParty', { isMuted: true }, true],
    ['unmuteParty', {}, false],
    ['unmuteParty', { isMuted: true, isColleague: true }, false],
    ['muteParty', { isColleague: true }, true],
    ['dropParty', { state: 'held' }, true],
    ['dropParty', { state: 'left' }, false],
    ['dropParty', { role: 'agent' }, false],
  ])('%s of a party that is %j: %s', (command, changed, expected) => {
    const consult = inPhase('consult', { maxParties: 6 });
    expect(allowsParty(consult, command, party('third-party', changed))).toBe(expected);
  });

  it('whoever was brought in brings in nobody while the colleague who did it is still there', () => {
    const guest = inPhase('connected', { isGuest: true });
    const without = ['hold', 'mute', 'sendDigits', 'hangUp', 'flagQuality'];
    expect(columns.filter((command) => allows(guest, command as CallCommand))).toEqual(without);
  });

  it('with three parties only whom the agent brought in may be dropped', () => {
    const conference = inPhase('conference', { maxParties: 3 });
    expect(allowsParty(conference, 'dropParty', party('third-party'))).toBe(true);
    expect(allowsParty(conference, 'dropParty', party('customer'))).toBe(false);
    expect(allowsParty({ ...conference, maxParties: 6 }, 'dropParty', party('customer'))).toBe(true);
  });

  it.each([
    ['accept', 'ringing', 3, false],
    ['reject', 'ringing', 3, true],
    ['sendDigits', 'connected', 6, false],
    ['mute', 'connected', 3, false],
    ['mute', 'connected', 6, true],
    ['hold', 'connected', 3, true],
  ] as const)(
    'on a desk phone, %s in %s with up to %i parties: %s',
    (command, phase, maxParties, expected) => {
      expect(allows(inPhase(phase, { phone: 'desk', maxParties }), command)).toBe(expected);
    },
  );
});

it('the call that needs the agent most comes first', () => {
  const calls = (['ended', 'wrap-up', 'held', 'connected', 'ringing'] as const).map((p) =>
    inPhase(p, { id: p }),
  );
  expect(focusCall(calls)?.id).toBe('ringing');
  expect(focusCall([])).toBeNull();
  expect(calls.filter(isLive).map(({ id }) => id)).toEqual(['held', 'connected', 'ringing']);
});
