import { describe, expect, it } from 'vitest';
import type { Happening, InteractionEvent } from '../../../lib/interactions/events.ts';
import { applyEvent, foldInteraction } from '../../../lib/interactions/fold.ts';
import {
  type Interaction,
  type InteractionState,
  isClosed,
  mayMove,
  stateLabels,
} from '../../../lib/interactions/interaction.ts';
import { chance } from '../../property/random.ts';

const agent = { value: 'pnair', display_value: 'Priya Nair' };
const opened: Happening = {
  type: 'opened',
  by: 'offer',
  number: 'IMS0000001',
  contactId: 'c',
  ...{ direction: 'inbound', kind: 'call', queue: 'Billing', caller_phone_number: null, name: null },
  ...{ agent, context: {}, transferredBy: null, conversation: '' },
};
const stream = (happened: readonly (readonly [number, Happening])[]): InteractionEvent[] =>
  [[0, opened] as const, ...happened].map(([at, what], i) => ({
    ...{ interaction: 'i', sequence: i + 1, at },
    ...what,
  }));
const told = (...happened: [number, Happening][]) => foldInteraction(stream(happened)) as Interaction;
const ended = { type: 'ended', outcome: 'answered', detail: '', state: 'wrap_up' } as const;
const wrappedUp: Happening = {
  ...{ type: 'wrappedUp', wrap_up_code: null, short_description: '', work_notes: 'n', related_records: [] },
  isBySystem: false,
};

describe('a record is what its stream tells', () => {
  it('[VO-30] its times: ring, talk without hold, hold, after call work', () => {
    expect(
      told(
        [6_000, { type: 'answered' }],
        [16_000, { type: 'held' }],
        [20_000, { type: 'resumed' }],
        [30_000, { type: 'held' }],
        [36_000, ended],
        [36_000, { type: 'wrapUpStarted' }],
        [84_000, { type: 'cleared' }],
        [90_000, wrappedUp],
      ),
    ).toMatchObject({
      ...{ ringMs: 6_000, talkMs: 20_000, holdMs: 10_000, holds: 2, wrap_up_duration: 48_000 },
      ...{ state: 'closed_complete', closed_at: 90_000, duration: 90_000 },
      phone_log: { start_time: 0, end_time: 36_000, duration: 30_000 },
    });
  });

  it.each<[string, [number, Happening][]]>([
    [
      'before the answer',
      [
        [-5_000, { type: 'answered' }],
        [-4_000, ended],
      ],
    ],
    [
      'before the accept',
      [
        [-5_000, { type: 'accepted' }],
        [-4_000, ended],
      ],
    ],
    ['while it rings', [[-5_000, { ...ended, outcome: 'missed', state: null }]]],
    [
      'while they talk',
      [
        [6_000, { type: 'answered' }],
        [-4_000, ended],
        [-4_000, { type: 'wrapUpStarted' }],
      ],
    ],
    [
      'on hold',
      [
        [6_000, { type: 'answered' }],
        [8_000, { type: 'held' }],
        [-9_000, { type: 'resumed' }],
        [0, ended],
      ],
    ],
    [
      'in wrap-up',
      [
        [6_000, { type: 'answered' }],
        [9_000, ended],
        [1_000, { type: 'cleared' }],
        [-1, wrappedUp],
      ],
    ],
  ])('[VO-30] no time is negative when the clock is set back %s', (_, happened) => {
    const { ringMs, talkMs, holdMs, previewMs, wrap_up_duration, duration, phone_log } = told(...happened);
    for (const span of [ringMs, talkMs, holdMs, previewMs, wrap_up_duration, duration, phone_log.duration])
      expect(span ?? 0).toBeGreaterThanOrEqual(0);
  });

  it('[VO-31][VO-32][VO-33] recording, contact trace and transcript may come when all is closed', () => {
    const record = told(
      [1, { type: 'answered' }],
      [2, ended],
      [3, wrappedUp],
      [9, { type: 'recordingCame', url: 'https://rec.example/1' }],
      [9, { type: 'contactTraceCame', fields: { Channel: 'VOICE' } }],
      [9, { type: 'transcriptCame', lines: [{ offsetMs: 0, speaker: 'Amara', text: 'Hello' }] }],
    );
    expect(record).toMatchObject({
      ...{ state: 'closed_complete', recordingUrl: 'https://rec.example/1' },
      ...{ contactTrace: { Channel: 'VOICE' }, transcriptLines: 1 },
    });
  });

  it('[AC-48] a second offer is the same record with a ring of its own', () => {
    const miss = { type: 'ended', outcome: 'missed', detail: '', state: null } as const;
    expect(told([20, miss], [50, { type: 'offeredAgain' }], [56, { type: 'answered' }])).toMatchObject({
      ...{ offers: 2, ringMs: 6, state: 'work_in_progress', outcome: null },
    });
  });
});

/** Everything that can be told of a call, in whatever order it comes. */
const anything: Happening[] = [
  ...(['offeredAgain', 'accepted', 'answered', 'held', 'resumed', 'wrapUpStarted', 'cleared'] as const).map(
    (type) => ({ type }),
  ),
  ended,
  { ...ended, outcome: 'abandoned', state: 'closed_abandoned' },
  { ...ended, outcome: 'missed', state: null },
  { ...ended, outcome: 'failed', state: 'closed_complete' },
  wrappedUp,
  { type: 'transferred', to: 'Tomasz', assigned_to: null },
  { type: 'edited', work_notes: 'more' },
];

it.each([
  // Assigned, it is New no more; wrapped up, it waits for nobody; closed, it stays so.
  ['new', ['on_hold', 'work_in_progress', 'wrap_up', 'closed_complete', 'closed_abandoned']],
  ['on_hold', ['work_in_progress', 'wrap_up', 'closed_complete', 'closed_abandoned']],
  ['work_in_progress', ['on_hold', 'wrap_up', 'closed_complete', 'closed_abandoned']],
  ['wrap_up', ['work_in_progress', 'closed_complete']],
  ['closed_complete', []],
  ['closed_abandoned', []],
] as [InteractionState, InteractionState[]][])('[VO-13] from %s a record may go to %j', (from, may) => {
  const all = Object.keys(stateLabels) as InteractionState[];
  expect(all.filter((to) => mayMove(from, to)).toSorted()).toEqual(may.toSorted());
});

it('[VO-13] ten thousand streams in any order: no move that may not be made, no closed record opened, no time below zero', () => {
  const random = chance(7);
  for (let round = 0; round < 10_000; round++) {
    const events = stream(
      Array.from({ length: 12 }, () => [random.whole(100), random.pick(anything) ?? ended] as const),
    );
    let record: Interaction | null = null;
    for (const event of events) {
      const before: Interaction | null = record;
      const after: Interaction = applyEvent(record, event);
      const from: InteractionState | undefined = before?.state;
      if (from && from !== after.state)
        expect(mayMove(from, after.state), `${from} → ${after.state}`).toBe(true);
      if (from && isClosed(from)) expect(after.state).toBe(from);
      const { ringMs, talkMs, holdMs, wrap_up_duration, duration } = after;
      if ([talkMs, holdMs, wrap_up_duration, duration].some((ms) => ms !== null && ms < 0))
        expect.fail(JSON.stringify({ ringMs, talkMs, holdMs, wrap_up_duration, duration }));
      record = after;
    }
    expect(record).toEqual(foldInteraction(events));
  }
});
