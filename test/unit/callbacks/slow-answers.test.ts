/** A platform and a database that take their time: what the agent does to a callback meanwhile counts, and nothing is done behind it. */

import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { callbackCommands } from '../../../entrypoints/background/callbacks/commands.ts';
import { createCommandLock } from '../../../entrypoints/background/command-lock.ts';
import { VoiceError } from '../../../lib/errors.ts';
import { amara, callbackBench, mobile, noon } from '../../fakes/callback-bench.ts';

type Bench = Awaited<ReturnType<typeof callbackBench>>;
let bench: Bench;
let id: string;
const automatic = { callbackMode: 'automatic', callbackDialSeconds: 30, callbackWrapUpSeconds: 60 } as const;
const desk = () => bench.life.callbacks.desk;
const billing = { kind: 'quick-connect', id: 'q', name: 'Billing' } as const;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
  vi.spyOn(console, 'warn').mockImplementation(() => {});
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

async function accepted(settings = {}) {
  bench = await callbackBench(settings);
  id = bench.offer();
  await desk().accept(id);
  await bench.settle();
}

/** The next call of `of[name]` waits until the answer is called. */
function slow<Of extends object>(of: Of, name: keyof Of & string): () => void {
  const verbs = of as Record<string, (...args: unknown[]) => Promise<unknown>>;
  const work = verbs[name] ?? (async () => {});
  const opened = Promise.withResolvers<void>();
  vi.spyOn(verbs, name).mockImplementationOnce(async (...args) => {
    await opened.promise;
    return work(...args);
  });
  return opened.resolve;
}

/** The countdown is over, and what is looked at before the dial is still being read. */
async function atZero(): Promise<() => void> {
  await accepted(automatic);
  const read = slow(bench.life.records.callbacks, 'all');
  await bench.pass(30_000);
  expect(bench.dials()).toEqual([]);
  return read;
}

it('[CF-15] paused while it is looked before the dial, it is not dialled', async () => {
  const read = await atZero();
  desk().pause(id);
  read();
  await bench.pass(600_000);
  expect(bench.dials()).toEqual([]);
  expect(bench.only()).toMatchObject({ phase: 'preview', pausedMs: 0, doubt: null, attempts: [] });
});

it('[CF-15] extended while it is looked before the dial, it is dialled half a minute later', async () => {
  const read = await atZero();
  desk().extend(id);
  read();
  await bench.pass(29_000);
  expect(bench.dials()).toEqual([]);
  await bench.pass(1_000);
  expect(bench.dials()).toHaveLength(1);
});

it('[CF-06][CF-14] another number chosen while it is looked before the dial: that one is dialled, once', async () => {
  const read = await atZero();
  desk().choose(id, mobile);
  read();
  await bench.pass(60_000);
  expect(bench.dials()).toEqual([`dial ${mobile} q1 ${id}`]);
});

it('[CF-06] another number chosen while the agent’s press is looked at: the press says so and dials neither', async () => {
  await accepted();
  const read = slow(bench.life.records.callbacks, 'all');
  const pressed = bench.life.callbacks.dialler.dial(id, false);
  desk().choose(id, mobile);
  read();
  await expect(pressed).rejects.toMatchObject({ code: 'not-now', detail: /Another number/ });
  expect(bench.dials()).toEqual([]);
  expect(bench.only()).toMatchObject({ phase: 'preview', chosen: mobile });
});

it('[CF-07][CF-14] closed just before zero, it is not dialled while that is being written', async () => {
  await accepted(automatic);
  await bench.pass(29_000);
  const written = slow(bench.life.records.wrapUps, 'submit');
  const closing = bench.life.callbacks.closing.close(id);
  await bench.pass(10_000);
  expect(bench.dials()).toEqual([]);
  await expect(bench.life.callbacks.dialler.dial(id, false)).rejects.toMatchObject({ code: 'not-now' });
  written();
  await closing;
  await bench.pass(60_000);
  expect(bench.dials()).toEqual([]);
  expect(bench.life.store.now().callbacks).toEqual([]);
});

it('[CF-07] one that could not be closed waits for the agent, and can be called', async () => {
  await accepted(automatic);
  vi.spyOn(bench.life.records.wrapUps, 'submit').mockRejectedValueOnce(new VoiceError('host-lost'));
  await expect(bench.life.callbacks.closing.close(id)).rejects.toMatchObject({ code: 'host-lost' });
  expect(bench.only()).toMatchObject({ phase: 'preview', pausedMs: 30_000 });
  await bench.life.callbacks.dialler.dial(id, false);
  expect(bench.dials()).toHaveLength(1);
});

