/** The instance in real time: the one place that holds the state, and the only timer over it. */

import { randomBytes } from 'node:crypto';
import { change } from './instance/change.ts';
import { elapse, nextDueAt } from './instance/elapse.ts';
import { createHarbour } from './instance/harbour.ts';
import type { Instance, Settings, Turn } from './instance/instance.ts';

export interface LiveInstance {
  readonly state: Instance;
  /** Grows with every change. */
  readonly version: number;
  /** Runs a verb now and returns its result; throws its Refusal, with nothing changed. */
  change<T>(verb: (turn: Turn) => T): T;
  /** Calls `listener` after each change; returns the unsubscribe. */
  onChange(listener: () => void): () => void;
  stop(): void;
}

// Node fires longer timers at once.
const longestTimerMs = 2 ** 31 - 1;

/** A fresh harbour instance that runs by the wall clock until stopped. */
export function runInstance(settings: Partial<Settings> = {}): LiveInstance {
  let state = createHarbour(randomBytes(4).toString('hex'), Date.now(), settings);
  let version = 1;
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;
  const listeners = new Set<() => void>();

  function apply<T>(verb: (turn: Turn) => T): T {
    const { instance, result } = change(state, Date.now(), verb);
    state = instance;
    version += 1;
    arm();
    for (const listener of [...listeners]) listener();
    return result;
  }

  function arm(): void {
    clearTimeout(timer);
    const at = nextDueAt(state);
    if (at === null || isStopped) return;
    timer = setTimeout(() => apply(elapse), Math.min(Math.max(0, at - Date.now()), longestTimerMs));
  }

  return {
    get state() {
      return state;
    },
    get version() {
      return version;
    },
    change: apply,
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stop() {
      isStopped = true;
      clearTimeout(timer);
      listeners.clear();
    },
  };
}
