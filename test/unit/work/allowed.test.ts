import { expect, it } from 'vitest';
import { pillState } from '../../../entrypoints/widget/pill-state.ts';
import { entryCount } from '../../../lib/callbacks/entries.ts';
import { allowsInWork, type WorkCommand, whyNotWork } from '../../../lib/work/allowed.ts';
import { liveWork, offeredWork } from '../../../lib/work/entries.ts';
import type { WorkPhase } from '../../../lib/work/work-item.ts';
import { call, ringing, session } from '../../gallery/people.ts';
import { workItem } from '../../gallery/work.ts';

const workPhases: readonly WorkPhase[] = ['offered', 'open', 'transferring', 'wrap-up', 'missed'];

const commands: readonly WorkCommand[] = [
  ...(['acceptWork', 'rejectWork', 'endWork', 'transferWork', 'cancelWorkTransfer', 'closeWork'] as const),
];

it('[CC-18][CC-25] what each phase allows, and why not the rest', () => {
  const table = workPhases.map((phase) => {
    const allowed = commands.filter((command) => allowsInWork(workItem({ phase }), command));
    return `${phase}: ${allowed.join(' ')}`;
  });
  expect(table).toEqual([
    'offered: acceptWork rejectWork',
    'open: endWork transferWork',
    'transferring: cancelWorkTransfer',
    'wrap-up: closeWork',
    'missed: closeWork',
  ]);
  expect(whyNotWork(workItem({ canReject: false }), 'rejectWork')).toMatch(/cannot be turned away/);
  expect(whyNotWork(workItem({ phase: 'wrap-up' }), 'endWork')).toBe('It is over.');
});

it('[CC-25] what is offered and what goes on are counted, calls first', () => {
  const work = workPhases.map((phase) => workItem({ id: phase, phase }));
  expect(offeredWork(work).map(({ id }) => id)).toEqual(['offered']);
  expect(liveWork(work).map(({ id }) => id)).toEqual(['offered', 'open', 'transferring']);
  expect(entryCount(1, 1, 2)).toBe('1 call, 1 callback, 2 work items');
});

it('[CC-25] an offered chat is on the pill beside a call, and never before one that rings', () => {
  const work = [workItem()];
  expect(pillState(session({ work }), 1)).toMatchObject({ mark: 'ringing', word: 'Chat', others: 0 });
  expect(pillState(session({ work, calls: [call()] }), 1)).toMatchObject({ word: 'Chat', others: 1 });
  expect(pillState(session({ work, calls: [ringing(9)] }), 1)).toMatchObject({ word: 'Incoming call' });
});
