import { describe, expect, it } from 'vitest';
import type { InteractionType } from '../../../lib/interactions/interaction.ts';
import {
  type InteractionFilter,
  type InteractionSearch,
  occurring,
  searchInteractions,
} from '../../../lib/interactions/search.ts';
import { type Summary, summaryOf } from '../../../lib/interactions/summary.ts';
import { now } from '../../gallery/people.ts';
import { record } from '../../gallery/records.ts';

const over = { type: 'ended', outcome: 'answered', detail: '', state: 'wrap_up' } as const;
const rows = [
  record(
    'a',
    900,
    [
      [5, { type: 'answered' }],
      [65, over],
    ],
    { number: 'IMS0000001' },
  ),
  record('b', 600, [[9, { ...over, outcome: 'missed', state: null }]], {
    ...{ number: 'IMS0000002', name: 'Zoë Müller', queue: 'Orders', caller_phone_number: '+491701234567' },
  }),
  record(
    'c',
    300,
    [
      [5, { type: 'answered' }],
      [25, over],
      [30, { type: 'edited', work_notes: 'Order 88 210 447 came cracked', short_description: 'Kettle' }],
    ],
    { number: 'IMS0000003', direction: 'outbound', by: 'dial' },
  ),
].map(summaryOf);
const chat = summaryOf(
  record('d', 100, [], { number: 'IMS0000004', channel: 'chat', name: null, caller_phone_number: null }),
);
const all: InteractionSearch = {
  ...{ text: '', filter: {}, sort: { by: 'opened_at', isDescending: true } },
};
const found = (changed: Partial<InteractionSearch>) =>
  searchInteractions(rows, { ...all, ...changed }, now).ids.map(
    (id) => rows.find((row) => row.id === id)?.number,
  );

describe('[AC-38] finding interactions', () => {
  it.each<[string, Partial<InteractionSearch>, string[]]>([
    ['all, newest first', {}, ['IMS0000003', 'IMS0000002', 'IMS0000001']],
    ['a name without its accents', { text: 'zoe mull' }, ['IMS0000002']],
    ['a number however it is grouped', { text: '+49 (170) 123-45' }, ['IMS0000002']],
    ['a number with its trunk zero', { text: '0170 1234' }, ['IMS0000002']],
    ['a word of the notes', { text: 'cracked' }, ['IMS0000003']],
    ['digits of the notes, as they stand there', { text: '88 210' }, ['IMS0000003']],
    ['a record number', { text: 'ims0000001' }, ['IMS0000001']],
    ['two words of two fields', { text: 'kettle billing' }, ['IMS0000003']],
    ['nothing', { text: 'qqq' }, []],
    ['missed ones', { filter: { outcomes: ['missed'] } }, ['IMS0000002']],
    ['outgoing ones', { filter: { directions: ['outbound'] } }, ['IMS0000003']],
    [
      'of a queue, and in a state',
      { filter: { queues: ['Billing'], states: ['wrap_up'] } },
      ['IMS0000003', 'IMS0000001'],
    ],
    [
      'by talk, the longest first',
      { sort: { by: 'talkMs', isDescending: true } },
      ['IMS0000001', 'IMS0000003', 'IMS0000002'],
    ],
  ])('%s', (_, changed, numbers) => {
    expect(found(changed)).toEqual(numbers);
  });

  const other: Summary = {
    ...(rows[0] as Summary),
    ...{ id: 'other', type: 'chat', state: 'closed_complete', outcome: 'rejected', direction: 'outbound' },
    ...{ kind: 'transfer', queue: 'Returns', code: 'Refund agreed', agent: 'mei', e164: '+33612345678' },
    ...{ wrapUp: 'submitted', isOpen: false },
  };
  it.each<InteractionFilter>([
    ...[{ types: ['chat'] }, { states: ['closed_complete'] }, { outcomes: ['rejected'] }, { isOpen: false }],
    ...[{ directions: ['outbound'] }, { kinds: ['transfer'] }, { queues: ['Returns'] }, { agents: ['mei'] }],
    ...[{ codes: ['Refund agreed'] }, { numbers: ['+33612345678'] }, { wrapUps: ['submitted'] }],
  ] as InteractionFilter[])('only those that %j says', (filter) => {
    const [first] = rows as [Summary];
    expect(searchInteractions([first, other], { ...all, filter }, now).ids).toEqual(['other']);
  });

  it('adds up all that match', () => {
    expect(searchInteractions(rows, all, now)).toMatchObject({ total: 3, talkMs: 80_000 });
  });

  it.each([
    ['owed', ['IMS0000003', 'IMS0000001']],
    ['submitted', ['IMS0000004']],
    ['timedOut', ['IMS0000005']],
  ] as const)('[AC-30] wrap-ups that are %s', (standing, numbers) => {
    const written = { type: 'wrappedUp', wrap_up_code: null, short_description: '', work_notes: '' } as const;
    const done = (id: string, number: string, isBySystem: boolean) =>
      summaryOf(
        record(
          id,
          200,
          [
            [5, { type: 'answered' }],
            [65, over],
            [70, { ...written, related_records: [], isBySystem }],
          ],
          { number },
        ),
      );
    const both = [...rows, done('d', 'IMS0000004', false), done('e', 'IMS0000005', true)];
    const { ids } = searchInteractions(both, { ...all, filter: { wrapUps: [standing] } }, now);
    expect(ids.map((id) => both.find((row) => row.id === id)?.number)).toEqual(numbers);
    expect(Object.values(occurring(both).owed)).toEqual([2]);
  });

  it('says what occurs', () => {
    expect(occurring(rows).queues).toEqual([
      ['Billing', 2],
      ['Orders', 1],
    ]);
  });
});

it('[AC-38][CC-42] a chat is found by its type, a call by its own', () => {
  const numbers = (types: InteractionType[]) =>
    searchInteractions([...rows, chat], { ...all, filter: { types } }, now).ids;
  expect(numbers(['chat'])).toEqual([chat.id]);
  expect(numbers(['phone'])).toHaveLength(3);
  expect(chat.who).toBe('chat');
});

it('[AC-38] a saved filter for a day is for the day on which it is asked', () => {
  const today = (at: number) => searchInteractions(rows, { ...all, filter: { period: 'today' } }, at).total;
  expect([today(now), today(now + 86_400_000)]).toEqual([3, 0]);
});
