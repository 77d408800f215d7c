import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createDraftWriter, type Keeping } from '../../../components/panels/wrap-up/draft-writer.ts';
import { wrapUpTime } from '../../../components/panels/wrap-up/wrap-up-time.ts';
import type { WrapUpDraft } from '../../../lib/interactions/wrap-up.ts';
import { emptyDraft } from '../../../lib/interactions/wrap-up.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const draft = (work_notes: string) => ({ ...emptyDraft('i'), work_notes });
function writing(fails = 0) {
  const kept: string[] = [];
  const shown: Keeping['state'][] = [];
  let left = fails;
  const writer = createDraftWriter<WrapUpDraft>(
    async ({ work_notes }) => {
      if (left-- > 0) throw new Error('full');
      kept.push(work_notes);
    },
    ({ state }) => shown.push(state),
  );
  return { writer, kept, shown };
}

it('[AC-30] what is written is kept at a pause, and at once when asked', async () => {
  const { writer, kept } = writing();
  writer.write(draft('K'));
  writer.write(draft('Ke'));
  expect(kept).toEqual([]);
  await vi.advanceTimersByTimeAsync(400);
  expect(kept).toEqual(['Ke']);
  writer.write(draft('Ket'));
  writer.flush();
  await vi.advanceTimersByTimeAsync(0);
  expect(kept).toEqual(['Ke', 'Ket']);
  expect(writer.isOwing()).toBe(false);
});

it('[AC-30] somebody who types without a pause is kept all the same', async () => {
  const { writer, kept } = writing();
  for (let i = 0; i < 20; i++) {
    writer.write(draft('x'.repeat(i + 1)));
    await vi.advanceTimersByTimeAsync(100);
  }
  expect(kept.length).toBeGreaterThan(0);
});

it('what could not be kept is said and tried again, and what was written since is not lost', async () => {
  const { writer, kept, shown } = writing(1);
  writer.write(draft('first'));
  await vi.advanceTimersByTimeAsync(400);
  expect(shown.at(-1)).toBe('failed');
  await vi.advanceTimersByTimeAsync(3_100);
  expect(kept).toEqual(['first']);
  expect(shown.at(-1)).toBe('kept');
});

it.each([
  ['no limit', 0, 90_000, { share: null, tone: 'plain', word: null }],
  ['half of it', 60_000, 30_000, { share: 0.5, tone: 'plain', word: 'of 1:00' }],
  ['three quarters', 60_000, 45_000, { share: 0.75, tone: 'hold', word: 'of 1:00' }],
  ['the end', 60_000, 60_000, { share: 1, tone: 'bad', word: 'over by 0:00' }],
  ['over', 60_000, 82_000, { share: 1, tone: 'bad', word: 'over by 0:22' }],
])('[EX-15] the time of a wrap-up: %s', (_, limitMs, now, wanted) => {
  expect(wrapUpTime(0, limitMs, now)).toEqual(wanted);
});
