/** What an agent does not take goes on to the next: two agents' whole extensions at one instance. */

import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { setPresence } from '../../simulator/connect/instance/agent.ts';
import { placeInbound } from '../../simulator/connect/instance/customer.ts';
import { type Desk, openDesk, sender } from './desk.ts';
import { type ClockedInstance, clockedInstance } from './live-clock.ts';

let lifetime: AbortController;
let instance: ClockedInstance;
let priya: Desk;
let tomasz: Desk;

beforeEach(async () => {
  vi.useFakeTimers({ now: 1_764_000_000_000 });
  lifetime = new AbortController();
  instance = clockedInstance(Date.now(), { multiParty: false });
  instance.change((turn) => setPresence(turn, 'priya', 'available'));
  await pass(1_000);
  instance.change((turn) => setPresence(turn, 'tomasz', 'available'));
  priya = await openDesk(instance, 'priya', lifetime.signal);
  tomasz = await openDesk(instance, 'tomasz', lifetime.signal);
  instance.change((turn) => placeInbound(turn, { number: '+442079460001', queue: 'Billing' }));
  await pass(1);
});
afterEach(() => {
  lifetime.abort();
  vi.useRealTimers();
});

async function pass(spanMs: number): Promise<void> {
  instance.pass(spanMs);
  await vi.advanceTimersByTimeAsync(spanMs);
  for (const { line } of [priya, tomasz].filter(Boolean)) if (!line.isUpToDate()) line.deliver();
  await vi.advanceTimersByTimeAsync(0);
}
const shown = ({ store }: Desk) => {
  const [call] = store.now().calls;
  return call ? [call.phase, call.queue, call.endReason] : [];
};

test('[VO-08] it rings at one available agent', () => {
  expect(shown(priya)).toEqual(['ringing', 'Billing', null]);
  expect(shown(tomasz)).toEqual([]);
});

test('[CC-37] not taken in time, it rings at the next agent, and the first is offered nothing', async () => {
  await pass(20_000);
  expect(shown(priya)).toEqual(['ended', 'Billing', 'missed']);
  expect(shown(tomasz)).toEqual(['ringing', 'Billing', null]);
});

test('[CC-38] rejected, it rings at the next agent', async () => {
  const [call] = priya.store.now().calls;
  const rejected = priya.commands.reject(sender, call?.id ?? '');
  await pass(1);
  await rejected;
  expect(shown(priya)).toEqual(['ended', 'Billing', 'rejected']);
  expect(shown(tomasz)).toEqual(['ringing', 'Billing', null]);
});

test('nobody else free, it waits in its queue', async () => {
  instance.change((turn) => setPresence(turn, 'tomasz', 'break'));
  await pass(20_000);
  expect(shown(tomasz)).toEqual([]);
  instance.change((turn) => setPresence(turn, 'tomasz', 'available'));
  await pass(1);
  expect(shown(tomasz)).toEqual(['ringing', 'Billing', null]);
});
