import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { callbacksAfter } from '../../../lib/callbacks/after-report.ts';
import type { Callback } from '../../../lib/callbacks/callback.ts';
import { callbackMoves } from '../../../lib/callbacks/moves.ts';
import { amara, callbackBench, noon } from '../../fakes/callback-bench.ts';
import { dialling } from '../../gallery/people.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
});
afterEach(() => vi.useRealTimers());

/** A follow-up whose customer is being dialled. */
async function dialled() {
  const bench = await callbackBench({ callbackAgainMinutes: 0 });
  await bench.life.callbacks.followUps.schedule(amara, noon, '', '');
  await bench.settle();
  await bench.pass(1_000);
  await bench.life.callbacks.desk.accept(bench.only().id);
  await bench.life.callbacks.dialler.dial(bench.only().id, false);
  await bench.settle();
  return bench;
}

const sight = { contacts: [], isWitness: true };
/** What becomes of it when its call is over, or gone, and the agent's presence is this error. */
function after(was: Callback, detail: string | null, agentError: string | null, at = noon + 9_000): Callback {
  const call = dialling({ id: was.callId ?? '', phase: 'ended', endReason: 'failed', endDetail: detail });
  const calls = detail === null ? [] : [call];
  const [callback] = callbacksAfter([was], { ...sight, calls, at, agentError }, {} as never);
  if (!callback) throw new Error('the callback is gone');
  return callback;
}
const outcomes = ({ attempts }: Callback) => attempts.map(({ outcome }) => outcome);

it.each([
  ['LineEngagedCustomer', null, 'busy'],
  ['error', 'LineEngagedCustomer', 'busy'],
  [null, 'LineEngagedCustomer', 'busy'],
  ['BadAddressCustomer', null, 'failed'],
  ['MissedCallCustomer', 'MissedCallCustomer', 'no-answer'],
  ['missed', null, 'no-answer'],
  ['FailedConnectCustomer', null, 'no-answer'],
  // An agent with an open task stays Busy: nobody says why.
  ['error', null, 'failed'],
  [null, null, 'no-answer'],
] as const)(
  '[CF-04] a call that ends with %s, the agent in %s, was %s',
  async (detail, agentError, outcome) => {
    const was = (await dialled()).only();
    const callback = after(was, detail, agentError);
    expect(callback.phase).toBe('unanswered');
    expect(outcomes(callback)).toEqual([outcome]);
    expect(callback.numbers[0]?.last?.outcome).toBe(outcome);
  },
);

it('[CF-04] that the line was engaged may be told a moment after the call is gone, and is put right on record', async () => {
  const was = (await dialled()).only();
  const first = after(was, null, null);
  const second = after(first, null, 'LineEngagedCustomer', noon + 10_000);
  expect([outcomes(first), outcomes(second)]).toEqual([['no-answer'], ['busy']]);
  const told = callbackMoves(first, second, { value: 'priya', display_value: 'Priya' }, noon);
  expect(told.map(({ what }) => what)).toEqual([{ type: 'attemptFailed', outcome: 'busy' }]);
  expect(outcomes(after(first, null, 'LineEngagedCustomer', noon + 60_000))).toEqual(['no-answer']);
});

it.each([
  ['LineEngagedCustomer', 'busy'],
  ['MissedCallCustomer', 'no-answer'],
  [null, 'failed'],
] as const)(
  '[CF-04] a call that failed for no known reason, and then the agent is in %s, was %s',
  async (later, outcome) => {
    const was = (await dialled()).only();
    const first = after(was, 'error', null);
    expect(outcomes(first)).toEqual(['failed']);
    expect(outcomes(after(first, 'error', later, noon + 10_000))).toEqual([outcome]);
  },
);

it('[CB-21][CF-02] a retry at once takes the failed call away first, which would have it refused', async () => {
  const bench = await dialled();
  const { id, callId } = bench.only();
  await bench.life.store.stored();
  bench.platform.reject(callId ?? '');
  await bench.settle();
  bench.life.store.change({
    calls: bench.life.store.now().calls.map((call) => ({ ...call, endReason: 'failed' })),
  });
  expect(bench.only().phase).toBe('unanswered');
  await bench.life.callbacks.dialler.dial(id, true);
  const asked = bench.platform.asked.slice(bench.platform.asked.indexOf(`reject ${callId}`) + 1);
  expect(asked).toEqual([`clear ${callId}`, `dial ${amara}`]);
});
