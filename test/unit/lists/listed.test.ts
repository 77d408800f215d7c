import { describe, expect, test } from 'vitest';
import { compare, isListed, type Listed, takenOver } from '../../../lib/lists/listed.ts';
import { readList } from '../../../lib/lists/read-list.ts';

const one = (name: string, id = '', channels: string[] = []): Listed => ({ id, name, queues: [], channels });

describe('[CC-34] what an import would do', () => {
  const states = (offered: Listed[], there: Listed[]) =>
    compare(offered, there).rows.map(({ offered: { name }, state, known }) => [name, state, known]);

  test('tells new and existing apart, by id and by name', () => {
    const there = [one('Billing', 'arn-1'), one('Orders'), one('Spanish line', 'arn-3')];
    const offered = [
      one('Billing', 'arn-1'),
      one('ORDERS', 'arn-2'),
      one('Ventas', 'arn-3'),
      one('Returns', 'arn-4'),
    ];
    expect(states(offered, there)).toEqual([
      ['Billing', 'known', 'Billing'],
      ['ORDERS', 'known', 'Orders'],
      ['Ventas', 'renamed', 'Spanish line'],
      ['Returns', 'new', null],
    ]);
  });

  test('names what is there and is not offered any more', () => {
    expect(compare([one('Billing')], [one('Billing'), one('Orders')]).absent).toEqual(['Orders']);
  });

  test('shows each once, whatever the source repeats', () => {
    expect(states([one('Billing', 'a'), one('billing', 'b'), one('Other', 'a')], [])).toEqual([
      ['Billing', 'new', null],
    ]);
  });

  test('[CC-23] a queue without the channel that is wanted is new, and says what it is called there', () => {
    const there = [one('Billing', 'a', ['phone'])];
    expect(states([one('Billing', 'a', ['phone'])], there)).toEqual([['Billing', 'known', 'Billing']]);
    expect(states([one('Billing', 'a', ['phone', 'chat'])], there)).toEqual([['Billing', 'new', 'Billing']]);
  });
});

test('[CC-22][CC-34] taken twice there are no doubles, and what was renamed at the source is renamed here', () => {
  const first = takenOver([], [one('Refunds', 's1'), one('German', 's2')]);
  expect(takenOver(first, [one('Refunds', 's1'), one('german')])).toEqual(first);
  expect(takenOver(first, [one('Deutsch', 's2'), one('Spanish')]).map(({ name }) => name)).toEqual([
    'Refunds',
    'Deutsch',
    'Spanish',
  ]);
});

describe('[CC-13][CC-14][CC-15] a list from a file', () => {
  test('one a line or a table with queues, headings left out', () => {
    const { listed, refused } = readList('Label,Queues\nRefund agreed,Billing; Orders\nOther\n\n');
    expect(listed).toEqual([{ ...one('Refund agreed'), queues: ['Billing', 'Orders'] }, one('Other')]);
    expect(refused).toBe(0);
  });

  test('leaves out what has no name, or one that is too long', () => {
    // As ServiceNow and German spreadsheets write them, with an id to know a renamed one by.
    expect(readList('Sys ID;Name;Active;Queues\r\nabc;=Rückfrage;true;Billing|Orders\r\n').listed).toEqual([
      { id: 'abc', name: '=Rückfrage', queues: ['Billing', 'Orders'], channels: [] },
    ]);
    expect(readList('Code,Label\n17,Refund agreed').listed).toMatchObject([
      { id: '17', name: 'Refund agreed' },
    ]);
    expect(readList('Name,Name\nOne,Two').listed).toMatchObject([{ id: '', name: 'One', queues: [] }]);
    expect(readList(`,Billing\n${'x'.repeat(101)}\nOther`)).toEqual({ listed: [one('Other')], refused: 2 });
  });
});

test.each([
  null,
  {},
  { ...one(' ') },
  { ...one('x'.repeat(101)) },
  { ...one('A'), queues: [1] },
  { ...one('A'), id: 7 },
])('[XX-05] %j is not kept', (value) => {
  expect(isListed(value)).toBe(false);
});
