import { expect, it } from 'vitest';
import { spokenOfWork } from '../../../components/panels/spoken/spoken-work.ts';
import type { WorkItem } from '../../../lib/work/work-item.ts';
import { workItem } from '../../gallery/work.ts';

const now = 1_000_000;
const said = (before: WorkItem[], after: WorkItem[]) =>
  spokenOfWork({ work: before, now }, { work: after, now }).map(({ text }) => text);
const open = workItem({ phase: 'open' });
const waiting = workItem({
  phase: 'transferring',
  transfer: { to: 'Tomasz', since: 0, hasFailed: false },
});

it.each<[string, WorkItem[], WorkItem[], string[]]>([
  [
    'an offer with its time',
    [],
    [workItem({ offerEndsAt: now + 14_000 })],
    ['Chat offered, Hassan Darwish, Orders, 14 seconds to accept'],
  ],
  ['taken', [workItem()], [open], ['Chat accepted']],
  ['on its way', [open], [waiting], ['Waiting for Tomasz to take it']],
  ['taken back', [waiting], [workItem({ phase: 'open', transfer: null })], ['Transfer cancelled']],
  [
    'not taken',
    [waiting],
    [workItem({ phase: 'open', transfer: { to: 'Tomasz', since: 0, hasFailed: true } })],
    ['Tomasz did not take it, it is yours again'],
  ],
  ['missed', [workItem()], [workItem({ phase: 'missed' })], ['Chat was not taken in time']],
  ['gone', [workItem()], [], ['Chat gone']],
  ['nothing new', [open], [open], []],
])('[CC-25] the live region says: %s', (_, before, after, words) => {
  expect(said(before, after)).toEqual(words);
});
