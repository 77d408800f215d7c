/** The simulated instance by a clock that a test moves: the pure machine, with what is due happening at its moment. */

import { operations } from '../../simulator/connect/api/operations.ts';
import { type Agent, findAgent } from '../../simulator/connect/instance/agent.ts';
import { change } from '../../simulator/connect/instance/change.ts';
import { elapse, nextDueAt } from '../../simulator/connect/instance/elapse.ts';
import { createHarbour } from '../../simulator/connect/instance/harbour.ts';
import type { Instance, Settings, Turn } from '../../simulator/connect/instance/instance.ts';
import { Refusal } from '../../simulator/connect/instance/refusal.ts';

export interface ClockedInstance {
  readonly state: Instance;
  readonly now: number;
  change<T>(verb: (turn: Turn) => T): T;
  /** What an operation of the API answers; throws its Refusal. */
  operate(login: string, operation: string, input: object): unknown;
  /** Lets time pass. */
  pass(spanMs: number): void;
  agent(login: string): Agent;
}

/** A fresh harbour instance. `startAt` is epoch ms. */
export function clockedInstance(startAt: number, settings: Partial<Settings>): ClockedInstance {
  let state = createHarbour('5eed5eed', startAt, settings);
  let now = startAt;
  function apply<T>(verb: (turn: Turn) => T): T {
    const changed = change(state, now, verb);
    state = changed.instance;
    return changed.result;
  }
  const live = {
    get state() {
      return state;
    },
    change: apply,
  };
  return {
    get state() {
      return state;
    },
    get now() {
      return now;
    },
    change: apply,
    operate: (login, operation, input) =>
      operations[operation]?.({
        live,
        agent: findAgent(state, login),
        input,
        media: { playDigits() {} },
      } as unknown as Parameters<(typeof operations)[string]>[0]),
    pass(spanMs) {
      const until = now + spanMs;
      for (let at = nextDueAt(state); at !== null && at <= until; at = nextDueAt(state)) {
        now = Math.max(now, at);
        apply(elapse);
      }
      now = until;
    },
    agent: (login) => findAgent(state, login),
  };
}

/** Runs `work`; null when the instance refuses, which anything else it throws is not. */
export function orRefused<T>(work: () => T): T | null {
  try {
    return work();
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}
