import { beforeEach, expect, it, vi } from 'vitest';
import { createStepTurns, type StepTurns } from '../../../entrypoints/background/surfaces/step-turns.ts';

let turns: StepTurns;
let frames: { frameId: number; count: number; at: number }[];

beforeEach(() => {
  vi.useFakeTimers();
  turns = createStepTurns();
  return () => vi.useRealTimers();
});

/** One press: all frames ask at once, and those that are told so go on. */
async function step(tabId = 1): Promise<string[]> {
  const answers = Promise.all(
    frames.map(({ frameId, ...standing }) => turns.take({ tab: { id: tabId }, frameId }, standing)),
  );
  await vi.runAllTimersAsync();
  for (const [i, isMine] of (await answers).entries()) {
    const frame = frames[i];
    if (frame) frame.at = isMine ? (frame.at + 1) % frame.count : -1;
  }
  return frames.filter(({ at }) => at >= 0).map(({ frameId, at }) => `${frameId}:${at}`);
}

it('[AC-36][XX-06] each step shows one number, through all frames of the page and round again', async () => {
  frames = [
    { frameId: 7, count: 1, at: -1 },
    { frameId: 0, count: 2, at: -1 },
    { frameId: 9, count: 1, at: -1 },
  ];
  const seen = [];
  for (let i = 0; i < 6; i++) seen.push(await step());
  expect(seen).toEqual([['0:0'], ['0:1'], ['7:0'], ['9:0'], ['0:0'], ['0:1']]);
});

it('[AC-36] a frame that comes later than the others shows nothing beside them', async () => {
  frames = [{ frameId: 0, count: 2, at: -1 }];
  expect(await step()).toEqual(['0:0']);
  expect(await turns.take({ tab: { id: 1 }, frameId: 7 }, { count: 3, at: -1 })).toBe(false);
  expect(await step()).toEqual(['0:1']);
});

it('[AC-36] a page that has one frame only goes round in it, in each tab for itself', async () => {
  frames = [{ frameId: 5, count: 1, at: -1 }];
  expect(await step()).toEqual(['5:0']);
  expect(await step()).toEqual(['5:0']);
  expect(await step(2)).toEqual(['5:0']);
});
