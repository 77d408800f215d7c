import { describe, expect, it } from 'vitest';
import { workAfter } from '../../../lib/work/after-sight.ts';
import type { WorkItem, WorkPhase, WorkSource } from '../../../lib/work/work-item.ts';
import { workItem, workSighting } from '../../gallery/work.ts';

const at = 1_000_000;
const sees = (was: WorkItem[], phases: WorkPhase[], source: WorkSource = 'connect') =>
  workAfter(
    was,
    source,
    phases.map((phase) => workSighting({ phase, phaseAt: at - 50, offerEndsAt: null })),
    at,
  );
const open = workItem({ phase: 'open', acceptedAt: at - 900, phaseAt: at - 900, offerEndsAt: null });

describe('[CC-25][CC-26][CC-27] work in hand follows what its source shows', () => {
  it.each<[string, WorkItem[], WorkPhase[], Partial<WorkItem>[]]>([
    ['an offer begins', [], ['offered'], [{ phase: 'offered', offeredAt: at - 50, acceptedAt: null }]],
    ['what is open already when it is first seen', [], ['open'], [{ phase: 'open', acceptedAt: at - 50 }]],
    ['what was missed before anybody looked is nobody’s', [], ['missed'], []],
    ['an offer is taken', [workItem()], ['open'], [{ phase: 'open', acceptedAt: at }]],
    ['an offer is missed', [workItem()], ['missed'], [{ phase: 'missed', isRejected: false }]],
    ['an offer is rejected', [workItem({ isRejected: true })], ['missed'], [{ isRejected: true }]],
    ['an offer whose customer left', [workItem()], [], []],
    ['it ends', [open], ['wrap-up'], [{ phase: 'wrap-up', acceptedAt: at - 900 }]],
    ['after work is done', [workItem({ ...open, phase: 'wrap-up' })], [], []],
    [
      'it comes once more after a miss',
      [workItem({ phase: 'missed', isRejected: true })],
      ['offered'],
      [{ phase: 'offered', isRejected: false, offeredAt: at - 50 }],
    ],
    [
      'it is being handed on elsewhere',
      [open],
      ['transferring'],
      [{ phase: 'transferring', transfer: { to: '', since: at, hasFailed: false } }],
    ],
    [
      'nobody took it: it is back',
      [workItem({ ...open, phase: 'transferring', transfer: { to: 'Tomasz', since: 1, hasFailed: false } })],
      ['open'],
      [{ phase: 'open', transfer: { to: 'Tomasz', since: 1, hasFailed: true } }],
    ],
    [
      'a transfer that was taken back is none',
      [workItem({ ...open, phase: 'transferring', transfer: null })],
      ['open'],
      [{ phase: 'open', transfer: null }],
    ],
  ])('%s', (_, was, phases, expected) => {
    const found = sees(was, phases);
    expect(found).toHaveLength(expected.length);
    expect(found).toMatchObject(expected);
  });

  it('what its other source has stays as it is', () => {
    const theirs = workItem({ id: 'theirs', source: 'servicenow' });
    expect(sees([theirs], [])).toEqual([theirs]);
    expect(sees([theirs], [], 'servicenow')).toEqual([]);
  });

  it('[CC-19][CC-21] ServiceNow takes an offer away without a word: once its time is over it was missed', () => {
    const offer = workItem({ source: 'servicenow', offerEndsAt: at });
    expect(workAfter([offer], 'servicenow', [], at - 1)).toEqual([]);
    const missed = workAfter([offer], 'servicenow', [], at);
    expect(missed).toMatchObject([{ phase: 'missed', phaseAt: at, offerEndsAt: null }]);
    expect(workAfter(missed, 'servicenow', [], at + 60_000)).toEqual(missed);
  });
});
