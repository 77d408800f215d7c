/** The database does not open, or does not answer: calls and callbacks are taken, talked and closed, and stand on record once it is back. */

import { openDB } from 'idb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { interactionQueries } from '../../../entrypoints/background/records/interaction-queries.ts';
import { VoiceError } from '../../../lib/errors.ts';
import { emptyDraft } from '../../../lib/interactions/wrap-up.ts';
import { callbackBench } from '../../fakes/callback-bench.ts';
import { fakeDatabase, onDisk } from '../../fakes/database.ts';

type Trouble = 'none' | 'unreadable' | 'silent';
let trouble: Trouble;

/** A silent one: an older version of ours holds the database and does not let go. */
async function bench(kind: Trouble) {
  const name = crypto.randomUUID();
  if (kind === 'silent') await openDB(name, 1);
  const real = fakeDatabase(name);
  trouble = kind;
  const making = callbackBench({}, async () => {
    if (trouble === 'unreadable') throw new VoiceError('store-unreadable');
    return real();
  });
  await vi.advanceTimersByTimeAsync(10_000);
  return making;
}

/** `work` has time until any limit is over. */
async function inTime<Result>(work: Promise<Result>): Promise<Result> {
  await vi.advanceTimersByTimeAsync(10_000);
  return work;
}

beforeEach(() => {
  trouble = 'none';
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
  vi.spyOn(console, 'warn').mockImplementation(() => {});
});
afterEach(() => vi.useRealTimers());

describe.each<Trouble>(['unreadable', 'silent'])('[EX-12] the database is %s', (kind) => {
  it('a call rings, is taken, held, ended and cleared, and is on record once it is back', async () => {
    const { platform, life } = await bench(kind);
    const id = platform.customerCalls({ queue: 'Billing' });
    for (const step of ['accept', 'hold', 'resume', 'hangUp'] as const)
      await inTime(life.commands[step]({}, id));
    await inTime(life.records.wrapUps.settled());
    await inTime(life.commands.clear({}, id));
    expect(life.store.now().calls).toEqual([]);
    if (kind === 'silent') return;
    trouble = 'none';
    await life.records.recorder.flush();
    expect(await life.records.interactions.find(id)).toMatchObject({
      ...{ outcome: 'answered', holds: 1, state: 'wrap_up', phase: 'ended' },
    });
  });

  it('a callback is taken, called, talked and closed, and nothing of it stays at the platform', async () => {
    const made = await bench(kind);
    const { platform, life } = made;
    const id = made.offer();
    await inTime(life.callbacks.desk.accept(id));
    await inTime(life.callbacks.dialler.dial(id, false));
    const callId = made.only().callId ?? '';
    platform.customerAnswers(callId);
    platform.customerHangsUp(callId);
    expect(made.only().phase).toBe('wrap-up');
    await inTime(life.callbacks.closing.close(id));
    expect(life.store.now().calls).toEqual([]);
    expect(platform.asked.slice(-3)).toEqual([`clear ${callId}`, `hangUp ${id}`, `clear ${id}`]);
    if (kind === 'silent') return;
    trouble = 'none';
    await made.settle();
    expect(await life.records.callbacks.find(id)).toMatchObject({ state: 3 });
    expect(life.store.now().callbacks, 'it is forgotten once it is on record').toEqual([]);
  });

  it('[AC-30] notes are kept all the same, and no status is held up for ever by them', async () => {
    const { life } = await bench(kind);
    const saved = life.records.wrapUps.save(emptyDraft('r'));
    await inTime(life.records.wrapUps.settled());
    await saved;
    expect(life.store.now().records).toMatchObject({ notesAside: 1 });
  });
});

it('[FT-19][EX-12][AC-30] a callback is closed though the store is full, and what was written of it waits', async () => {
  const disk = { isFull: true };
  const made = await callbackBench({}, onDisk(fakeDatabase(), disk));
  const { life } = made;
  const id = made.offer();
  await life.callbacks.desk.accept(id);
  await made.settle();
  const form = await interactionQueries(life.records).wrapUpForm({}, id);
  await life.records.wrapUps.save({ ...emptyDraft(form?.record.sys_id ?? ''), work_notes: 'No answer.' });
  await life.callbacks.closing.close(id);
  expect(made.only().phase).toBe('closed');
  disk.isFull = false;
  await life.records.care.look();
  await made.settle();
  const record = await life.records.interactions.find(id);
  expect(record).toMatchObject({ phase: 'ended', outcome: 'failed' });
  expect(record && (await life.records.wrapUps.draft(record))).toMatchObject({ work_notes: 'No answer.' });
});
