import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { VoiceError } from '../../../lib/errors.ts';
import { emptyDraft } from '../../../lib/interactions/wrap-up.ts';
import { amara, callbackBench, mobile, noon } from '../../fakes/callback-bench.ts';

type Bench = Awaited<ReturnType<typeof callbackBench>>;
let bench: Bench;
let id: string;
const desk = () => bench.life.callbacks.desk;
const dialler = () => bench.life.callbacks.dialler;
const closing = () => bench.life.callbacks.closing;
const record = async () => {
  const found = await bench.life.records.callbacks.find(id);
  if (!found) throw new Error('no record');
  return found;
};
const interaction = async () => {
  const found = await bench.life.records.interactions.find(id);
  if (!found) throw new Error('no interaction');
  return found;
};
const events = async () =>
  (await bench.life.records.interactions.events((await interaction()).sys_id)).map(({ type }) => type);

async function accepted(attributes: Record<string, string> = {}, settings = {}) {
  bench = await callbackBench(settings);
  id = bench.offer(attributes);
  await desk().accept(id);
  await bench.settle();
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
  vi.spyOn(console, 'warn').mockImplementation(() => {});
});
afterEach(() => vi.useRealTimers());

describe('manual dial', () => {
  beforeEach(() => accepted());

  it('[CB-02][CB-05][CB-17][CB-18][CB-19][EX-01] an offer says who, queue, type and reason; accepted it is previewed and not dialled', async () => {
    expect(bench.only()).toMatchObject({
      ...{ phase: 'preview', carrier: 'task', name: 'Amara Osei', queue: 'Billing', type: 'asap' },
      ...{ reason: 'billing_issue', mode: 'manual', chosen: amara, acceptedAt: noon, dialsAt: null },
    });
    expect(bench.only().numbers.map(({ e164, label }) => [e164, label])).toEqual([
      [amara, 'requested'],
      [mobile, 'mobile'],
    ]);
    expect(bench.dials()).toEqual([]);
  });

  it('[CF-12][CF-13] ten minutes later nothing was dialled, and there is no time at which it would be', async () => {
    await bench.pass(600_000);
    expect(bench.dials()).toEqual([]);
    expect(bench.only()).toMatchObject({ dialsAt: null, closesAt: null });
  });

  it('[CF-01][CF-06][CF-38] the chosen number is dialled, and the preview is measured once', async () => {
    desk().choose(id, mobile);
    await bench.pass(25_000);
    await dialler().dial(id, false);
    await bench.settle();
    expect(bench.dials()).toEqual([`dial ${mobile} q1 ${id}`]);
    expect(bench.only()).toMatchObject({ phase: 'dialing', previewMs: 25_000, firstDialAt: noon + 25_000 });
    expect(await interaction()).toMatchObject({
      previewMs: 25_000,
      kind: 'callback',
      state: 'work_in_progress',
    });
    expect(await record()).toMatchObject({ previewMs: 25_000, state: 2, external_callback_id: id });
  });

  it('[CB-15][CB-21][CF-02][CF-04][CF-38] no answer: another number, again, and each attempt is counted and logged', async () => {
    await bench.pass(5_000);
    for (const [at, number] of [amara, mobile, amara].entries()) {
      desk().choose(id, number);
      await dialler().dial(id, false);
      await bench.settle();
      const callId = bench.only().callId ?? '';
      vi.setSystemTime(noon + 20_000 * (at + 1));
      await bench.life.store.stored();
      bench.platform.hangUp(callId);
      await bench.settle();
      expect(bench.only()).toMatchObject({ phase: 'unanswered' });
      await bench.platform.clear(callId);
    }
    expect(bench.only().attempts.map(({ e164, outcome }) => [e164, outcome])).toEqual([
      ...[amara, mobile, amara].map((number) => [number, 'no-answer']),
    ]);
    expect(bench.only().numbers.map(({ last }) => last?.outcome)).toEqual(['no-answer', 'no-answer']);
    expect(await interaction()).toMatchObject({ previewMs: 5_000, outcome: null });
    expect((await events()).filter((type) => type.startsWith('attempt'))).toEqual([
      ...['attempted', 'attemptFailed', 'attempted', 'attemptFailed', 'attempted', 'attemptFailed'],
    ]);
    // A retry changes nothing of the preview.
    expect(bench.only()).toMatchObject({ previewMs: 5_000, firstDialAt: noon + 5_000 });
    expect(await record()).toMatchObject({ previewMs: 5_000, attempts: { length: 3 } });
  });

  it('[CB-22][CF-07] closed without an answer: written up, and gone from the platform', async () => {
    const { sys_id } = await interaction();
    await bench.life.records.wrapUps.save({ ...emptyDraft(sys_id), work_notes: 'Solved by mail.' });
    await closing().close(id);
    await bench.settle();
    expect(await interaction()).toMatchObject({ state: 'closed_complete', work_notes: 'Solved by mail.' });
    expect(await record()).toMatchObject({ state: 3, reason: 'Closed', closed_at: noon });
    expect(bench.platform.asked.slice(-2)).toEqual([`hangUp ${id}`, `clear ${id}`]);
    expect(bench.life.store.now().callbacks).toEqual([]);
  });

  it('[CF-03][CF-07][CF-31][CF-37] answered: talk, wrap-up, close; interaction and callback point at each other', async () => {
    await dialler().dial(id, false);
    await bench.settle();
    const callId = bench.only().callId ?? '';
    bench.platform.customerAnswers(callId);
    await bench.settle();
    expect(bench.only().phase).toBe('talking');
    await bench.platform.hold(callId);
    await bench.platform.resume(callId);
    bench.platform.customerHangsUp(callId);
    await bench.settle();
    expect(bench.only()).toMatchObject({ phase: 'wrap-up', closesAt: null });
    expect(bench.life.records.contactOf(callId)).toBe(id);
    await closing().close(id);
    await bench.settle();
    const kept = await interaction();
    expect(kept).toMatchObject({ state: 'closed_complete', outcome: 'answered', holds: 1 });
    expect(await record()).toMatchObject({ sys_id: kept.callbackTask, handledIn: kept.sys_id, state: 3 });
    expect(await bench.life.records.interactions.find(callId), 'no record beside it').toBeNull();
    expect(bench.platform.asked.slice(-3)).toEqual([`clear ${callId}`, `hangUp ${id}`, `clear ${id}`]);
  });

  it('[EX-18] a live call that is handed on leaves the callback with this agent', async () => {
    await dialler().dial(id, false);
    await bench.settle();
    const callId = bench.only().callId ?? '';
    bench.platform.customerAnswers(callId);
    await bench.platform.addParty(callId, { kind: 'quick-connect', id: 'qc', name: 'Ben' });
    bench.platform.thirdAnswers(callId);
    await bench.platform.merge(callId);
    bench.platform.customerHangsUp(callId);
    await bench.settle();
    expect(bench.only().phase).toBe('wrap-up');
    expect(await interaction()).toMatchObject({ transferredTo: expect.any(String) });
    expect(await record()).toMatchObject({ state: 2, assigned_to: { value: expect.any(String) } });
  });

  it('a dial that is refused was none: the preview goes on and may still be handed on', async () => {
    bench.platform.refuseNext(new VoiceError('number-refused'));
    await expect(dialler().dial(id, false)).rejects.toMatchObject({ code: 'number-refused' });
    expect(bench.only()).toMatchObject({
      phase: 'preview',
      attempts: [],
      firstDialAt: null,
      previewMs: null,
    });
  });

  it('[CF-04] with a most of one, a second dial is refused with the reason', async () => {
    await accepted({}, { callbackMostAttempts: 1 });
    await dialler().dial(id, false);
    await bench.settle();
    bench.platform.hangUp(bench.only().callId ?? '');
    await bench.settle();
    await expect(dialler().dial(id, false)).rejects.toMatchObject({ code: 'not-now', detail: /once/ });
  });
});

