/** A callback whose customer was spoken with is called once more before it is closed. */

import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { idWithin, interactionSteps } from '../../../lib/servicenow/record-steps.ts';
import { amara, callbackBench, mobile, noon } from '../../fakes/callback-bench.ts';

type Bench = Awaited<ReturnType<typeof callbackBench>>;
let bench: Bench;
let id: string;

const interaction = async () => {
  const found = await bench.life.records.interactions.find(id);
  if (!found) throw new Error('no interaction');
  return found;
};
const record = () => bench.life.records.callbacks.find(id);
const dial = (isConfirmed = false) => bench.life.callbacks.dialler.dial(id, isConfirmed);

/** Dialled, answered a second later and hung up after `ms`; answers the call's id. */
async function spoken(ms: number): Promise<string> {
  await dial();
  await bench.settle();
  const callId = bench.only().callId ?? '';
  await bench.pass(1_000);
  bench.platform.customerAnswers(callId);
  await bench.settle();
  await bench.pass(ms);
  bench.platform.customerHangsUp(callId);
  await bench.settle();
  return callId;
}

async function accepted(carrier: 'task' | 'preview' = 'task', attributes = {}, settings = {}) {
  bench = await callbackBench(settings);
  id = bench.offer(attributes, carrier);
  await bench.life.callbacks.desk.accept(id);
  await bench.settle();
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
  vi.spyOn(console, 'warn').mockImplementation(() => {});
});
afterEach(() => vi.useRealTimers());

it('[CF-02][CF-05][CB-21][CB-24] called again after the talk, at another number: a second attempt and phone log on the same callback and interaction', async () => {
  await accepted();
  const first = await spoken(10_000);
  expect(bench.only().phase).toBe('wrap-up');
  const { sys_id } = await interaction();
  await bench.pass(5_000);
  bench.life.callbacks.desk.choose(id, mobile);
  const second = await spoken(20_000);

  expect(bench.dials()).toEqual([`dial ${amara} q1 ${id}`, `dial ${mobile} q1 ${id}`]);
  // Connect takes no call before the last one is cleared.
  const verbs = bench.platform.asked;
  expect(verbs.indexOf(`clear ${first}`)).toBeLessThan(verbs.indexOf(`dial ${mobile} q1 ${id}`));
  expect(bench.only().attempts.map(({ e164, outcome }) => [e164, outcome])).toEqual([
    [amara, 'answered'],
    [mobile, 'answered'],
  ]);
  expect(await interaction()).toMatchObject({
    ...{ sys_id, state: 'wrap_up', outcome: 'answered', talkMs: 30_000, previewMs: 0 },
    phone_log: { call_id: id, duration: 10_000 },
    furtherCalls: [
      {
        ...{ call_id: second, phone_number: mobile, call_type: 'outbound', duration: 20_000 },
        ...{ start_time: noon + 16_000, end_time: noon + 37_000 },
      },
    ],
  });
  await bench.life.callbacks.closing.close(id);
  await bench.settle();
  expect(await interaction()).toMatchObject({ state: 'closed_complete', talkMs: 30_000 });
  expect((await record())?.attempts).toHaveLength(2);
  expect(await bench.life.records.interactions.find(second), 'no record beside it').toBeNull();
});

it('[CF-02][CF-07] the second call reached nobody: it may be tried once more, and closed the customer counts as reached', async () => {
  await accepted();
  await spoken(10_000);
  await dial();
  await bench.settle();
  bench.platform.hangUp(bench.only().callId ?? '');
  await bench.settle();
  expect(bench.only()).toMatchObject({ phase: 'unanswered', closesAt: null });
  expect(await interaction()).toMatchObject({ state: 'work_in_progress', endedAt: null });
  await bench.life.callbacks.closing.close(id);
  await bench.settle();
  expect(await interaction()).toMatchObject({
    ...{ outcome: 'answered', state: 'closed_complete', talkMs: 10_000 },
    furtherCalls: [{ duration: null }],
  });
});

it('[CF-02][CB-24] where nothing is wrapped up the record opens again with the retry, and closes with its end', async () => {
  await accepted('task', {}, { asksWrapUp: false });
  await spoken(10_000);
  const first = await interaction();
  expect(first).toMatchObject({ state: 'closed_complete', closed_at: noon + 11_000 });
  await bench.pass(5_000);
  await dial();
  await bench.settle();
  expect(await interaction()).toMatchObject({
    ...{ state: 'work_in_progress', closed_at: null, duration: null, endedAt: null },
    furtherCalls: [{ end_time: null }],
  });
  expect(await bench.life.records.interactions.unclosed()).toHaveLength(1);
  const callId = bench.only().callId ?? '';
  bench.platform.customerAnswers(callId);
  await bench.settle();
  await bench.pass(20_000);
  bench.platform.customerHangsUp(callId);
  await bench.settle();
  expect(await interaction()).toMatchObject({
    ...{ state: 'closed_complete', talkMs: 30_000, closed_at: noon + 36_000 },
    duration: noon + 36_000 - first.opened_at,
  });
  await bench.life.callbacks.closing.close(id);
  await bench.settle();
  expect(await interaction()).toMatchObject({ state: 'closed_complete', closed_at: noon + 36_000 });
  expect(bench.life.store.now().callbacks).toEqual([]);
});

