/** Notes on an interaction's own page: a wrap-up is kept while it is written, and given up only when that is pressed. */

import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { InteractionsActions, RecordEdit } from '../../../components/interactions/interactions-view.ts';
import { NotesPanel } from '../../../components/interactions/NotesPanel.tsx';
import { emptyDraft, type WrapUpDraft } from '../../../lib/interactions/wrap-up.ts';
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

/** What another window wrote; null for nothing. */
type Elsewhere = Pick<WrapUpDraft, 'work_notes' | 'savedAt'> | null;

function draw({ isFull = false, record = owed, elsewhere = null as Elsewhere } = {}): void {
  const actions = {
    saveDraft: async (_: unknown, edit: RecordEdit) => {
      if (isFull) throw new Error('full');
      kept.push(edit);
    },
    keep: () => {},
  } as unknown as InteractionsActions;
  const draft = elsewhere && { ...emptyDraft(record.sys_id), ...elsewhere };
  const page = { record, events: [], draft, callback: null };
  drawn.draw(<NotesPanel page={page} codes={[]} actions={actions} />);
}
const shown = () => (drawn.find('textarea') as HTMLTextAreaElement).value;

async function write(text: string, how: Parameters<typeof draw>[0] = {}): Promise<void> {
  draw(how);
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

it('[AC-30] of two windows with one record, what one wrote stands in the other, unless that is being written in', async () => {
  await write('Cracked');
  const theirs = { work_notes: 'Cracked lid', savedAt: Date.now() + 5_000 };
  draw({ elsewhere: theirs });
  expect(shown()).toBe('Cracked');
  await vi.advanceTimersByTimeAsync(2_000);
  draw({ elsewhere: theirs });
  await vi.advanceTimersByTimeAsync(0);
  expect(shown()).toBe('Cracked lid');
  // What was kept before is told once more.
  draw({ elsewhere: { work_notes: 'Crack', savedAt: 1 } });
  await vi.advanceTimersByTimeAsync(0);
  expect(shown()).toBe('Cracked lid');
});
