import { describe, expect, it, test } from 'vitest';
import type { CallbackRecord } from '../../../lib/callbacks/callback-record.ts';
import { followUp } from '../../../lib/callbacks/follow-up.ts';
import { type CallbackFilter, type CallbackSearch, searchCallbacks } from '../../../lib/callbacks/search.ts';

const priya = { value: 'priya', display_value: 'Priya Shah' };
const record = (number: string, changed: Partial<CallbackRecord>): CallbackRecord => ({
  ...followUp(
    {
      ...{ sys_id: number, phone_number: '+442079460958', at: 5_000, reason_type: 'order_issue' },
      ...{ description: '', name: 'Amara Osei', queue: 'Billing', agent: priya, interaction: '' },
    },
    1_000,
  ),
  number,
  ...changed,
});

const records = [
  record('CAL1', { state: 3, scheduled_start_time: 1_000, opened_at: 1 }),
  record('CAL2', { queue: 'Returns', scheduled_start_time: 7_000, previewMs: 4_000, opened_at: 2 }),
  record('CAL3', {
    callback_type: 'asap',
    scheduled_start_time: null,
    carrier: 'task',
    state: 2,
    opened_at: 3,
  }),
  record('CAL4', {
    reason_type: 'customer_survey',
    name: 'Łukasz',
    phone_number: '+48221234567',
    numbers: [],
    opened_at: 4,
  }),
  record('CAL5', { assigned_to: { value: 'ben', display_value: 'Ben' }, opened_at: 5 }),
];

const ask = (changed: Partial<CallbackSearch> = {}) =>
  searchCallbacks(
    records,
    {
      ...{ text: '', filter: {}, sort: { by: 'number', isDescending: false }, from: 0, limit: 10 },
      ...changed,
    },
    'priya',
    10,
  );
const numbers = (changed?: Partial<CallbackSearch>) => ask(changed).callbacks.map(({ number }) => number);

describe('[CF-40] my callbacks', () => {
  it('are mine alone, open ones first', () => {
    expect(ask()).toMatchObject({ total: 4, open: 3, queues: ['Billing', 'Returns'] });
    expect(numbers()).toEqual(['CAL2', 'CAL3', 'CAL4', 'CAL1']);
    expect(numbers({ sort: { by: 'number', isDescending: true } })).toEqual(['CAL4', 'CAL3', 'CAL2', 'CAL1']);
    expect(numbers({ from: 1, limit: 2 })).toEqual(['CAL3', 'CAL4']);
  });

  test.each<[CallbackFilter, string[]]>([
    [{ isOpen: false }, ['CAL1']],
    [{ states: [2] }, ['CAL3']],
    [{ types: ['asap'] }, ['CAL3']],
    [{ queues: ['Returns'] }, ['CAL2']],
    [{ reasons: ['customer_survey'] }, ['CAL4']],
    [{ reasonGroup: 'sales' }, ['CAL4']],
    [{ carriers: ['task'] }, ['CAL3']],
    [{ scheduledFrom: 5_000, scheduledTo: 7_000 }, ['CAL4']],
    [{ agents: ['ben'] }, ['CAL5']],
  ])('[CF-41] filtered by %j', (filter, found) => {
    expect(numbers({ filter })).toEqual(found);
  });

  test.each([
    ['lukasz', ['CAL4']],
    ['order issue', ['CAL2', 'CAL3', 'CAL1']],
    ['020 7946 0958', ['CAL2', 'CAL3', 'CAL1']],
    ['CAL3', ['CAL3']],
  ])('found by "%s"', (text, found) => {
    expect(numbers({ text })).toEqual(found);
  });

  test.each([
    ['scheduled_start_time', ['CAL4', 'CAL2', 'CAL3', 'CAL1']],
    ['previewMs', ['CAL2', 'CAL4', 'CAL3', 'CAL1']],
    ['queue', ['CAL4', 'CAL3', 'CAL2', 'CAL1']],
  ] as const)('sorted by %s', (by, found) => {
    expect(numbers({ sort: { by, isDescending: false } })).toEqual(found);
  });
});