it('[CF-08][CF-10] nothing calls while Connect is asked to hand it on, and what is calling is not handed on', async () => {
  await accepted(automatic);
  const handed = slow(bench.platform, 'handOn');
  const transfer = desk().transfer(id, billing);
  await expect(bench.life.callbacks.dialler.dial(id, false)).rejects.toMatchObject({ code: 'not-now' });
  expect(() => desk().resume(id)).toThrow(VoiceError);
  handed();
  await transfer;
  await bench.settle();
  await desk().cancelTransfer(id);
  await bench.settle();
  const read = slow(bench.life.records.callbacks, 'all');
  const pressed = bench.life.callbacks.dialler.dial(id, false);
  await desk().transfer(id, billing);
  read();
  await expect(pressed).rejects.toMatchObject({ code: 'not-now' });
  expect(bench.dials()).toEqual([]);
  expect(bench.only().phase).toBe('transferring');
});

it('[CF-16] kept open while the default code is looked up, it stays open', async () => {
  await accepted(automatic);
  await bench.pass(30_000);
  const callId = bench.only().callId ?? '';
  bench.platform.customerAnswers(callId);
  bench.platform.customerHangsUp(callId);
  await bench.settle();
  const found = slow(bench.life.records, 'defaultCode');
  await bench.pass(60_000);
  desk().keep(id);
  found();
  await bench.pass(60_000);
  expect(bench.only()).toMatchObject({ phase: 'wrap-up', closesAt: null });
});

it('[EX-02] one press answers: accepted while it is being turned away is refused in words', async () => {
  bench = await callbackBench();
  id = bench.offer();
  const answered = slow(bench.platform, 'reject');
  const rejected = desk().reject(id);
  await expect(desk().accept(id)).rejects.toMatchObject({ code: 'not-now' });
  answered();
  await rejected;
  await bench.settle();
  expect(bench.platform.asked.filter((verb) => verb.startsWith('accept'))).toEqual([]);
});

it('[EX-02] turned away it does not come back with a report from before, and was turned away on record', async () => {
  bench = await callbackBench();
  id = bench.offer();
  // Connect says yes before its snapshot shows it.
  vi.spyOn(bench.platform, 'reject').mockResolvedValueOnce();
  vi.spyOn(bench.platform, 'hangUp').mockRejectedValueOnce(new VoiceError('not-now'));
  vi.spyOn(bench.platform, 'clear').mockRejectedValueOnce(new VoiceError('not-now'));
  await desk().reject(id);
  await bench.platform.setEnhancement('off');
  expect(bench.only()).toMatchObject({ phase: 'closed', ending: 'rejected' });
  bench.platform.callbackEnds(id);
  await bench.platform.clear(id);
  await bench.settle();
  expect(await bench.life.records.interactions.find(id)).toMatchObject({ outcome: 'rejected' });
});

it('[EX-02][CB-16] offered once more before the answer to its refusal comes, it is offered', async () => {
  bench = await callbackBench();
  id = bench.offer();
  const { reject } = bench.platform;
  const answered = Promise.withResolvers<void>();
  vi.spyOn(bench.platform, 'reject').mockImplementationOnce(async (contactId) => {
    await reject(contactId);
    await answered.promise;
  });
  const rejected = desk().reject(id);
  await bench.settle();
  await bench.platform.clear(id).catch(() => {});
  await vi.advanceTimersByTimeAsync(1_000);
  bench.platform.offersCallback({ id, stateAt: 99, attributes: { callbackNumber: amara } });
  answered.resolve();
  await rejected;
  await bench.settle();
  expect(bench.only()).toMatchObject({ phase: 'offered', ending: null });
});

it('[CB-16] offered once more while its end is being written, its card stays', async () => {
  bench = await callbackBench();
  id = bench.offer();
  bench.platform.callbackEnds(id);
  await bench.settle();
  const { recorder } = bench.life.records;
  const { flush } = recorder;
  const written = Promise.withResolvers<void>();
  // Once before it is written, and once more before it is forgotten.
  const flushes = vi.spyOn(recorder, 'flush').mockImplementationOnce(flush);
  flushes.mockImplementationOnce(async () => written.promise);
  await bench.platform.clear(id);
  await vi.waitUntil(() => flushes.mock.calls.length === 2);
  bench.platform.offersCallback({ id, stateAt: 99, attributes: { callbackNumber: amara } });
  written.resolve();
  await bench.settle();
  expect(bench.only()).toMatchObject({ id, phase: 'offered' });
});

it('[EX-14] a follow-up that is being cancelled is not called meanwhile', async () => {
  bench = await callbackBench({ callbackAgainMinutes: 0 });
  await bench.life.callbacks.followUps.schedule(amara, noon, '', '');
  await bench.settle();
  await bench.pass(1_000);
  id = bench.only().id;
  await desk().accept(id);
  await bench.settle();
  const written = slow(bench.life.records.callbacks, 'change');
  const cancelled = commands().cancelCallback({}, id);
  await expect(bench.life.callbacks.dialler.dial(id, false)).rejects.toMatchObject({ code: 'not-now' });
  written();
  await cancelled;
  await bench.settle();
  expect(bench.dials()).toEqual([]);
  expect(await bench.life.records.callbacks.get(id)).toMatchObject({ state: 7 });
});

/** The commands as the bench's own parts carry them out. */
const commands = () => callbackCommands(bench.life.callbacks, createCommandLock(bench.life.store));
