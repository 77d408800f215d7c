import { describe, expect, it } from 'vitest';
import type { Presence } from '../../../lib/agent.ts';
import { presenceMark, presenceName } from '../../../lib/agent.ts';
import {
  type MappingRow,
  mappingProblems,
  oursFor,
  oursOf,
  type PresenceMapping,
  problemWords,
  suggestMapping,
  theirsFor,
} from '../../../lib/presence/mapping.ts';
import { newSync, type SyncEvent, syncAfter } from '../../../lib/presence/sync.ts';
import { presences } from '../../gallery/people.ts';

const row = (ours: string, theirs: string, isWayBack = false): MappingRow => ({ ours, theirs, isWayBack });

const mapping: PresenceMapping = [
  row('Available', 'On queue', true),
  row('Lunch', 'Away', true),
  row('Break', 'Away'),
  row('Offline', 'Offline', true),
  row('On contact', 'Busy'),
  row('After call work', 'Busy'),
  row('Missed call', 'Away'),
];
const choosable = ['Available', 'Lunch', 'Break', 'Offline'];

describe('[AC-14][CC-06] the table, both ways', () => {
  it.each([
    ['Available', 'On queue'],
    [' available ', 'On queue'],
    ['Lunch', 'Away'],
    ['Break', 'Away'],
    ['On contact', 'Busy'],
    ['Training', null],
  ])('%s is %s there', (ours, theirs) => {
    expect(theirsFor(mapping, ours)).toBe(theirs);
  });

  it.each<[string, string | null, string | null]>([
    ['On queue', 'Lunch', 'Available'],
    ['on queue', 'Lunch', 'Available'],
    // Many are one: the present one stays if it means that already.
    ['Away', 'Break', 'Break'],
    ['Away', 'Available', 'Lunch'],
    ['Away', null, 'Lunch'],
    // Nobody can be put into a call.
    ['Busy', 'Available', null],
    ['Busy', 'On contact', 'On contact'],
    ['Do not disturb', 'Available', null],
  ])('%s there, while %s here, is %s', (theirs, present, ours) => {
    expect(oursFor(mapping, theirs, present)).toBe(ours);
  });

  it('the only one that comes to a state is its way back', () => {
    expect(oursFor([row('Available', 'Ready'), row('On contact', 'Ready')], 'Ready', null)).toBe('Available');
    expect(oursFor([row('Lunch', 'Away'), row('Break', 'Away')], 'Away', null)).toBeNull();
  });

  it.each<[keyof typeof presences, string]>([
    ['lunch', 'Lunch'],
    ['busy', 'On contact'],
    ['calling', 'On contact'],
    ['wrapUp', 'After call work'],
    ['missed', 'Missed call'],
  ])('%s goes by the name of %s', (name, ours) => {
    expect(oursOf(presences[name])).toBe(ours);
  });
});

describe('[AC-14] what is wrong with it', () => {
  const problems = (rows: PresenceMapping, theirs: string[] | null = null) =>
    mappingProblems(rows, choosable, theirs).map(({ kind, state }) => `${kind} ${state}`);

  it('nothing', () => {
    expect(problems(mapping, ['On queue', 'Away', 'Offline', 'Busy'])).toEqual([]);
  });

  it.each<[string, PresenceMapping, string[] | null, string[]]>([
    ['a status that leads nowhere', mapping.filter(({ ours }) => ours !== 'Break'), null, ['unmapped Break']],
    ['one that stands twice', [...mapping, row('lunch', 'Offline')], null, ['doubled lunch']],
    ['one that Connect does not have', [...mapping, row('Siesta', 'Away')], null, ['unknown-ours Siesta']],
    [
      'a state that is not there, and one that leads back to nothing',
      mapping,
      ['On queue', 'Away', 'Offline', 'Meeting'],
      ['unknown-theirs Busy', 'no-way-back Meeting'],
    ],
    [
      'many without a way back',
      mapping.map((it) => ({ ...it, isWayBack: false })),
      null,
      ['no-way-back Away'],
    ],
    [
      'two ways back',
      mapping.map((it) => (it.ours === 'Break' ? { ...it, isWayBack: true } : it)),
      null,
      ['two-ways-back Away'],
    ],
  ])('%s', (_, rows, theirs, expected) => {
    expect(problems(rows, theirs)).toEqual(expected);
    for (const problem of mappingProblems(rows, choosable, theirs))
      expect(problemWords(problem)).toMatch(/^.*\.$/);
  });
});