it('[CF-02] what was written up stays closed, whatever is told late', async () => {
  await accepted();
  await spoken(10_000);
  await bench.life.callbacks.closing.close(id);
  await bench.settle();
  const { sys_id } = await interaction();
  const late = { type: 'attempted', e164: amara, by: 'agent', callId: 'late' } as const;
  await bench.life.records.interactions.append(sys_id, Date.now() + 1_000, [late]);
  expect(await interaction()).toMatchObject({ state: 'closed_complete' });
});

it('[CF-16] the retry stops the second countdown, and its end starts it anew', async () => {
  await accepted('task', { callbackMode: 'automatic' }, { callbackWrapUpSeconds: 30 });
  await spoken(10_000);
  expect(bench.only().closesAt).not.toBeNull();
  await dial();
  await bench.settle();
  expect(bench.only()).toMatchObject({ phase: 'dialing', closesAt: null });
  await bench.pass(60_000);
  expect(await interaction(), 'nothing closes under a call').toMatchObject({ state: 'work_in_progress' });
  const callId = bench.only().callId ?? '';
  bench.platform.customerAnswers(callId);
  bench.platform.customerHangsUp(callId);
  await bench.settle();
  expect(bench.only().closesAt).toBe(Date.now() + 30_000);
});

it('[CF-04] as often as the organisation allows, and not once more', async () => {
  await accepted('task', {}, { callbackMostAttempts: 1 });
  await spoken(1_000);
  await expect(dial()).rejects.toMatchObject({ code: 'not-now', detail: /once/ });
});

it('[CF-02] a refused retry was none: the talk is written up as before', async () => {
  await accepted();
  await spoken(1_000);
  const { VoiceError } = await import('../../../lib/errors.ts');
  bench.platform.dial = () => Promise.reject(new VoiceError('number-refused'));
  await expect(dial()).rejects.toMatchObject({ code: 'number-refused' });
  await bench.settle();
  expect(bench.only()).toMatchObject({ phase: 'wrap-up', attempts: [{ outcome: 'answered' }] });
  expect(await interaction()).toMatchObject({ state: 'wrap_up', furtherCalls: [] });
});

it('[CF-02] a campaign’s customer is called again by an ordinary call, though the campaign’s contact is cleared for it', async () => {
  await accepted('preview');
  const first = await spoken(10_000);
  expect(first).toBe(id);
  const second = await spoken(5_000);
  expect(bench.dials()).toEqual([`engage ${id}`, `dial ${amara} q1 ${id}`]);
  expect(second).not.toBe(id);
  expect(bench.only()).toMatchObject({ phase: 'wrap-up', attempts: [{ callId: id }, { callId: second }] });
  expect(await interaction()).toMatchObject({ talkMs: 15_000, furtherCalls: [{ call_id: second }] });
  await bench.life.callbacks.closing.close(id);
  await bench.settle();
  expect(bench.life.store.now().callbacks).toEqual([]);
  expect(bench.life.store.now().calls).toEqual([]);
});

it('[CB-15] whom a campaign’s agent did not reach the campaign calls again, and not the agent', async () => {
  await accepted('preview');
  await dial();
  await bench.settle();
  bench.platform.hangUp(id);
  await bench.settle();
  await expect(dial()).rejects.toMatchObject({ code: 'not-now', detail: /once/ });
});

it('[CF-02] the worker dies between the two calls: the second is counted all the same', async () => {
  await accepted();
  await spoken(10_000);
  await bench.restart();
  await spoken(5_000);
  await bench.restart();
  await bench.settle();
  expect(await interaction()).toMatchObject({ talkMs: 15_000, furtherCalls: [{ duration: 5_000 }] });
});

it('[CB-24] on the instance each further call is a phone log of its own, linked to the interaction', async () => {
  await accepted();
  await spoken(10_000);
  const second = await spoken(5_000);
  const kept = await interaction();
  const me = { sys_id: 'a'.repeat(32), name: 'Priya', user_name: 'pnair' };
  const steps = await interactionSteps(kept, me as Parameters<typeof interactionSteps>[1]);
  const rows = steps.flatMap((step) => (step.kind === 'row' ? [step] : []));
  const logs = rows.filter(({ table }) => table === 'sn_openframe_phone_log');
  expect(logs.map(({ values }) => values.call_id)).toEqual([id, second]);
  const document_id = await idWithin(kept.sys_id, `phone log ${second}`);
  expect(rows.find(({ table }) => table === 'interaction_related_record')?.values).toEqual({
    ...{ interaction: kept.sys_id, document_table: 'sn_openframe_phone_log', document_id },
  });
});
