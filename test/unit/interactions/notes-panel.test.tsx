/** Notes on an interaction's own page: a wrap-up is kept while it is written, and given up only when that is pressed. */

import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { InteractionsActions, RecordEdit } from '../../../components/interactions/interactions-view.ts';
import { NotesPanel } from '../../../components/interactions/NotesPanel.tsx';
import { type Drawn, freshDocument } from '../../fakes/drawn.tsx';
import { record } from '../../gallery/records.ts';

const over = { type: 'ended', outcome: 'answered', detail: '', state: 'wrap_up' } as const;
const owed = record('a1', 60, [
  [5, { type: 'answered' }],
  [25, over],
  [26, { type: 'wrapUpStarted' }],
]);
const closed = { ...owed, state: 'closed_complete' as const };

let drawn: Drawn;
let kept: RecordEdit[];
beforeEach(() => {
  vi.useFakeTimers();
  drawn = freshDocument();
  kept = [];
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

async function write(text: string, { isFull = false, record = owed } = {}): Promise<void> {
  const actions = {
    saveDraft: async (_: unknown, edit: RecordEdit) => {
      if (isFull) throw new Error('full');
      kept.push(edit);
    },
    keep: () => {},
  } as unknown as InteractionsActions;
  const page = { record, events: [], draft: null, callback: null };
  drawn.draw(<NotesPanel page={page} codes={[]} actions={actions} />);
  drawn.send('button.link', 'click');
  await vi.advanceTimersByTimeAsync(0);
  (drawn.find('textarea') as HTMLTextAreaElement).value = text;
  drawn.send('textarea', 'input');
}
const press = async (name: string) => {
  const button = [...drawn.root.querySelectorAll('button')].find(({ textContent }) => textContent === name);
  button?.dispatchEvent(new (document.defaultView as Window & typeof globalThis).Event('click'));
  await vi.advanceTimersByTimeAsync(0);
};

it('[AC-30] what is written is kept at a pause, though nobody presses anything', async () => {
  await write('Cracked');
  expect(kept).toEqual([]);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(kept).toMatchObject([{ work_notes: 'Cracked' }]);
});

it('[AC-30] so is what is written on a call that is closed', async () => {
  await write('Cracked', { record: closed });
  await vi.advanceTimersByTimeAsync(2_000);
  expect(kept).toMatchObject([{ work_notes: 'Cracked' }]);
});

it('[AC-30] what was given up is not kept', async () => {
  await write('Cracked');
  await vi.advanceTimersByTimeAsync(2_000);
  await press('Cancel');
  expect(kept.at(-1)).toMatchObject({ work_notes: '' });
});

it('[AC-30] it is said when it cannot be kept', async () => {
  await write('Cracked', { isFull: true });
  await vi.advanceTimersByTimeAsync(2_000);
  expect(drawn.root.textContent).toContain('Not kept yet');
});