describe('[CC-06] a table to begin with', () => {
  const ours: Presence[] = [
    presences.available,
    presences.break,
    presences.lunch,
    presences.offline,
    presences.busy,
  ];

  it('goes by the same name, else by what it means, and has no problems', () => {
    const theirs = ['On Queue', 'Busy', 'Away', 'Lunch', 'Offline'];
    const suggested = suggestMapping(ours, theirs);
    expect(suggested.map(({ ours: from, theirs: to }) => `${from} → ${to}`)).toEqual([
      'Available → On Queue',
      'Break → Away',
      'Lunch → Lunch',
      'Offline → Offline',
      'On contact → Busy',
      'After call work → Busy',
      'Missed call → Away',
    ]);
    const names = ['Available', 'Break', 'Lunch', 'Offline'];
    expect(mappingProblems(suggested, names, theirs)).toEqual([]);
  });

  it('[VO-29] the five presences of voice are met by their own names', () => {
    const voice = [
      'Available',
      'Away',
      'Offline',
      'Busy',
      'CallingCustomer',
      'AfterCallWork',
      'FailedConnectAgent',
      'Missed Call',
    ];
    const suggested = suggestMapping(ours, voice);
    expect(suggested.map(({ ours: from, theirs: to }) => `${from} → ${to}`)).toEqual([
      'Available → Available',
      'Break → Away',
      'Lunch → Away',
      'Offline → Offline',
      'On contact → Busy',
      'After call work → AfterCallWork',
      'Missed call → Missed Call',
    ]);
  });

  it.each([
    ['CallingCustomer', 'Calling customer', 'busy'],
    ['Busy', 'On a call', 'busy'],
    ['AfterCallWork', 'After call work', 'wrap-up'],
  ])('[VO-29] %s is shown as %s without being set up', (name, words, mark) => {
    const presence = { id: null, name, kind: 'system' as const };
    expect([presenceName(presence), presenceMark(presence)]).toEqual([words, mark]);
  });

  it('[VO-29] so are the two others: one that failed to connect, and Available', () => {
    const failed = { id: null, name: 'FailedConnectAgent', kind: 'error' as const };
    expect([presenceName(failed), presenceMark(failed)]).toEqual(['Could not connect you', 'missed']);
    const available = { id: 'a', name: 'Available', kind: 'routable' as const };
    expect([presenceName(available), presenceMark(available)]).toEqual(['Available', 'available']);
  });

  it('leaves out what fits nothing', () => {
    expect(suggestMapping(ours, ['Green', 'Red'])).toEqual([]);
  });
});

it('[AC-14][VO-28] an echo that comes before the answer is the echo, and what comes after both is a change', () => {
  let sync = newSync;
  const take = (event: SyncEvent) => {
    const after = syncAfter(sync, event, mapping);
    sync = after.sync;
    return after.write;
  };
  take({ type: 'heard', side: 'theirs', state: 'Away', at: 0 });
  take({ type: 'heard', side: 'ours', state: 'Available', at: 1_000 });
  expect(take({ type: 'quiet' })).toEqual({ side: 'theirs', state: 'On queue' });
  take({ type: 'heard', side: 'theirs', state: 'On queue', at: 1_100 });
  take({ type: 'written', isTaken: true, at: 1_200 });
  take({ type: 'heard', side: 'theirs', state: 'Away', at: 1_300 });
  expect(take({ type: 'quiet' })).toEqual({ side: 'ours', state: 'Lunch' });
});