it('[EX-02] a callback that is turned away goes to the next agent, and says on record that it came here', async () => {
  bench = await callbackBench();
  id = bench.offer();
  await desk().reject(id);
  await bench.settle();
  expect(bench.platform.asked).toContain(`reject ${id}`);
  expect(await interaction()).toMatchObject({ outcome: 'rejected', state: 'new' });
  expect(await record()).toMatchObject({ state: 1, assigned_to: null, acceptedAt: null });
  expect(bench.life.store.now().callbacks).toEqual([]);
});

it('an offer that nobody took is missed', async () => {
  bench = await callbackBench();
  id = bench.offer();
  bench.platform.callbackEnds(id);
  await bench.settle();
  expect(await interaction()).toMatchObject({ outcome: 'missed', callbackTask: (await record()).sys_id });
});

describe('never twice', () => {
  it('a number that was called a few minutes ago is dialled only when that is confirmed', async () => {
    await accepted();
    await dialler().dial(id, false);
    await bench.settle();
    bench.platform.hangUp(bench.only().callId ?? '');
    await bench.settle();
    await closing().close(id);
    await bench.settle();
    await bench.platform.clear(bench.life.store.now().calls[0]?.id ?? '').catch(() => {});
    vi.setSystemTime(noon + 360_000);
    id = bench.offer();
    await desk().accept(id);
    await bench.settle();
    expect(bench.only().numbers[0]?.last).toMatchObject({ outcome: 'no-answer' });
    expect(await bench.life.callbacks.lookBefore(id, amara)).toMatchObject({
      ...{ doubts: ['called-before'], isQuiet: false },
      lastCalls: [{ outcome: 'no-answer', direction: 'outbound' }],
    });
    await expect(dialler().dial(id, false)).rejects.toMatchObject({ code: 'confirm-first' });
    expect(bench.only().phase).toBe('preview');
    await dialler().dial(id, true);
    expect(bench.dials()).toHaveLength(2);
  });

  it('at night, by the customer’s own time zone, it asks first', async () => {
    await accepted({ customerTimezone: 'Asia/Tokyo' });
    vi.setSystemTime(noon + 2 * 3_600_000);
    expect(await bench.life.callbacks.lookBefore(id, amara)).toMatchObject({ isQuiet: true, clock: /23:00/ });
    await expect(dialler().dial(id, false)).rejects.toMatchObject({ code: 'confirm-first' });
  });
});
