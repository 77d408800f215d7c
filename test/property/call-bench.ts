/** One agent with one call, brought into any phase by the agent's own commands, against the simulated instance. */

import { vi } from 'vitest';
import type { Call, CallCommand, CallPhase } from '../../lib/call.ts';
import { setPresence } from '../../simulator/connect/instance/agent.ts';
import { accept } from '../../simulator/connect/instance/call.ts';
import { placeInbound, settleDial } from '../../simulator/connect/instance/customer.ts';
import { type Line, standing } from './call-outcomes.ts';
import { type Desk, openDesk, sender } from './desk.ts';
import { type ClockedInstance, clockedInstance } from './live-clock.ts';

const customerNumber = '+442079460001';
/** Where a third party is reached. */
export const outside = '+441614960123';
export const target = { kind: 'number', e164: outside } as const;

export interface Bench {
  instance: ClockedInstance;
  desk: Desk;
}

/** Fake timers must run; `lifetime` ends the desk. */
export async function openBench(line: Line, lifetime: AbortSignal): Promise<Bench> {
  const instance = clockedInstance(Date.now(), { multiParty: line === 'six parties' });
  instance.change((turn) => setPresence(turn, 'priya', 'available'));
  if (line === 'desk phone')
    instance.change((turn) => {
      for (const agent of turn.instance.agents) agent.phone = { type: 'desk', number: '+442079460111' };
    });
  return { instance, desk: await openDesk(instance, 'priya', lifetime) };
}

export const callOf = ({ desk }: Bench): Call => desk.store.now().calls[0] as Call;

/** Time passes, and the agent's snapshots arrive until there is nothing new. */
async function settle({ instance, desk }: Bench, spanMs = 1): Promise<void> {
  instance.pass(spanMs);
  await vi.advanceTimersByTimeAsync(spanMs);
  while (!desk.line.isUpToDate()) {
    desk.line.deliver();
    await vi.advanceTimersByTimeAsync(0);
  }
  // A command stays locked until what it did shows.
  await vi.advanceTimersByTimeAsync(2_500);
}

/** The agent asks for it; throws its refusal. */
export async function command(bench: Bench, name: CallCommand, extra?: unknown): Promise<void> {
  const handler = bench.desk.commands[name] as (...args: unknown[]) => Promise<void>;
  const asked = handler(sender, callOf(bench).id, extra);
  asked.catch(() => {});
  await vi.advanceTimersByTimeAsync(1_000);
  await asked;
  await settle(bench);
}

/** Whoever is being called at this number answers. */
export async function answers(bench: Bench, number: string): Promise<void> {
  bench.instance.change((turn) => {
    const party = turn.instance.conversations
      .flatMap(({ parties }) => parties)
      .find((it) => it.number === number);
    if (party) settleDial(turn, party, 'answered');
  });
  await settle(bench);
}

/** Brings the agent's one call into `phase`. */
export async function reach(bench: Bench, phase: CallPhase, line: Line): Promise<void> {
  const { instance, desk } = bench;
  const isDesk = line === 'desk phone';
  switch (phase) {
    case 'ringing':
      instance.change((turn) => placeInbound(turn, { number: customerNumber }));
      return settle(bench);
    case 'dialing':
      await desk.platform.dial(customerNumber);
      await settle(bench);
      if (!isDesk) return;
      instance.change((turn) => accept(turn, 'priya', callOf(bench).id));
      return settle(bench);
    case 'connected':
      await reach(bench, 'ringing', line);
      if (!isDesk) return command(bench, 'accept');
      instance.change((turn) => accept(turn, 'priya', callOf(bench).id));
      return settle(bench);
    case 'held':
      await reach(bench, 'connected', line);
      return command(bench, 'hold');
    case 'consult-dialing':
      await reach(bench, 'connected', line);
      return command(bench, 'consult', target);
    case 'consult':
      await reach(bench, 'consult-dialing', line);
      return answers(bench, outside);
    case 'conference':
      await reach(bench, 'consult', line);
      return command(bench, 'merge');
    case 'wrap-up':
      await reach(bench, 'connected', line);
      return command(bench, 'hangUp');
    case 'ended':
      await reach(bench, 'ringing', line);
      return settle(bench, 21_000);
  }
}

/** The instance's own word: the agent's contact, then everybody outside who has not left. */
export function held({ instance, desk }: Bench): string {
  const { segments, conversations } = instance.state;
  const segment = segments.find(({ agentId }) => agentId === 'priya');
  const parties = conversations.flatMap((it) => it.parties);
  const own = parties.find(({ agentId }) => agentId === 'priya');
  return standing(segment?.state, desk.line.isMicrophoneOff() || own?.isMuted === true, parties);
}
