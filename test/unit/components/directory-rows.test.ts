import { describe, expect, test } from 'vitest';
import { looksLikeNumber, rowsOf } from '../../../components/panels/directory/directory-rows.ts';
import type { DirectoryEntry } from '../../../lib/directory/entry.ts';

const entry = (changed: Partial<DirectoryEntry>): DirectoryEntry => ({
  id: 'e1',
  tab: 'agents',
  name: 'Tomasz Nowak',
  detail: null,
  numbers: [],
  isFavourite: false,
  lastUsedAt: null,
  presence: null,
  ...changed,
});
const only = (changed: Partial<DirectoryEntry>) => rowsOf([entry(changed)])[0];

describe('[AC-40] colleagues', () => {
  test('whose presence nobody tells have a dashed ring, and can be tried', () => {
    expect(only({})).toMatchObject({ mark: 'unknown', detail: 'Status not shared', refusal: null });
  });
  test('who are offline cannot be reached, and the row says why', () => {
    const presence = { name: 'Offline', kind: 'offline' } as const;
    expect(only({ presence, detail: 'Tier 2' })).toMatchObject({
      mark: 'offline',
      detail: 'Offline · Tier 2',
      refusal: 'Tomasz Nowak is offline.',
    });
  });
  test('are reached by quick connect', () => {
    expect(only({})?.target).toEqual({ kind: 'quick-connect', id: 'e1', name: 'Tomasz Nowak' });
  });
});

test('[AC-41] a queue has no presence', () => {
  expect(only({ tab: 'queues', name: 'Billing', detail: 'Invoices' })).toMatchObject({
    mark: null,
    detail: 'Invoices',
  });
});

test('[AC-39][VO-17] a customer has one row for each number, and without one a row that says so', () => {
  const numbers = [
    { label: 'mobile', e164: '+447700900412' },
    { label: '', e164: '+442079460177' },
  ];
  const rows = rowsOf([entry({ tab: 'customers', numbers }), entry({ id: 'e2', tab: 'customers' })]);
  expect(rows.map(({ target, number, detail }) => [target, number, detail])).toEqual([
    [{ kind: 'number', e164: '+447700900412' }, '+447700900412', 'mobile'],
    [{ kind: 'number', e164: '+442079460177' }, '+442079460177', ''],
    [{ kind: 'number', e164: '' }, null, 'no phone number'],
  ]);
  expect(rows.map(({ refusal }) => refusal !== null)).toEqual([false, false, true]);
  expect(new Set(rows.map(({ key }) => key)).size).toBe(3);
});

test.each([
  ['0161', true],
  ['+44 1', true],
  ['(020)', true],
  ['1-800-FLOWERS', true],
  ['Tel. 020 7946 0958', true],
  ['Studio 54', false],
  ['16', false],
  ['Tomasz', false],
  ['', false],
])('[EX-06] "%s" is meant as a number: %s', (text, isNumber) => {
  expect(looksLikeNumber(text)).toBe(isNumber);
});
