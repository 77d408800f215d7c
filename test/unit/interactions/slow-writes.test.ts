/** A database that takes its time: what is written while something else is being written is lost to nobody. */

import { beforeEach, expect, it, vi } from 'vitest';
import { createInteractionRecorder } from '../../../entrypoints/background/records/interaction-recorder.ts';
import { defaultSettings } from '../../../lib/settings-rules.ts';
import { newWorld, overdue, talking, type World } from './desk.ts';

let world: World;
beforeEach(() => {
  world = newWorld();
  vi.spyOn(console, 'warn').mockImplementation(() => {});
});

/** The next call of `name` takes until it is let go. */
function slow<Name extends string>(part: Record<Name, (...args: never[]) => Promise<unknown>>, name: Name) {
  const gate = Promise.withResolvers<void>();
  const real = part[name] as (...args: unknown[]) => Promise<unknown>;
  const spy = vi.spyOn(part, name as never) as unknown as {
    mock: { calls: unknown[] };
    mockImplementationOnce(work: (...args: unknown[]) => Promise<unknown>): unknown;
  };
  spy.mockImplementationOnce(async (...args) => {
    const result = await real(...args);
    await gate.promise;
    return result;
  });
  return { isWaiting: () => vi.waitUntil(() => spy.mock.calls.length > 0), letGo: gate.resolve };
}

const byDefault = { wrapUpSeconds: 60, wrapUpDefaultCode: 'other' };

it('[AC-30][EX-15] what is written while a wrap-up closes by itself stands on record', async () => {
  const { records, draft, sys_id } = await overdue(world, byDefault);
  await records.wrapUps.save(draft);
  const reading = slow(records.wrapUpStore, 'draft');
  const looked = records.care.look();
  await reading.isWaiting();
  const saved = records.wrapUps.save({ ...draft, work_notes: 'And a new lid.' });
  reading.letGo();
  await Promise.all([looked, saved]);
  world.now += 61_000;
  await records.care.look();
  expect(await records.find(sys_id)).toMatchObject({
    state: 'closed_complete',
    work_notes: 'And a new lid.',
  });
});

it('[AC-30][EX-15] a call back that was promised is made when the wrap-up closes by itself', async () => {
  const { records, draft, sys_id } = await overdue(world, byDefault);
  const followUp = { phone_number: '+442079460958', dueAt: 9_000, reason: 'Check the replacement' };
  await records.wrapUps.save({ ...draft, followUp });
  await records.care.look();
  expect(await records.find(sys_id)).toMatchObject({ callbackId: sys_id });
  expect(await records.callbacks.ofNumber('+442079460958')).toHaveLength(1);
});

it('[XX-05] what is written while its record is deleted stays nowhere', async () => {
  const { records, draft, sys_id } = await talking(world);
  const reading = slow(records.interactions, 'get');
  const saved = records.wrapUps.save(draft).catch(() => {});
  await reading.isWaiting();
  const deleted = records.delete([sys_id]);
  await vi.waitUntil(async () => (await records.interactions.count()) === 0);
  reading.letGo();
  await Promise.all([saved, deleted]);
  expect(await records.wrapUpStore.drafts()).toEqual([]);
});

it('[XX-02] what happens just as the recorder ends is put on record', async () => {
  const moves = [{ sequence: 1 }] as never[];
  let hears = () => {};
  const written: number[] = [];
  const recorder = createInteractionRecorder({
    store: {
      unrecorded: async () => ({ id: 'journal', moves: [...moves] }),
      recorded: (sequence) =>
        void moves.splice(
          0,
          moves.length,
          ...moves.filter((one) => (one as { sequence: number }).sequence > sequence),
        ),
      onUnrecorded(listener) {
        hears = listener;
        return () => {};
      },
    },
    database: async () => {},
    interactions: {
      async record(part) {
        written.push(...part.moves.map(({ sequence }) => sequence));
        return [];
      },
    },
    rules: async () => defaultSettings,
    onRecorded() {},
    onTrouble() {
      if (written.length > 1) return;
      moves.push({ sequence: 2 } as never);
      hears();
    },
  });
  await recorder.flush();
  await vi.waitUntil(() => written.length === 2);
  expect(written).toEqual([1, 2]);
});
